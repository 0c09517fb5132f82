import Testing
import YeastarProtocol

@Suite("Subscription")
struct SubscriptionTests {
    private let now = ContinuousClock.now

    private func answer(_ errcode: Int) throws -> RESTAnswer {
        try RESTAnswer(decoding: Array(#"{"errcode":\#(errcode),"errmsg":"WORDS"}"#.utf8))
    }

    @Test func `asks for everything and is live once acknowledged`() throws {
        var subscription = Subscription()
        #expect(subscription.start(now: now) == .send(topics: Subscription.allTopics))
        #expect(subscription.answered(try answer(0), now: now) == .subscribed(topics: Subscription.allTopics))
        #expect(subscription.answered(try answer(0), now: now) == .nothing)
        #expect(subscription.wokeUp(now: now + .seconds(3_600)) == .nothing)
    }

    @Test(arguments: [40_002, 40_001, 10_001, -1])
    func `shrinks to the two essential topics when the PBX refuses more`(errcode: Int) throws {
        var subscription = Subscription()
        _ = subscription.start(now: now)
        guard case .send(let fewer) = subscription.answered(try answer(errcode), now: now) else {
            Issue.record("A refusal is followed by a shorter list.")
            return
        }
        #expect(fewer.count < Subscription.allTopics.count && fewer.contains(30_011) && fewer.contains(30_012))
        #expect(subscription.answered(try answer(errcode), now: now) == .send(topics: [30_011, 30_012]))
        guard case .fail(let error) = subscription.answered(try answer(errcode), now: now) else {
            Issue.record("Nothing is left to ask for.")
            return
        }
        #expect(error.code == .topicsRefused)
    }

    @Test(arguments: [(10_004, PBXError.Code.tokenExpired), (70_123, .apiUnavailable), (70_087, .ipForbidden)])
    func `fails at once where fewer topics would not help`(errcode: Int, code: PBXError.Code) throws {
        var subscription = Subscription()
        _ = subscription.start(now: now)
        guard case .fail(let error) = subscription.answered(try answer(errcode), now: now) else {
            Issue.record("This error is final.")
            return
        }
        #expect(error.code == code)
    }

    @Test func `an expired token on a live socket ends it, another error does not`() throws {
        var subscription = Subscription()
        _ = subscription.start(now: now)
        _ = subscription.answered(try answer(0), now: now)
        #expect(subscription.answered(try answer(40_002), now: now) == .nothing)
        guard case .fail(let error) = subscription.answered(try answer(10_004), now: now) else {
            Issue.record("The socket is deaf from now on.")
            return
        }
        #expect(error.code == .tokenExpired)
    }

    @Test func `waits ten seconds for the acknowledgement`() {
        var subscription = Subscription()
        _ = subscription.start(now: now)
        #expect(subscription.wokeUp(now: now + .seconds(9)) == .wait(until: now + .seconds(10)))
        guard case .fail(let error) = subscription.wokeUp(now: now + .seconds(10)) else {
            Issue.record("The time is over.")
            return
        }
        #expect(error.code == .noAcknowledgement)
    }

    @Test func `is a list of numbers that is never empty`() {
        #expect(Subscription.message([30_011, 30_012]) == #"{"topic_list":[30011,30012]}"#)
        #expect(Set(Subscription.essentialTopics).isDisjoint(with: Subscription.optionalTopics))
    }
}
