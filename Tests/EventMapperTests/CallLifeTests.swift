import CallModel
import EventMapper
import Testing

/// When a call is live, when it has ended, and which of its records are legs.
@Suite struct CallLifeTests {
    @Test func `a call is live until all its members are BYE`() {
        var scenario = Scenario()
        scenario.state(0, phone("2041", "ALERT"), phone("2042", "RING"))
        let call = scenario.call
        #expect(call.line == "live internal - by - wait - talk - duration - exact")
        #expect(call.isMissed == nil)
        #expect(call.endSeconds == nil)
        #expect(call.offerLines == ["2042 rings 0 - - ring - hold - - estimated"])
        scenario.state(5, phone("2042", "BYE"))
        #expect(scenario.call.state == .live)
        scenario.state(6, phone("2041", "BYE"))
        #expect(scenario.call.line == "ended internal no_answer by - wait 6 talk 0 duration 6 estimated")
    }

    @Test func `every one of many members has its own states, also one that comes back`() {
        var scenario = Scenario()
        let numbers = (2001...2012).map(String.init)
        scenario.state(0, inbound("ALERT"))
        for number in numbers { scenario.state(1, phone(number, "RING")) }
        for number in numbers { scenario.state(5, phone(number, "BYE")) }
        #expect(scenario.call.state == .live)
        scenario.state(7, phone("2001", "RING"), phone("2012", "RING"))
        scenario.state(9, phone("2001", "BYE"), phone("2012", "ANSWER"), inbound("ANSWERED"))
        scenario.state(20, phone("2012", "BYE"), inbound("BYE"))
        let call = scenario.call
        #expect(call.state == .ended)
        #expect(call.answeredBy == "2012")
        #expect(
            call.offerLines.sorted()
                == (numbers.map { "\($0) missed 1 - 5 ring 4 hold - - estimated" } + [
                    "2001 elsewhere 7 - 9 ring 2 hold - - estimated",
                    "2012 answered 7 9 20 ring 2 hold 0 - estimated",
                ]).sorted()
        )
    }

    @Test func `a record ends a call before its last BYE and a later state opens it again`() {
        var scenario = Scenario()
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(5, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 20, talk: 15, received: 20)
        #expect(scenario.call.state == .ended)
        scenario.state(20.2, inbound("BYE"), phone("2041", "BYE"))
        #expect(scenario.call.state == .ended)
        scenario.state(21, phone("2042", "RING"))
        let call = scenario.call
        #expect(call.state == .live)
        #expect(call.outcome == nil)
        #expect(call.answeredBy == "2041")
        scenario.state(22, phone("2042", "BYE"))
        #expect(scenario.call.state == .ended)
    }

    @Test func `a repeated report after the record keeps the call open`() {
        var scenario = Scenario()
        scenario.state(5, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.event("0722000111", "6201", "ANSWERED", "Inbound", duration: 5, talk: 5, received: 6)
        #expect(scenario.call.state == .ended)
        scenario.state(7, inbound("ANSWERED"))
        #expect(scenario.call.state == .live)
    }

    @Test func `a call that the PBX's live calls lack has ended`() {
        var scenario = Scenario()
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(5, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.facts.goneMilliseconds = (Scenario.start + 65) * 1000
        let call = scenario.call
        #expect(call.line == "ended inbound answered by 2041 wait 5 talk 60 duration 65 estimated")
        #expect(call.offerLines == ["2041 answered 0 5 65 ring 5 hold 0 - estimated"])
        scenario.state(70, inbound("ANSWERED"))
        #expect(scenario.call.state == .live)
    }

    @Test func `once history tells of an ended call it decides which legs there are`() {
        var scenario = Scenario(extensions: ["2041"])
        scenario.event("0722000111", "6201", "ANSWERED", "Inbound", duration: 5, talk: 5, received: 6)
        scenario.event(at: 5, "0722000111", "2041", "ANSWERED", "Inbound", duration: 30, talk: 25, received: 36)
        #expect(scenario.call.legs.count == 2)
        scenario.row(at: 5, "0722000111", "Ion Rus<2041>", "ANSWERED", "Inbound", duration: 31, talk: 26, id: "A2")
        #expect(scenario.call.legLines == ["2041 extension answered 5 31 26 both"])
        scenario.state(700, inbound("ANSWERED"))
        #expect(scenario.call.state == .live)
        #expect(scenario.call.legs.count == 2)
    }

    @Test func `a repeated event is one leg and a paired leg keeps what history lacks`() {
        var scenario = Scenario(extensions: ["2041"])
        for received in [36.0, 36.5] {
            scenario.event(
                at: 1,
                "0722000111",
                "2041",
                "ANSWERED",
                "Inbound",
                duration: 30,
                talk: 25,
                received: received,
                extra: #","agent_ring_time":4,"pin_code":"77""#
            )
        }
        #expect(scenario.call.legs.count == 1)
        scenario.row(
            "0722000111",
            "Ion Rus<2041>",
            "ANSWERED",
            "Inbound",
            duration: 31,
            talk: 25,
            id: "A2",
            extra: #","ring_duration":6"#
        )
        let leg = scenario.call.legs[0]
        #expect(scenario.call.legLines == ["2041 extension answered 0 31 25 both"])
        #expect(leg.pinCode == "77")
        #expect(leg.ringSeconds == 6)
        #expect(leg.calleeName == "Ion Rus")
        #expect(leg.historyID == "A2")
        #expect(leg.queueWaitSeconds == 4)
    }

    @Test func `records that are an hour apart pair when all else is equal`() {
        var scenario = Scenario(extensions: ["2041"])
        scenario.event(at: 3600, "0722000111", "2041", "ANSWERED", "Inbound", duration: 30, talk: 25, received: 36)
        scenario.row("0722000111", "2041", "ANSWERED", "Inbound", duration: 30, talk: 25, id: "A2")
        #expect(scenario.call.legLines == ["2041 extension answered 0 30 25 both"])
        #expect(scenario.call.legs[0].start?.source == .timestamp)
    }

    @Test func `of two records at one start the durations decide`() {
        var scenario = Scenario(extensions: ["2041"])
        scenario.event("0722000111", "2041", "NO ANSWER", "Inbound", duration: 10, received: 36)
        scenario.event(at: 1, "0722000111", "2041", "ANSWERED", "Inbound", duration: 40, talk: 30, received: 37)
        scenario.row(at: 1, "0722000111", "2041", "NO ANSWER", "Inbound", duration: 10, id: "A1")
        scenario.row(at: 1, "0722000111", "2041", "ANSWERED", "Inbound", duration: 40, talk: 30, id: "A2")
        #expect(scenario.call.legs.allSatisfy { $0.eventIdentity != nil && $0.historyIdentity != nil })
        let paired = scenario.call.legs.first { $0.durationSeconds == 40 }
        let identity = String(decoding: paired?.eventIdentity ?? [], as: UTF8.self)
        #expect(identity.contains("ANSWERED\u{1F}40"))
    }

    @Test func `a call of nothing but a gone mark has no answer`() {
        var facts = CallFacts(callID: "odd")
        #expect(CallRules.derive(facts).state == .live)
        facts.goneMilliseconds = 5000
        let call = CallRules.derive(facts)
        #expect(call.state == .ended)
        #expect(call.outcome == .noAnswer)
        #expect(call.endSeconds == 5)
        #expect(call.isMissed == nil)
    }

    @Test func `the wait for an answer that nobody heard of is unknown`() {
        var scenario = Scenario()
        scenario.state(30, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.state(40, inbound("BYE"), phone("2041", "BYE"))
        #expect(scenario.call.line == "ended inbound answered by 2041 wait - talk 10 duration 40 estimated")
        scenario.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 40, talk: 34, received: 41)
        #expect(scenario.call.waitSeconds == 6)
    }

    @Test func `a call's only record begins with the call, whatever its time says`() {
        var scenario = Scenario()
        scenario.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 40, talk: 34, received: 41)
        scenario.facts.cdrs[0].value.startLocalSeconds = nil
        scenario.facts.cdrs[0].receipt.milliseconds += 90_000
        let leg = scenario.call.legs[0]
        #expect(leg.start?.seconds == Scenario.start)
        #expect(leg.start?.source == .callID)
        #expect(!scenario.call.isEstimated)
    }

    @Test func `what was reached first was dialled, not the conference room that it became`() {
        var scenario = Scenario()
        scenario.state(0, phone("2041", "ALERT"), phone("2042", "RING"))
        scenario.state(5, phone("2041", "ANSWERED", path: "6500"), phone("2042", "ANSWER", path: "6500"))
        scenario.state(9, phone("2041", "BYE"), phone("2042", "BYE"))
        #expect(scenario.call.dialed == "2042")
        var group = Scenario()
        group.state(0, phone("2041", "ALERT"), phone("2042", "RING", path: "6300"))
        #expect(group.call.dialed == "6300")
    }

    @Test func `a hold belongs to those who talked when it began`() {
        var scenario = Scenario()
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(4, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.state(20, inbound("HOLD"))
        scenario.state(21, phone("2042", "RING"))
        scenario.state(26, phone("2042", "ANSWER"))
        scenario.state(34, inbound("ANSWERED"), phone("2041", "BYE"))
        scenario.state(60, inbound("BYE"), phone("2042", "BYE"))
        #expect(scenario.call.offers.map(\.holdSeconds) == [14, 0])
        #expect(scenario.call.offers.map(\.isHoldEstimated) == [true, true])
        // The archiver begins to listen while the caller is on hold.
        var late = Scenario()
        late.state(12, inbound("HOLD"))
        late.state(16, inbound("ANSWERED"), phone("2041", "ANSWER"))
        late.state(30, inbound("BYE"), phone("2041", "BYE"))
        #expect(late.call.offers.map(\.holdSeconds) == [0])
        late.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 30, talk: 27, received: 31)
        #expect(late.call.offers.map(\.holdSeconds) == [4])
    }

    @Test func `who joins a conversation takes it over only by outlasting the others`() {
        for (end, count) in [(70, 0), (90, 0), (91, 0), (120, 1)] {
            var scenario = Scenario(extensions: ["2041", "2042"])
            scenario.event("0722000111", "2041", "ANSWERED", "Inbound", duration: 90, talk: 85, received: 130)
            scenario.event(
                at: 30,
                "0722000111",
                "2042",
                "ANSWERED",
                "Inbound",
                duration: end - 30,
                talk: end - 35,
                received: 130
            )
            #expect(scenario.call.transferCount == count, "\(end)")
        }
    }
}
