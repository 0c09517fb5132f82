import CallModel
import EventMapper
import Testing

@Suite struct CallRulesTests {
    /// Phone 2041 calls 2042.
    private func internalCall() -> Scenario {
        var scenario = Scenario()
        scenario.state(0, phone("2041", "ALERT"), phone("2042", "RING"))
        scenario.state(6, phone("2041", "ANSWERED"), phone("2042", "ANSWER"))
        scenario.state(36, phone("2042", "BYE"))
        scenario.state(36.2, phone("2041", "BYE"))
        return scenario
    }

    /// A caller passes an IVR and a queue, and is answered by the second agent rung.
    static func queueCall(events: Bool, rows: Bool, members: Bool = true) -> Scenario {
        var scenario = Scenario(queues: ["6401"], extensions: ["2041", "2042"])
        if members {
            scenario.state(0.1, inbound("ANSWERED", path: "6201"))
            scenario.state(14, phone("2041", "RING", path: "6401"), phone("2042", "RING", path: "6401"))
            scenario.state(21, inbound("ANSWERED", path: "6401"), phone("2042", "ANSWER", path: "6401"))
            scenario.state(21.3, phone("2041", "BYE", path: "6401"))
            scenario.state(80, phone("2042", "BYE", path: "6401"), inbound("BYE", path: "6401"))
        }
        let extra = #","did_number":"0180000000""#
        if events {
            let trunk = extra + #","src_trunk_name":"Line 1","agent_ring_time":8"#
            scenario.event(
                "0722000111",
                "6201",
                "ANSWERED",
                "Inbound",
                duration: 13,
                talk: 13,
                received: 80.5,
                extra: trunk
            )
            scenario.event(
                at: 13,
                "0722000111",
                "6401",
                "ANSWERED",
                "Inbound",
                duration: 67,
                talk: 59,
                received: 80.6,
                extra: trunk
            )
            scenario.event(
                at: 13,
                "0722000111",
                "2042",
                "ANSWERED",
                "Inbound",
                duration: 67,
                talk: 59,
                received: 80.7,
                extra: trunk + #","recording":"q.wav""#
            )
        }
        if rows {
            let trunk = extra + #","src_trunk":"Line 1""#
            scenario.row(
                "0722000111",
                "IVR Main<6201>",
                "ANSWERED",
                "Inbound",
                duration: 13,
                talk: 13,
                id: "A1",
                extra: trunk
            )
            scenario.row(
                at: 13,
                "0722000111",
                "Queue Sales<6401>",
                "ANSWERED",
                "Inbound",
                duration: 67,
                talk: 59,
                id: "A2",
                extra: trunk
            )
            scenario.row(
                at: 13,
                "0722000111",
                "Ion Rus<2042>",
                "ANSWERED",
                "Inbound",
                duration: 67,
                talk: 59,
                id: "A3",
                extra: trunk + #","ring_duration":8,"record_file":"q.wav""#
            )
        }
        return scenario
    }

    @Test func `an internal call told by members alone is estimated`() {
        let call = internalCall().call
        #expect(call.line == "ended internal answered by 2042 wait 6 talk 30 duration 36 estimated")
        #expect(call.caller == "2041")
        #expect(call.dialed == "2042")
        #expect(call.isMissed == false)
        #expect(call.offerLines == ["2042 answered 0 6 36 ring 6 hold 0 - estimated"])
    }

    @Test func `a record decides over receive times`() {
        var scenario = internalCall()
        scenario.event("2041", "2042", "ANSWERED", "Internal", duration: 35, talk: 30, received: 37)
        let call = scenario.call
        #expect(call.line == "ended internal answered by 2042 wait 5 talk 30 duration 35 exact")
        #expect(call.offerLines == ["2042 answered 0 5 35 ring 5 hold 0 - exact"])
        #expect(call.legLines == ["2042 extension answered 0 35 30 event"])
        #expect(call.legs[0].calleeKindReason == "member")
    }

    @Test(arguments: [(true, false), (false, true), (true, true)])
    func `a queue call is the same by events, by history and by both`(events: Bool, rows: Bool) {
        let call = Self.queueCall(events: events, rows: rows).call
        let source = events && rows ? "both" : events ? "event" : "history"
        #expect(call.line == "ended inbound answered by 2042 wait 21 talk 59 duration 80 exact")
        #expect(
            call.legLines == [
                "6201 \(rows ? "ivr" : "other") answered 0 13 13 \(source)", "6401 queue answered 13 67 59 \(source)",
                "2042 extension answered 13 67 59 \(source)",
            ]
        )
        #expect(
            call.offerLines == [
                "2042 answered 13 21 80 ring 8 hold 0 6401 exact",
                "2041 elsewhere 14 - 21 ring 7 hold - 6401 estimated",
            ]
        )
        #expect(call.queue == "6401")
        #expect(call.dialed == "0180000000")
        #expect(call.did == "0180000000")
        #expect(call.caller == "0722000111")
        #expect(call.trunk == "Line 1")
        #expect(call.recording == "q.wav")
        #expect(call.uid == Scenario.uid)
        #expect(call.transferCount == 0)
        #expect(call.start == Instant(seconds: Scenario.start, utcOffsetSeconds: 3600, source: .callID))
        #expect(call.legs.allSatisfy { $0.start?.utcOffsetSeconds == 3600 })
        #expect(call.legs.allSatisfy { $0.start?.source == (rows ? .timestamp : .uid) })
        #expect(call.legs[2].queueWaitSeconds == (events ? 8 : nil))
    }

    @Test func `history without members tells who answered and who was rung`() {
        let call = Self.queueCall(events: false, rows: true, members: false).call
        #expect(call.line == "ended inbound answered by 2042 wait 21 talk 59 duration 80 exact")
        #expect(call.offerLines == ["2042 answered 13 21 80 ring 8 hold - 6401 exact"])
    }

    @Test func `members alone tell of a queue call`() {
        let call = Self.queueCall(events: false, rows: false).call
        #expect(call.line == "ended inbound answered by 2042 wait 21 talk 59 duration 80 estimated")
        #expect(call.queue == "6401")
        #expect(call.dialed == "0180000000")
        #expect(call.trunk == "Line 1")
    }

    @Test func `members name the agent whom a queue's row does not`() {
        var scenario = Scenario(queues: ["6401"])
        scenario.state(1, inbound("ANSWERED", path: "6401"), phone("2042", "RING", path: "6401"))
        scenario.state(9, phone("2042", "ANSWER", path: "6401"))
        scenario.state(40, phone("2042", "BYE"), inbound("BYE"))
        scenario.row("0722000111", "Queue Sales<6401>", "ANSWERED", "Inbound", duration: 40, talk: 32, id: "A1")
        #expect(scenario.call.line == "ended inbound answered by 2042 wait 8 talk 32 duration 40 exact")
        scenario.facts.members = []
        #expect(scenario.call.line == "ended inbound answered by - wait 8 talk 32 duration 40 exact")
    }

    @Test func `an answered IVR is nobody`() {
        var scenario = Scenario()
        scenario.row("0722000111", "IVR Main<6201>", "ANSWERED", "Inbound", duration: 20, talk: 20, id: "A1")
        let call = scenario.call
        #expect(call.line == "ended inbound no_answer by - wait 20 talk 0 duration 20 exact")
        #expect(call.isMissed == true)
    }

    @Test func `a caller who leaves a queue abandons it`() {
        var scenario = Scenario(queues: ["6401"])
        scenario.state(1, inbound("ANSWERED", path: "6401"), phone("2041", "RING", path: "6401"))
        scenario.state(31, phone("2041", "BYE", path: "6401"), inbound("BYE", path: "6401"))
        scenario.event("0722000111", "6401", "NO ANSWER", "Inbound", duration: 31, received: 32)
        let call = scenario.call
        #expect(call.line == "ended inbound abandoned by - wait 31 talk 0 duration 31 exact")
        #expect(call.isMissed == true)
        #expect(call.offerLines == ["2041 caller_gave_up 1 - 31 ring 30 hold - 6401 estimated"])
    }

    @Test func `voicemail is not a person`() {
        var scenario = Scenario(extensions: ["2041"])
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(20, phone("2041", "BYE"))
        scenario.state(20.1, inbound("ANSWERED"))
        scenario.state(31, inbound("BYE"))
        scenario.event("0722000111", "2041", "VOICEMAIL", "Inbound", duration: 31, talk: 11, received: 31.5)
        let call = scenario.call
        #expect(call.line == "ended inbound voicemail by - wait 31 talk 0 duration 31 exact")
        #expect(call.offerLines == ["2041 missed 0 - 20 ring 20 hold - - exact"])
        var history = Scenario()
        history.row("0722000111", "Voicemail<2041>", "ANSWERED", "Inbound", duration: 31, talk: 11, id: "A1")
        #expect(history.call.outcome == .voicemail)
    }

    @Test(arguments: [("BUSY", "busy"), ("FAILED", "failed"), ("NO ANSWER", "no_answer"), ("STRANGE", "no_answer")])
    func `an unanswered call ends as its last leg did`(status: String, outcome: String) {
        var scenario = Scenario()
        scenario.state(0, phone("2041", "ALERT"), outbound("RING", from: "2041", to: "0733000222"))
        scenario.state(4, phone("2041", "BYE"), outbound("BYE", from: "2041", to: "0733000222"))
        scenario.event(
            "2041",
            "0733000222",
            status,
            "Outbound",
            duration: 4,
            received: 5,
            extra: #","dst_trunk_name":"Line 2""#
        )
        let call = scenario.call
        #expect(call.line == "ended outbound \(outcome) by - wait 4 talk 0 duration 4 exact")
        #expect(call.isMissed == false)
        #expect(call.trunk == "Line 2")
        #expect(call.dialed == "0733000222")
        #expect(call.offers.isEmpty)
    }

    @Test func `an outbound call is answered by the outside number`() {
        var scenario = Scenario()
        scenario.state(0, phone("2041", "ALERT"), outbound("EARLYMEDIA", from: "2041", to: "0733000222"))
        scenario.state(8, phone("2041", "ANSWERED"), outbound("ANSWER", from: "2041", to: "0733000222"))
        #expect(scenario.call.line == "live outbound - by 0733000222 wait 8 talk - duration - estimated")
        scenario.state(20, phone("2041", "BYE"), outbound("BYE", from: "2041", to: "0733000222"))
        #expect(scenario.call.line == "ended outbound answered by 0733000222 wait 8 talk 12 duration 20 estimated")
        scenario.event("2041", "0733000222", "ANSWERED", "Outbound", duration: 20, talk: 11, received: 21)
        #expect(scenario.call.line == "ended outbound answered by 0733000222 wait 9 talk 11 duration 20 exact")
        #expect(scenario.call.caller == "2041")
    }

    @Test func `a transfer changes the answering person and is proven by its report`() {
        var scenario = Scenario(extensions: ["2041", "2042"])
        scenario.row("0722000111", "Ion Rus<2041>", "ANSWERED", "Inbound", duration: 30, talk: 25, id: "A1")
        scenario.row(at: 30, "0722000111", "Ana Pop<2042>", "ANSWERED", "Inbound", duration: 40, talk: 36, id: "A2")
        #expect(scenario.call.line == "ended inbound answered by 2041 wait 5 talk 61 duration 70 exact")
        #expect(scenario.call.transferCount == 1)
        #expect(scenario.call.isTransferProven == false)
        var reported = scenario
        reported.transfer(29)
        #expect(reported.call.isTransferProven)
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(5, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.state(30, phone("2041", "BYE"), phone("2042", "RING"))
        scenario.state(34, phone("2042", "ANSWER"))
        scenario.state(70, phone("2042", "BYE"), inbound("BYE"))
        #expect(scenario.call.isTransferProven)
        #expect(scenario.call.offers.map(\.result) == [.answered, .answered])
    }

    @Test func `overlapping conversations count once`() {
        var scenario = Scenario(extensions: ["2041", "2042"])
        scenario.row("0722000111", "Ion Rus<2041>", "ANSWERED", "Inbound", duration: 50, talk: 40, id: "A1")
        scenario.row(at: 20, "0722000111", "Ana Pop<2042>", "ANSWERED", "Inbound", duration: 40, talk: 40, id: "A2")
        #expect(scenario.call.talkSeconds == 50)
    }

    @Test func `a forward to a mobile is answered outside`() {
        var scenario = Scenario(extensions: ["2041"])
        scenario.row(
            "0722000111",
            "Ion Rus<2041>",
            "NO ANSWER",
            "Inbound",
            duration: 15,
            id: "A1",
            extra: #","ring_duration":15"#
        )
        scenario.row(
            at: 15,
            "0722000111",
            "0744000333",
            "ANSWERED",
            "Inbound",
            duration: 45,
            talk: 38,
            id: "A2",
            extra: #","dst_trunk":"Line 2""#
        )
        let call = scenario.call
        #expect(call.line == "ended inbound answered by 0744000333 wait 22 talk 38 duration 60 exact")
        #expect(call.legs[1].calleeKind == .external)
        #expect(call.offerLines == ["2041 missed 0 - 15 ring 15 hold - - exact"])
    }

    @Test func `a ring group's phones ring together`() {
        var scenario = Scenario(extensions: ["2041", "2042", "2043"])
        scenario.state(0, inbound("ALERT"), phone("2041", "RING", path: "6301"), phone("2042", "RING", path: "6301"))
        scenario.state(0.1, phone("2043", "RING", path: "6301"))
        scenario.state(4, phone("2043", "BYE", path: "6301"))
        scenario.state(10, phone("2041", "ANSWER", path: "6301"), inbound("ANSWERED", path: "6301"))
        scenario.state(50, phone("2041", "BYE", path: "6301"), inbound("BYE", path: "6301"))
        scenario.row("0722000111", "Ring Group All<6301>", "ANSWERED", "Inbound", duration: 50, talk: 40, id: "A1")
        let call = scenario.call
        #expect(call.line == "ended inbound answered by 2041 wait 10 talk 40 duration 50 exact")
        #expect(
            call.offerLines == [
                "2043 missed 0 - 4 ring 4 hold - 6301 estimated", "2042 elsewhere 0 - 10 ring 10 hold - 6301 estimated",
                "2041 answered 0 10 50 ring 10 hold 0 6301 estimated",
            ]
        )
    }

    @Test func `legs that open together give offers beside each other`() {
        var scenario = Scenario(extensions: ["2041", "2042"])
        scenario.row("0722000111", "Ion Rus<2041>", "NO ANSWER", "Inbound", duration: 10, id: "A1")
        scenario.row("0722000111", "Ana Pop<2042>", "ANSWERED", "Inbound", duration: 60, talk: 50, id: "A2")
        #expect(scenario.call.offers.map(\.result) == [.elsewhere, .answered])
    }

    @Test func `holds count on the phone and on the caller's side once`() {
        var scenario = Scenario()
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"))
        scenario.state(5, inbound("ANSWERED"), phone("2041", "ANSWER"))
        scenario.state(10, inbound("HOLD"))
        scenario.state(11, phone("2041", "HOLD"))
        scenario.state(20, inbound("ANSWERED"))
        scenario.state(21, phone("2041", "ANSWER"))
        scenario.state(30, phone("2041", "HOLD"))
        scenario.state(34, phone("2041", "BYE"), inbound("BYE"))
        #expect(scenario.call.offerLines == ["2041 answered 0 5 34 ring 5 hold 15 - estimated"])
    }

    @Test func `a channel that rings again is another offer`() {
        var scenario = Scenario(queues: ["6401"])
        scenario.state(0, inbound("ANSWERED", path: "6401"), phone("2041", "RING", path: "6401"))
        scenario.state(15, phone("2041", "BYE", path: "6401"))
        scenario.ringTimeout(15.2, queue: "6401", agent: "2041")
        scenario.state(20, phone("2041", "RING", path: "6401"))
        #expect(
            scenario.call.offerLines == [
                "2041 missed 0 - 15 ring 15 hold - 6401 estimated", "2041 rings 20 - - ring - hold - 6401 estimated",
            ]
        )
        #expect(scenario.call.state == .live)
    }

    @Test func `a timeout that no member told of is a missed offer`() {
        var scenario = Scenario(queues: ["6401"])
        scenario.ringTimeout(15, queue: "6401", agent: "2041")
        scenario.row("0722000111", "Queue Sales<6401>", "NO ANSWER", "Inbound", duration: 30, id: "A1")
        #expect(scenario.call.offerLines == ["2041 missed - - 15 ring - hold - 6401 estimated"])
        #expect(scenario.call.outcome == .abandoned)
    }

    @Test func `a phone that goes silent when another answers rang elsewhere`() {
        var scenario = Scenario()
        scenario.state(0, inbound("ALERT"), phone("2041", "RING"), phone("2042", "RING"))
        scenario.state(7, inbound("ANSWERED"), phone("2042", "ANSWER"))
        scenario.state(9, phone("2042", "BYE"), inbound("BYE"))
        #expect(scenario.call.state == .live)
        scenario.event("0722000111", "2042", "ANSWERED", "Inbound", duration: 9, talk: 2, received: 9.5)
        #expect(scenario.call.state == .ended)
        #expect(scenario.call.offers.first?.result == .elsewhere)
    }

    @Test func `timelines fill what records lack`() {
        var scenario = Self.queueCall(events: false, rows: true, members: false)
        var timeline = LegTimeline()
        timeline.uid = Scenario.uid
        timeline.callee = "2042"
        timeline.startLocalSeconds = Scenario.start + 3600 + 13
        timeline.holdSeconds = 12
        timeline.ringSeconds = 7
        scenario.facts.timelines = [
            CallFacts.Received(timeline, CallFacts.Receipt(milliseconds: 0, connection: 1, sequence: 1))
        ]
        #expect(scenario.call.offers.map(\.holdSeconds) == [12])
        #expect(scenario.call.legs[2].ringSeconds == 8)
    }
}
