import Testing
import YeastarProtocol

@Suite("The life of a token")
struct TokenLifetimeTests {
    private let now = ContinuousClock.now

    @Test(arguments: [(1_800, 1_200), (10, 6.666_666), (3, 2), (0, 0)] as [(Double, Double)])
    func `is handed over at two thirds`(lifeSeconds: Double, handOverSeconds: Double) {
        let life = TokenLifetime(obtained: now, accessSeconds: lifeSeconds, refreshSeconds: 86_400)
        let handOver = (life.handOver - now) / .seconds(1)
        #expect(abs(handOver - handOverSeconds) < 0.001)
        #expect(life.decision(now: now + .seconds(handOverSeconds + 0.01)) == .refresh)
        #expect(life.decision(now: now + .seconds(86_401)) == .logIn)
        #expect(!life.isAlive(now: now + .seconds(lifeSeconds)))
    }

    @Test func `is not handed over sooner than the least time, though its life be said to be shorter`() {
        let life = TokenLifetime(obtained: now, accessSeconds: 1, refreshSeconds: 86_400, shortest: .seconds(3))
        #expect(life.handOver == now + .seconds(3))
        let usual = TokenLifetime(obtained: now, accessSeconds: 1_800, refreshSeconds: 86_400, shortest: .seconds(3))
        #expect(usual.handOver == now + .seconds(1_200))
    }

    @Test func `is used until then`() {
        let life = TokenLifetime(obtained: now, accessSeconds: 1_800, refreshSeconds: 86_400)
        #expect(life.decision(now: now + .seconds(1_199)) == .use(until: life.handOver))
    }
}

@Suite("Refused credentials")
struct CredentialGuardTests {
    @Test func `are tried twice, and then not for an hour`() {
        var memory = CredentialGuard()
        #expect(memory.permits("a", unixNow: 1_000))
        memory.refused("a", unixNow: 1_000)
        #expect(memory.permits("a", unixNow: 1_001))
        memory.refused("a", unixNow: 1_001)
        #expect(!memory.permits("a", unixNow: 1_002))
        #expect(memory.secondsUntilPermitted("a", unixNow: 1_101) == 3_500)
        #expect(memory.permits("a", unixNow: 4_602))
        #expect(memory.permits("b", unixNow: 1_002))
    }

    @Test func `are forgotten once accepted, and after an hour`() {
        var memory = CredentialGuard()
        memory.refused("a", unixNow: 1_000)
        memory.accepted("a")
        memory.refused("a", unixNow: 1_001)
        #expect(memory.permits("a", unixNow: 1_002))
        memory.refused("a", unixNow: 9_000)
        #expect(memory.refusals.map(\.count) == [1])
    }

    @Test func `do not lock anybody out when the clock is set back`() {
        var memory = CredentialGuard()
        memory.refused("a", unixNow: 100_000)
        memory.refused("a", unixNow: 100_000)
        #expect(memory.permits("a", unixNow: 1_000))
    }
}
