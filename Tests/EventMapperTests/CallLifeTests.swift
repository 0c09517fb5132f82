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
}
