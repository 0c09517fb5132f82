import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("report concurrency")
struct ConcurrencyReportTests {
    @Test(
        "spans that meet do not overlap, and the first of equal peaks is told",
        arguments: [
            // Spans, then level, instant and seconds of the peak.
            ([[10, 20], [20, 30]], [1, 10, 20]),
            ([[10, 20], [15, 30], [20, 40]], [2, 15, 15]),
            ([[10, 20], [12, 14], [16, 18]], [2, 12, 4]),
            ([[10, 10]], nil),
            ([[-50, 5], [-3, 200]], [2, 0, 5]),
            ([[90, 300], [95, 96]], [2, 95, 1]),
        ] as [([[Int64]], [Int64]?)]
    )
    func sweep(spans: [[Int64]], peak: [Int64]?) {
        var sweep = ConcurrencySweep(over: [0..<50, 50..<100])
        for span in spans { sweep.take(span[0]..<span[1]) }
        sweep.finish()
        #expect(sweep.total.peak.map { [$0.level, $0.instant, $0.seconds] } == peak)
        let busy = spans.reduce(0) { $0 + ($1[0]..<$1[1]).clamped(to: 0..<100).count }
        #expect(sweep.total.busySeconds == Int64(busy))
    }

    @Test func `a day's peak, its first instant, and how long it lasted`() throws {
        let small = try SmallArchive()
        // Call 9 lies within call 7 (10:00:00 to 11:00:25), and call 10 begins as it ends.
        for (id, start, end) in [(9, "10:10:00", "10:20:00"), (10, "10:20:00", "10:25:30")] {
            try small.archive.insert(
                "call",
                [
                    "id": id, "pbx": 1, "call_id": "\(id)", "state": "ended", "started_at": at("2026-03-16 \(start)"),
                    "utc_offset": 3600, "ended_at": at("2026-03-16 \(end)"), "direction": "internal",
                    "outcome": "answered", "missed": 0, "duration_seconds": 0,
                ]
            )
        }
        // On the day: 30 + 20 + 133 + 2 + 40 + 3625 + 30 (live until noon) + 600 + 330 seconds. The 15th has 70 of call 1.
        #expect(
            try small.archive.run("concurrency", small.request(from: "2026-03-15", to: "2026-03-16")).text == """
                pbx,scope,local_date,trunk,peak,peak_at,peak_local,peak_seconds,call_seconds\r
                paris,period,,,2,1773652200,2026-03-16 10:10:00,930,4880\r
                paris,trunk,,sip-a,1,1773561600,2026-03-15 09:00:00,3948,3948\r
                paris,day,2026-03-15,,1,1773561600,2026-03-15 09:00:00,70,70\r
                paris,day,2026-03-16,,2,1773652200,2026-03-16 10:10:00,930,4810\r

                """
        )
    }

    @Test func `a call that already ran counts from midnight on, however long ago it began`() throws {
        let small = try SmallArchive()
        try small.archive.execute(
            "UPDATE call SET ended_at = ?, duration_seconds = ? WHERE id = 1",
            [at("2026-03-16 00:10:00"), at("2026-03-16 00:10:00") - at("2026-03-15 09:00:00")]
        )
        try small.archive.sumHours()
        let rows = try small.archive.rows("concurrency", small.request(from: "2026-03-16", to: "2026-03-16T01:00"))
        #expect(rows.first?["peak"] as? Int == 1)
        #expect(rows.first?["peak_at"] as? Int64 == at("2026-03-16"))
        #expect(rows.first?["peak_seconds"] as? Int == 600)
    }

    @Test("random calls give what counting each second gives", arguments: [1, 2], [nil, "Asia/Kolkata"])
    func random(seed: UInt64, zone: String?) throws {
        let random = try RandomCalls(seed: seed)
        var request = try random.request("2026-03-27", "2026-03-30")
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        let rows = try random.archive.rows("concurrency", request)
        for pbx in RandomCalls.pbxs {
            let calls = random.calls.filter { $0.pbx == pbx }
            let days = try #require(rows.filter { $0["pbx"] as? String == pbx && $0["scope"] as? String == "day" })
            #expect(days.count == 4)
            var whole: Range<Int64> = .max..<(.max)
            for day in days {
                let date = try #require(day["local_date"] as? String)
                let instants = try Self.day(date, zone: zone ?? (pbx == "paris" ? "Europe/Paris" : "Europe/Lisbon"))
                whole = min(whole.lowerBound, instants.lowerBound)..<instants.upperBound
                Self.expect(day, calls.map { $0.start..<$0.end }, in: instants)
            }
            let period = try #require(rows.first { $0["pbx"] as? String == pbx && $0["scope"] as? String == "period" })
            Self.expect(period, calls.map { $0.start..<$0.end }, in: whole)
            let trunks = rows.filter { $0["pbx"] as? String == pbx && $0["scope"] as? String == "trunk" }
            #expect(trunks.count == 3)
            for trunk in trunks {
                let name = trunk["trunk"] as? String
                let spans =
                    calls.filter { $0.trunk == name }.map { $0.start..<$0.end }
                    + calls.filter { $0.trunk != name && $0.forward?.trunk == name }
                    .compactMap { $0.forward.map { $0.start..<$0.end } }
                Self.expect(trunk, spans, in: whole)
            }
        }
    }

    /// From midnight to midnight, by the calendar of Foundation.
    private static func day(_ date: String, zone: String) throws -> Range<Int64> {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let parts = date.split(separator: "-").compactMap { Int($0) }
        let noon = try #require(
            calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: 12))
        )
        let day = try #require(calendar.dateInterval(of: .day, for: noon))
        return Int64(day.start.timeIntervalSince1970)..<Int64(day.end.timeIntervalSince1970)
    }

    private static func expect(_ row: [String: Any], _ spans: [Range<Int64>], in window: Range<Int64>) {
        let levels = secondBySecond(spans, in: window)
        let peak = levels.max() ?? 0
        #expect(row["peak"] as? Int64 == peak)
        #expect(row["peak_at"] as? Int64 == levels.firstIndex(of: peak).map { window.lowerBound + Int64($0) })
        #expect(row["peak_seconds"] as? Int == levels.count { $0 == peak })
        #expect(row["call_seconds"] as? Int64 == levels.reduce(0, +))
    }

    /// How many spans hold each second.
    static func secondBySecond(_ spans: [Range<Int64>], in window: Range<Int64>) -> [Int64] {
        var levels = [Int64](repeating: 0, count: window.count)
        for span in spans {
            for second in span.clamped(to: window) { levels[Int(second - window.lowerBound)] += 1 }
        }
        return levels
    }
}
