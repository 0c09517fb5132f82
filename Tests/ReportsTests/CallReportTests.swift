import Foundation
import Reports
import Testing

@Suite("report call ID")
struct CallReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    private func request(_ id: String, raw: Bool = false) -> ReportRequest {
        ReportRequest(now: small.now, subject: id, showsFrames: raw)
    }

    @Test func `the timeline names call, legs, offers and events in order of time`() throws {
        let text = try small.archive.run("call", request("2"), .table, width: 101).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(14)
        #expect(
            lines.joined(separator: "\n") == """
                call: 2026-03-16, local time of each PBX
                call         2, call_id 172.2, on paris
                caller       +33611223344
                dialled      0140
                DID          0140
                answered by  nobody
                queue        6400
                trunk        sip-a

                at                   after  line   kind       number        name   result          wait  talk  length
                2026-03-16 08:00:00   0:00  call   inbound    +33611223344  –      abandoned       0:30  0:00    0:30
                2026-03-16 08:00:00   0:00  leg 1  queue      6400          Sales  abandoned       0:30  0:00    0:30
                2026-03-16 08:00:05   0:05  offer  extension  1001          –      missed          0:15     –    0:15
                2026-03-16 08:00:05   0:05  event  extension  1001          –      RING               –     –       –
                """
        )
        let rows = try small.archive.rows("call", request("2"))
        #expect(rows.compactMap { $0["lens"] as? String } == ["call", "leg 1", "offer", "event", "offer"])
        #expect(rows.compactMap { $0["after_seconds"] as? Int } == [0, 0, 5, 5, 20])
        #expect(
            rows.compactMap { $0["result"] as? String } == [
                "abandoned", "abandoned", "missed", "RING", "caller_gave_up",
            ]
        )
        #expect(rows[1]["event"] as? String == "2")
        #expect(rows[3]["event"] as? String == "1")
    }

    @Test func `it names its contact and the call that it is linked to`() throws {
        try small.archive.execute("UPDATE call SET contact = '+33499000000', linked_call = 5 WHERE id = 7")
        let text = try small.archive.run("call", request("7"), .table, width: 101).text
        #expect(text.contains("\ncontact      +33499000000\n"), "\(text)")
        #expect(text.contains("\nlinked call  5, call_id 175.5, from 1001 to 1002\n"), "\(text)")
        let rows = try small.archive.rows("call", request("7"))
        #expect(rows.first?["lens"] as? String == "call")
        #expect(rows.first?["linked_call"] as? Int == 5)
        #expect(rows.first?["contact"] as? String == "+33499000000")
        #expect(rows.dropFirst().compactMap { $0["linked_call"] as? Int } == [])
        let alone = try small.archive.run("call", request("5"), .table, width: 101).text
        #expect(!alone.contains("linked call") && !alone.contains("contact"), "\(alone)")
    }

    @Test func `what was received in one second stands in that order`() throws {
        // The transfer report came between the two BYEs, all in the second of 08:00:25.
        for (frame, type, kind) in [(11, 30_011, "BYE 1"), (12, 30_013, "transfer"), (13, 30_011, "BYE 2")] {
            try small.archive.insert(
                "frame",
                [
                    "id": frame, "pbx": 1, "origin": 0, "received_ms": at("2026-03-16 08:00:25") * 1000 + Int64(frame),
                    "type": type, "call_id": "172.2", "status": 0, "digest": Data([UInt8(frame)]), "body": "{}",
                ]
            )
            if type == 30_013 {
                try small.archive.insert("transfer_report", ["frame": frame, "call": 2, "kind": kind])
            } else {
                try small.archive.insert(
                    "member_state",
                    ["call": 2, "frame": frame, "report": 0, "kind": "extension", "number": "1003", "status": kind]
                )
            }
        }
        let rows = try small.archive.rows("call", request("2")).filter {
            $0["at_local"] as? String == "2026-03-16 08:00:25"
        }
        #expect(rows.compactMap { $0["result"] as? String } == ["BYE 1", "transfer", "BYE 2"])
        #expect(rows.compactMap { $0["event"] as? String } == ["11", "12", "13"])
    }

    @Test func `frames follow the first line that rests on them, and none is left out`() throws {
        let rows = try small.archive.rows("call", request("2", raw: true))
        #expect(
            rows.compactMap { $0["lens"] as? String } == [
                "call", "leg 1", "frame", "offer", "frame", "event", "offer", "frame",
            ]
        )
        #expect(
            rows.compactMap { $0["frame"] as? String } == [
                #"{"type":30012,"n":2}"#, #"{"type":30011,"n":1}"#, "no JSON \u{1B}[31m",
            ]
        )
    }

    @Test func `a call is found by either of its ids`() throws {
        #expect(try small.archive.run("call", request("172.2")).text == small.archive.run("call", request("2")).text)
        let error = try #require(throws: ReportError.self) { try small.archive.run("call", request("99")) }
        #expect(error.code == .notFound)
        #expect(error.description == "the archive has no call 99: report calls prints the IDs.")
        let missing = try #require(throws: ReportError.self) {
            try small.archive.run("call", ReportRequest(now: small.now))
        }
        #expect(missing.code == .usage)
    }

    @Test func `a period is not its business`() throws {
        var request = request("2")
        request.range = try DateRange.period("today", now: small.now, zone: .gmt)
        let error = try #require(throws: ReportError.self) { try small.archive.run("call", request) }
        #expect(error.description == "report call takes no period: leave --from and --to out.")
    }

    @Test func `two PBXs with the same call_id have to be told apart`() throws {
        try small.archive.insert("pbx", ["id": 2, "name": "lyon"])
        try small.archive.insert("call", ["id": 20, "pbx": 2, "call_id": "172.2", "state": "live"])
        let error = try #require(throws: ReportError.self) { try small.archive.run("call", request("172.2")) }
        #expect(error.description == "several PBXs have a call 172.2: ask for 2 on paris, 20 on lyon.")
        var narrowed = request("172.2")
        narrowed.filter.pbx = ["lyon"]
        #expect(try small.archive.rows("call", narrowed).count == 1)
    }

    @Test func `its coverage is that of its own day`() throws {
        let outcome = try small.archive.run("call", request("1")).outcome
        #expect(outcome.coverage.completeDays == 1)
        #expect(outcome.coverage.share == 1)
    }
}
