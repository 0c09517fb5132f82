import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("Ready views")
struct ReadyViewTests {
    private let ready: ReadyArchive
    private var archive: TestArchive { ready.archive }

    init() throws { ready = try ReadyArchive() }

    private func addCall(_ id: Int, pbx: Int = 1, _ values: [String: (any DatabaseValueConvertible)?]) throws {
        let common: [String: (any DatabaseValueConvertible)?] = [
            "id": id, "pbx": pbx, "call_id": "c\(id)", "state": "ended", "utc_offset": 3600, "direction": "inbound",
            "outcome": "answered", "missed": 0, "duration_seconds": 60, "talk_seconds": 40, "trunk": "sip-a",
        ]
        try archive.insert("call", common.merging(values) { $1 })
    }

    @Test func `an extension's day is that of its calls, though a leg begins after midnight`() throws {
        #expect(
            try ready.rows("SELECT * FROM extension_days WHERE local_date IN ('2026-02-14', '2026-02-15')")
                == ["paris|2026-02-14|1001|NULL|1|1|0|0|0|1|0|0|NULL|0|0|0"]
        )
    }

    @Test func `legs and ringings of an extension are counted side by side`() throws {
        // Received calls 6 (voicemail) and 7, placed call 5 (busy); rung by call 2 (missed) and call 7.
        #expect(
            try ready.rows("SELECT * FROM extension_days WHERE local_date = '2026-03-16' AND extension = '1001'")
                == ["paris|2026-03-16|1001|Ada|3|2|1|1|0|1|1|3605|3605|2|1|1"]
        )
        // Only rung: a phone without any leg has its day all the same.
        try archive.insert("offer", ["call": 2, "extension": "1009", "result": "missed", "estimated": 1])
        #expect(
            try ready.rows("SELECT * FROM extension_days WHERE extension = '1009'")
                == ["paris|2026-03-16|1009|NULL|0|0|0|0|0|0|0|0|NULL|1|0|1"]
        )
    }

    @Test func `extension days add up to the report of extensions`() throws {
        let request = try SmallArchive().request(from: "2026-03-15", to: "2026-03-16")
        let report = try archive.rows("extensions", request).map { row in
            ["extension", "legs", "answered", "missed", "busy", "voicemail", "talk_seconds", "offers", "offers_missed"]
                .map { "\(row[$0] ?? "")" }.joined(separator: "|")
        }
        let view = try ready.rows(
            """
            SELECT extension, sum(legs), sum(answered), sum(missed), sum(busy), sum(voicemail), sum(talk_seconds),
                sum(offers), sum(offers_missed)
            FROM extension_days WHERE local_date BETWEEN '2026-03-15' AND '2026-03-16' GROUP BY extension ORDER BY 1
            """
        )
        #expect(report == view)
        #expect(view.count == 3)
    }

    @Test func `a call counts once in a queue however often it came back, and every end has its column`() throws {
        let day = at("2026-04-01 09:00:00")
        let ends: [(Int, String?, Int?)] = [
            (20, "answered", 20), (21, "answered", 21), (22, "answered", nil), (23, "abandoned", 5),
            (24, "abandoned", 6), (25, "voicemail", 40), (26, "no_answer", 9), (27, nil, nil),
        ]
        for (id, outcome, wait) in ends {
            try addCall(
                id,
                [
                    "started_at": day, "queue": "6400", "outcome": outcome, "wait_seconds": wait,
                    "state": outcome == nil ? "live" : "ended",
                ]
            )
        }
        for leg in 1...3 {
            try archive.insert(
                "leg",
                [
                    "call": 20, "leg": leg, "callee": leg == 2 ? "6401" : "6400", "callee_kind": "queue",
                    "callee_name": leg == 2 ? "Support" : "Sales",
                ]
            )
        }
        // Offered 8: answered 3 (one of them within 20 s, one with an unknown wait), abandoned 2 (one short), and so on.
        #expect(
            try ready.rows("SELECT * FROM queue_days WHERE local_date = '2026-04-01' ORDER BY queue") == [
                "paris|2026-04-01|6400|Sales|8|3|1|2|1|1|1|1|2|41|40|320",
                "paris|2026-04-01|6401|Support|1|1|1|0|0|0|0|0|1|20|20|40",
            ]
        )
    }

    @Test func `the two hours of an autumn night are two rows`() throws {
        try addCall(30, ["started_at": at("2026-10-25 02:30:00", offset: 7200), "utc_offset": 7200])
        try addCall(31, ["started_at": at("2026-10-25 02:30:00", offset: 3600), "utc_offset": 3600])
        try archive.sumHours()
        let hours = [at("2026-10-25 02:00:00", offset: 7200), at("2026-10-25 02:00:00", offset: 3600)]
        for view in ["trunk_hours", "call_hours"] {
            #expect(
                try ready.rows(
                    "SELECT hour_at, local_hour, calls FROM \(view) WHERE local_date = '2026-10-25' ORDER BY hour_at"
                ) == hours.map { "\($0)|2|1" }
            )
        }
        #expect(try ready.rows("SELECT local_weekday, calls FROM call_days WHERE local_date = '2026-10-25'") == ["6|2"])
    }

    @Test func `the days of calls add up to the calls that have ended`() throws {
        #expect(
            try ready.rows("SELECT * FROM call_days WHERE local_date = '2026-03-16'")
                // Calls 2 to 7: three inbound, two outbound, one internal; waits of the answered ones 8 and 20.
                == ["paris|2026-03-16|0|6|3|2|1|2|1|1|1|1|0|2|3730|2|28|3850"]
        )
        #expect(
            try ready.rows("SELECT local_date, sum(calls), sum(missed) FROM call_hours GROUP BY local_date")
                == ready.rows(
                    "SELECT local_date, count(*), sum(missed) FROM calls WHERE state = 'ended' GROUP BY local_date"
                )
        )
    }

    @Test func `a withheld number is neither returned nor owed a call`() throws {
        #expect(
            try ready.rows("SELECT id, rung, returned, returned_call, attempts FROM missed_calls ORDER BY id")
                == ["2|1001 1002|1|4|1", "6|1001|0|NULL|0", "10|1001|NULL|NULL|NULL"]
        )
        #expect(try ready.rows("SELECT id FROM unreturned_calls") == ["6"])
    }

    @Test func `an answered call the other way, or of the caller again, settles a missed one`() throws {
        try addCall(
            40,
            ["started_at": at("2026-03-17 09:00:00"), "contact": "+33799887766"]
        )
        #expect(try ready.rows("SELECT id FROM unreturned_calls") == [])
        #expect(
            try ready.rows("SELECT returned_call, response_seconds FROM missed_calls WHERE id = 6")
                == ["40|\(at("2026-03-17 09:00:00") - at("2026-03-16 09:30:00"))"]
        )
    }

    @Test func `returned means the same in the view and in the report`() throws {
        let request = try SmallArchive().request(from: "2026-02-14", to: "2026-03-16")
        let report = try archive.rows("missed", request).map { "\($0["id"] ?? "")|\($0["returned"] ?? "")" }
        #expect(
            try report.map { $0.replacing("<null>", with: "NULL") }
                == ready.rows("SELECT id, returned FROM missed_calls ORDER BY started_at DESC")
        )
    }

    @Test func `today is the PBX's own day, by its newest call`() throws {
        let now = Int64(Date().timeIntervalSince1970)
        try archive.insert("pbx", ["id": 2, "name": "auckland"])
        try archive.insert("pbx", ["id": 3, "name": "honolulu"])
        for (pbx, offset) in [(2, Int64(46_800)), (3, Int64(-36_000))] {
            let midnight = (now + offset) / 86_400 * 86_400 - offset
            try addCall(50 + pbx, pbx: pbx, ["started_at": midnight, "utc_offset": offset])
            try addCall(60 + pbx, pbx: pbx, ["started_at": midnight - 1, "utc_offset": offset])
        }
        // Without an ended call there are no hourly sums yet; a live one tells the offset.
        try addCall(
            70,
            pbx: 2,
            ["started_at": now, "utc_offset": 46_800, "state": "live", "outcome": nil, "missed": nil]
        )
        #expect(try ready.rows("SELECT id FROM calls_today ORDER BY id") == ["52", "70"])
        try archive.sumHours()
        #expect(try ready.rows("SELECT id FROM calls_today ORDER BY id") == ["52", "53", "70"])
        #expect(try ready.rows("SELECT id FROM live_calls ORDER BY id") == ["8", "70"])
    }

    @Test func `recent has the newest hundred calls, the newest first`() throws {
        for id in 100..<210 { try addCall(id, ["started_at": at("2026-05-01 09:00:00") + Int64(id)]) }
        let ids = try ready.rows("SELECT id FROM recent")
        #expect(ids == (110..<210).reversed().map(String.init))
    }
}
