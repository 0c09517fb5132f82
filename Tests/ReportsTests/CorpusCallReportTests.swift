import Foundation
import Reports
import Testing

/// Reports that count calls, over all scripted calls; figures counted by hand from what the files expect.
@Suite("Reports on calls, over all scripted calls")
struct CorpusCallReportTests {
    private let corpus: CorpusArchive

    init() async throws { corpus = try await CorpusArchive.shared.value }

    @Test func `report summary`() throws {
        // 104 calls of 102 files: transfer-attended-two-calls and two-calls-in-one-second have two each.
        // Inbound: voicemail: queue-to-voicemail, voicemail, voicemail-at-once, voicemail-when-busy; abandoned: queue-abandoned,
        // queue-no-agents, still-rung-after-the-record; no answer: gone-from-the-list, inbound-unanswered, ivr-hang-up,
        // ring-group-unanswered; busy: inbound-busy, two-calls-in-one-second; failed: inbound-failed; live: live-in-a-queue,
        // live-in-an-empty-queue, live-when-the-archiver-stops; the other 73 are answered, after 500 seconds in all.
        // Outbound: outbound-answered, outbound-second-trunk and number-with-outside-line are answered, 60 + 30 + 20 seconds
        // of talk after 8 + 11 + 8. Internal: internal-answered 30 after 5, the second of transfer-attended-two-calls 11
        // after 4; no answer: feature-code, internal-to-queue, internal-unanswered.
        #expect(
            try corpus.lines(
                "summary",
                """
                direction calls answered voicemail abandoned no_answer busy failed live missed answer_rate talk_seconds \
                mean_talk_seconds mean_wait_seconds
                """,
                CorpusArchive.request()
            ) == [
                "inbound|90|73|4|3|4|2|1|3|14|0.83908|2485|34|7",
                "outbound|6|3|0|0|1|1|1|0|0|0.5|110|37|9",
                "internal|8|2|1|0|3|1|1|0|0|0.25|41|21|5",
                "total|104|78|5|3|8|4|3|3|14|0.772277|2636|34|7",
            ]
        )
    }

    @Test func `report summary by day`() throws {
        // A call belongs to the PBX's own day of its start: midnight began at 23:59:50 in Paris.
        let wanted = CorpusCall.all.counts { CorpusClock.paris($0.startedAt).day }
        var request = try CorpusArchive.request()
        request.options.bucket = .day
        let rows = try corpus.rows("summary", request).filter { $0["calls"] != "0" }
        #expect(
            rows.map { "\($0["day"] ?? "") \($0["calls"] ?? "")" }
                == wanted.sorted { $0.key < $1.key }.map { "\($0) \($1)" }
        )
        #expect(wanted["2026-03-10"] == 83 && wanted["2026-10-25"] == 3)
    }

    @Test func `report calls`() throws {
        let columns = [
            "state", "direction", "caller", "caller_name", "dialed", "did", "answered_by", "outcome", "missed",
            "wait_seconds", "talk_seconds", "duration_seconds", "queue", "trunk", "transfer_count",
        ]
        let rows = try corpus.rows("calls", CorpusArchive.request())
        #expect(rows.count == 104)
        #expect(rows == rows.sorted { ($0["started_at"] ?? "") > ($1["started_at"] ?? "") })
        let found = Dictionary(grouping: rows) { "\($0["pbx"] ?? "") \($0["call_id"] ?? "")" }
        for call in CorpusCall.all {
            let row = try #require(found["\(call.pbx) \(call.id)"]?.first)
            #expect(row["leg_count"] == "\(call.legs.count)", "\(call.pbx)")
            for column in columns where call.call[column] != "?" {
                let usual = ["state": "ended", "transfer_count": "0"][column]
                #expect(row[column] == call.call[column] ?? usual, "\(call.pbx): \(column)")
            }
        }
    }

    @Test func `report call`() throws {
        // timeline: rung at once, answered after 3 seconds, talk 20; the member states, as they came, are at :00, :03, :23.
        var request = try CorpusArchive.request()
        request.filter.pbx = ["timeline"]
        request.subject = "1773156900.192"
        let lines = try corpus.lines(
            "call",
            "after_seconds lens kind number result wait_seconds talk_seconds duration_seconds",
            request
        )
        #expect(
            lines.filter { !$0.contains("|event|") } == [
                "0|call|inbound|0690000010|answered|3|20|23", "0|leg 1|extension|1002|answered|3|20|23",
                "0|offer|extension|1002|answered|3|20|23",
            ]
        )
        #expect(
            lines.filter { $0.contains("|extension|1002|") && $0.contains("|event|") } == [
                "0|event|extension|1002|RING|||", "3|event|extension|1002|ANSWER|||", "23|event|extension|1002|BYE|||",
            ]
        )
    }

    @Test func `report durations`() throws {
        // Nobody talked for two minutes: the longest talk is inbound-answered's 88 seconds.
        #expect(
            try corpus.lines(
                "durations",
                "from_seconds calls inbound outbound internal talk_seconds",
                CorpusArchive.request()
            )
                == [
                    "0|78|73|3|2|2636", "120|0|0|0|0|0", "240|0|0|0|0|0", "360|0|0|0|0|0", "480|0|0|0|0|0",
                    "600|0|0|0|0|0",
                ]
        )
    }

    @Test func `report heatmap`() throws {
        var request = try CorpusArchive.request(zone: "Europe/Paris")
        let key = { (call: CorpusCall) in
            let time = CorpusClock.paris(call.startedAt)
            return "\(time.weekday) \(time.hour)"
        }
        let calls = CorpusCall.all.counts(by: key)
        let missed = CorpusCall.all.filter { $0.call["missed"] == "1" }.counts(by: key)
        for row in try corpus.rows("heatmap", request) {
            let place = "\(row["weekday_number"] ?? "") \(row["hour"] ?? "")"
            #expect(row["calls"] == "\(calls[place] ?? 0)" && row["missed"] == "\(missed[place] ?? 0)", "\(place)")
        }
        // Tuesday 10 March, 09:00 in Paris: the four inbound-… and four outbound-… files from 08:20 UTC on, and the
        // internal-… ones from 08:00 on; five of these twelve are inbound, three of them missed.
        request.range = try CorpusArchive.request("2026-03-10").range
        let nine = try corpus.rows("heatmap", request).first { $0["hour"] == "9" }
        #expect(nine?["calls"] == "12" && nine?["missed"] == "3" && nine?["days"] == "1")
    }

    @Test func `report concurrency`() throws {
        let request = try CorpusArchive.request("2026-03-10")
        let rows = try corpus.rows("concurrency", request).filter { $0["scope"] == "period" }
        let line = { (pbx: String) in
            rows.first { $0["pbx"] == pbx }.map { row in
                ["peak", "peak_at", "peak_seconds", "call_seconds"].map { row[$0] ?? "" }.joined(separator: "|")
            }
        }
        // The busy second call lasts 2 seconds, the first one 23; times of calls add up.
        #expect(line("two-calls-in-one-second") == "2|\(at("2026-03-10 15:45:00"))|2|25")
        // The consultation lasts from :20 to :35 of the first call's 65 seconds.
        #expect(line("transfer-attended-two-calls") == "2|\(at("2026-03-10 11:40:20"))|15|80")
        // Ten seconds before midnight; the rest is tomorrow's.
        #expect(line("midnight") == "1|\(at("2026-03-10 23:59:50"))|10|10")
        // All others are alone on their PBX.
        let special: Set = ["two-calls-in-one-second", "transfer-attended-two-calls", "midnight"]
        for call in CorpusCall.all where !special.contains(call.pbx) && !CorpusCall.open.contains(call.pbx) {
            guard CorpusClock.paris(call.startedAt).day == "2026-03-10", call.call["ended_at"] != nil else { continue }
            let row = rows.first { $0["pbx"] == call.pbx }
            let seconds = call.call["duration_seconds"] ?? ""
            #expect(row?["call_seconds"] == seconds, "\(call.pbx)")
            #expect(row?["peak"] == (seconds == "0" ? "0" : "1"), "\(call.pbx)")
        }
    }

    @Test func `report transfers`() throws {
        #expect(
            try corpus.lines(
                "transfers",
                "from to transfers proven inferred bounce_backs deepest",
                CorpusArchive.request()
            )
                == [
                    "1001@clocks-back|1002@clocks-back|1|1|0|0|1",
                    "1001@clocks-back-history|1002@clocks-back-history|1|1|0|0|1",
                    "1001@clocks-back-without-zone|1002@clocks-back-without-zone|1|1|0|0|1",
                    "1001@clocks-forward|1002@clocks-forward|1|1|0|0|1", "1001@midnight|1002@midnight|1|1|0|0|1",
                    "1001@old-firmware|1002@old-firmware|1|1|0|0|1", "1001@park|1002@park|1|1|0|0|1",
                    "1001@transfer-blind|1002@transfer-blind|1|1|0|0|1",
                    // The only one that no transfer event and no channel proves.
                    "1001@transfer-unproven|1002@transfer-unproven|1|0|1|0|1",
                    "1001@transfer-attended-one-call|1005@transfer-attended-one-call|1|1|0|0|1",
                    "1001@transfer-attended-two-calls|1006@transfer-attended-two-calls|1|1|0|0|1",
                    "1001@transfer-to-queue|1006@transfer-to-queue|1|1|0|0|1",
                    // There and back again.
                    "1002@transfer-back|1003@transfer-back|1|1|0|1|2",
                    "1003@transfer-back|1002@transfer-back|1|1|0|0|2", "total||14|13|1|1|2",
                ]
        )
        // 13 of the 78 answered calls.
        let total = try corpus.rows("transfers", CorpusArchive.request()).last
        #expect(total?["calls"] == "13" && total?["transfer_rate"] == "0.166667")
    }

    @Test func `report routing`() throws {
        var request = try CorpusArchive.request()
        request.filter.pbx = CorpusCall.settled.filter { $0 != "live-when-the-archiver-stops" }
        let calls = CorpusCall.all.filter { request.filter.pbx.contains($0.pbx) }
        let wanted = calls.counts { call in
            let first = call.legs.first
            let kind = first?["callee_kind"] ?? "unknown"
            let number = kind == "external" || kind == "other" ? nil : first?["callee"].map { "\($0)@\(call.pbx)" }
            return "\(call.direction)|\(kind)|\(number ?? "")|\(call.isAnswered ? 1 : 0)|\(call.legs.count)"
        }
        let rows = try corpus.rows("routing", request)
        for (key, count) in wanted where key.contains("@") && count == 1 && !key.contains("two-calls") {
            let part = key.split(separator: "|", omittingEmptySubsequences: false)
            let row = rows.first {
                $0["direction"] == String(part[0]) && $0["first_kind"] == String(part[1])
                    && $0["first"] == String(part[2])
            }
            #expect(
                row?["calls"] == "1" && row?["answered"] == String(part[3]) && row?["max_legs"] == String(part[4]),
                "\(key)"
            )
        }
        // 76 of 99 calls are answered, after 510 seconds in all; more than 30 seconds took queue-overflow (38) and
        // queue-retry (35). Three legs and more: ivr-to-queue-to-agent, one-record-for-the-call, queue-overflow,
        // ring-group-row-per-phone, transfer-back, transfer-failed, transfer-to-queue, transfer-to-voicemail; nobody went in
        // circles. 144 legs in all.
        let columns = """
            direction calls answered mean_routing_seconds p90_routing_seconds max_routing_seconds over_30 over_45 mean_legs \
            legs_3_or_more legs_5_or_more max_legs loops
            """
        #expect(try corpus.lines("routing", columns, request).last == "total|99|76|7|18|38|0.026316|0|1.454545|8|0|4|0")
    }
}
