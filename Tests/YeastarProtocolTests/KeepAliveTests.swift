import Testing
import YeastarProtocol

@Suite("Keep-alive")
struct KeepAliveTests {
    private let opened = ContinuousClock.now

    @Test func `one lost heartbeat is forgiven, a second one reconnects`() {
        var keepAlive = KeepAlive(now: opened)
        #expect(keepAlive.handle(.wokeUp, now: opened) == .wait(until: opened + .seconds(25)))
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(25)) == .sendHeartbeat)
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(25)) == .wait(until: opened + .seconds(40)))
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(40)) == .wait(until: opened + .seconds(50)))
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(50)) == .sendHeartbeat)
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(65)) == .reconnect(missedHeartbeats: 2))
    }

    @Test func `an hour of answered heartbeats sends one every 25 seconds`() {
        var keepAlive = KeepAlive(now: opened)
        var now = opened
        var sent = 0
        while now < opened + .seconds(3_600) {
            switch keepAlive.handle(.wokeUp, now: now) {
            case .sendHeartbeat:
                sent += 1
                _ = keepAlive.handle(.answered, now: now + .milliseconds(300))
            case .wait(let until): now = until
            case .reconnect: Issue.record("Every heartbeat was answered.")
            }
        }
        #expect(sent == 143)
        #expect(keepAlive.missedHeartbeats == 0)
    }

    @Test func `an answer between two misses starts the count again`() {
        var keepAlive = KeepAlive(now: opened)
        _ = keepAlive.handle(.wokeUp, now: opened + .seconds(25))
        _ = keepAlive.handle(.wokeUp, now: opened + .seconds(41))
        #expect(keepAlive.missedHeartbeats == 1)
        _ = keepAlive.handle(.wokeUp, now: opened + .seconds(50))
        _ = keepAlive.handle(.answered, now: opened + .seconds(51))
        #expect(keepAlive.missedHeartbeats == 0)
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(60)) == .wait(until: opened + .seconds(75)))
    }

    @Test func `a consumer that stands still for ten minutes costs no connection, and heartbeats go on`() {
        var keepAlive = KeepAlive(now: opened)
        _ = keepAlive.handle(.pausedReading, now: opened + .seconds(20))
        for beat in 1...24 {
            #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(25 * beat)) == .sendHeartbeat)
        }
        _ = keepAlive.handle(.resumedReading, now: opened + .seconds(601))
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(602)) == .wait(until: opened + .seconds(616)))
        #expect(keepAlive.handle(.answered, now: opened + .seconds(603)) == .wait(until: opened + .seconds(625)))
        #expect(keepAlive.missedHeartbeats == 0)
    }

    @Test func `time read before a pause counts towards the limit`() {
        var keepAlive = KeepAlive(now: opened)
        _ = keepAlive.handle(.wokeUp, now: opened + .seconds(25))
        _ = keepAlive.handle(.pausedReading, now: opened + .seconds(35))
        _ = keepAlive.handle(.resumedReading, now: opened + .seconds(36))
        #expect(keepAlive.handle(.wokeUp, now: opened + .seconds(40)) == .wait(until: opened + .seconds(41)))
        _ = keepAlive.handle(.wokeUp, now: opened + .seconds(41))
        #expect(keepAlive.missedHeartbeats == 1)
    }
}
