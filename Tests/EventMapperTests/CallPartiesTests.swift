import CallModel
import EventMapper
import Testing

/// Who called, where from, and who had the call.
@Suite struct CallPartiesTests {
    /// An inbound call that 2041 answers and hands on to 2042.
    private func transferred(_ caller: String, events: Bool, rows: Bool, second type: String) -> Scenario {
        var scenario = Scenario(extensions: ["2041", "2042"])
        if events {
            scenario.event(caller, "2041", "ANSWERED", "Inbound", duration: 20, talk: 15, received: 61)
            scenario.event(
                at: 20,
                "2041",
                "2042",
                "ANSWERED",
                type,
                duration: 40,
                talk: 35,
                received: 61
            )
        }
        if rows {
            scenario.row(caller, "2041", "ANSWERED", "Inbound", duration: 20, talk: 15, id: "1A-1")
            scenario.row(at: 20, "2041", "2042", "ANSWERED", type, duration: 40, talk: 35, id: "1A-2")
        }
        return scenario
    }

    @Test(
        "who transfers a call is not its caller",
        arguments: [(true, false), (false, true), (true, true)],
        ["Inbound", "Internal"]
    )
    func withheld(records: (events: Bool, rows: Bool), type: String) {
        let call = transferred("", events: records.events, rows: records.rows, second: type).call
        #expect(call.direction == .inbound)
        #expect(call.caller == nil && call.callerName == nil && call.contact == nil)
        #expect(call.answeredBy == "2041")
        let known = transferred("0722000111", events: records.events, rows: records.rows, second: type).call
        #expect(known.caller == "0722000111")
    }

    @Test func `members tell the caller that the first leg does not`() {
        var scenario = transferred("", events: true, rows: false, second: "Internal")
        scenario.state(0, inbound("ALERT"))
        #expect(scenario.call.caller == "0722000111")
    }

    @Test(
        "a name without a number is no number",
        arguments: [
            ("Bob Smith<>", nil, "Bob Smith"), ("Bob Smith< >", nil, "Bob Smith"), ("<0722>", "0722", nil),
            ("Bob Smith<0722>", "0722", "Bob Smith"), ("0722<0722>", "0722", nil), ("<>", nil, nil),
        ] as [(String, String?, String?)]
    )
    func names(text: String, number: String?, name: String?) {
        var scenario = Scenario(extensions: ["2041"])
        scenario.event(text, "2041", "ANSWERED", "Inbound", duration: 20, talk: 15, received: 21)
        #expect(scenario.call.caller == number)
        #expect(scenario.call.callerName == name)
    }

    @Test func `a row without a uid shows the offset that its call had`() {
        var scenario = Scenario()
        // In July on a PBX that was seen in winter: the row shows two hours.
        let start: Int64 = 1_782_945_000
        scenario.facts = CallFacts(callID: "\(start).7")
        scenario.facts.clock = PBXClock(observations: [.init(seconds: start + 10_000_000, utcOffsetSeconds: 3600)])
        let row = #"""
            {"call_id":"\#(start).7","timestamp":\#(start),"time":"02/07/2026 12:30:00 AM","call_from":"0722000111",
            "call_to":"2041","duration":20,"talk_duration":15,"disposition":"ANSWERED","call_type":"Inbound","new_id":"1A-1"}
            """#
        guard case .cdr(let cdr) = EventMapper.map(historyRow: Array(row.utf8)).facts.first else {
            Issue.record("not a CDR")
            return
        }
        let receipt = CallFacts.Receipt(milliseconds: (start + 10_000_000) * 1000, connection: 0, sequence: 1)
        scenario.facts.cdrs.append(CallFacts.Received(cdr, receipt))
        #expect(scenario.call.legs.first?.start?.utcOffsetSeconds == 7200)
        #expect(scenario.call.start?.utcOffsetSeconds == 7200)
    }

    @Test("one report proves one transfer", arguments: [(0, false), (1, false), (2, true)])
    func proof(reports: Int, isProven: Bool) {
        var scenario = Scenario(extensions: ["2041", "2042", "2043"])
        for (index, callee) in ["2041", "2042", "2043"].enumerated() {
            scenario.row(
                at: Int64(index) * 20,
                "0722000111",
                callee,
                "ANSWERED",
                "Inbound",
                duration: 20,
                talk: 18,
                id: "1A-\(index)"
            )
        }
        let channels = ["2042", "2043"].map { phone($0, "RING") }
        for channel in channels.prefix(reports) {
            let report = TransferReport(kind: .transfer, callID: Scenario.callID, members: [channel])
            let receipt = CallFacts.Receipt(milliseconds: Scenario.start * 1000 + 20_000, connection: 1, sequence: 9)
            // Once more: a report that is repeated is one.
            scenario.facts.transfers += [.init(report, receipt), .init(report, receipt)]
        }
        #expect(scenario.call.transferCount == 2)
        #expect(scenario.call.isTransferProven == isProven)
    }

    @Test(
        "without a queue nobody abandons one",
        arguments: [
            (["2041"], "2041", "no_answer"), ([], "6401", "abandoned"),
        ] as [([String], String, String)]
    )
    func abandoned(extensions: [String], callee: String, outcome: String) {
        var scenario = Scenario(extensions: extensions)
        let text = callee == "2041" ? callee : "Sales<\(callee)>"
        scenario.event("0722000111", text, "ABANDONED", "Inbound", duration: 20, received: 21)
        #expect(scenario.call.outcome?.rawValue == outcome)
    }

    @Test func `many rows of one call that came back with other ids are as many legs`() {
        var scenario = Scenario(extensions: ["2041"])
        for (generation, received) in [("1A", 600.0), ("2B", 900)] {
            for index in 0..<12 {
                scenario.row(
                    at: Int64(index) * 20,
                    "0722000111",
                    "2041",
                    "NO ANSWER",
                    "Inbound",
                    duration: 20,
                    received: received,
                    id: "\(generation)-\(index)"
                )
            }
        }
        let call = scenario.call
        #expect(call.legs.map(\.historyID) == (0..<12).map { "2B-\($0)" })
        #expect(call.rowSuccessors.count == 12)
    }
}
