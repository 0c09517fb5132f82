import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("report anomalies")
struct AnomaliesReportTests {
    private let archive: TestArchive
    private let now = at("2026-03-17 00:00:00")
    private var id = 0

    /// Eight Mondays with four calls each at 10, four calls out at 15, and one to Spain on the first of them.
    init() throws {
        archive = try TestArchive()
        try archive.insert("pbx", ["id": 1, "name": "paris", "time_zone": "Europe/Paris"])
        for week in 1...8 {
            let monday = at("2026-03-16") - Int64(week) * 604_800
            for minute in 0..<4 {
                try add(monday + 36_000 + Int64(minute) * 60, "inbound", "0611223344")
                try add(monday + 54_000 + Int64(minute) * 60, "outbound", "0611223344")
            }
        }
        try add(at("2026-01-19 15:30:00"), "outbound", "+34600111222")
        try archive.sumHours()
    }

    private mutating func add(_ start: Int64, _ direction: String, _ number: String, caller: String = "1001") throws {
        id += 1
        try archive.insert(
            "call",
            [
                "id": id, "pbx": 1, "call_id": "\(id)", "state": "ended", "started_at": start, "utc_offset": 3600,
                "ended_at": start + 60, "duration_seconds": 60, "direction": direction,
                "caller": direction == "inbound" ? number : caller, "dialed": direction == "inbound" ? "0140" : number,
                "outcome": "answered", "missed": 0,
            ]
        )
    }

    private func request() throws -> ReportRequest {
        let zone = try DateRange.zone(named: "Europe/Paris")
        return ReportRequest(
            range: try DateRange.parse(from: "2026-03-16", to: "2026-03-16", now: now, zone: zone),
            now: now
        )
    }

    @Test mutating func `an hour far above its norm, with the norm and how far`() throws {
        // The norm is 4 with no spread, so that the unit is 2, the square root of 4: 12 calls are 4 units more.
        for minute in 0..<12 { try add(at("2026-03-16 10:00:00") + Int64(minute) * 60, "inbound", "0611223344") }
        // 15 has 4 as ever, one of which goes to Spain again, within eight weeks.
        for minute in 0..<3 { try add(at("2026-03-16 15:00:00") + Int64(minute) * 60, "outbound", "0611223344") }
        try add(at("2026-03-16 15:20:00"), "outbound", "0034600111222")
        try archive.sumHours()
        #expect(
            try archive.run("anomalies", request()).text == """
                kind,pbx,started_at,started_local,calls,norm,deviation,weeks,caller,dialed,country\r
                more,paris,1773651600,2026-03-16 10:00:00,12,4,4,8,,,\r

                """
        )
    }

    @Test mutating func `a call out at night, and the first to a country`() throws {
        for (minute, caller) in [(0, "1002"), (1, "1003"), (2, "1003")] {
            try add(at("2026-03-16 03:00:00") + Int64(minute) * 60, "outbound", "+2348012345678", caller: caller)
        }
        for minute in 0..<4 {
            try add(at("2026-03-16 10:00:00") + Int64(minute) * 60, "inbound", "0611223344")
            try add(at("2026-03-16 15:00:00") + Int64(minute) * 60, "outbound", "0611223344")
        }
        try archive.sumHours()
        // The first call was on 19 January at 10:00, seven weeks and some hours before. The median of 15 o'clock is 4 though
        // one Monday had 5, with the call to Spain.
        #expect(
            try archive.run("anomalies", request()).text == """
                kind,pbx,started_at,started_local,calls,norm,deviation,weeks,caller,dialed,country\r
                country,paris,1773626400,2026-03-16 03:00:00,3,0,,7,1002,+2348012345678,Nigeria (+234)\r
                odd-hour,paris,1773626400,2026-03-16 03:00:00,3,0,,8,1003,+2348012345678,\r

                """
        )
    }

    @Test mutating func `a country is new unless it was called in the eight weeks before, whatever came since`() throws
    {
        let start = at("2026-03-16 15:00:00")
        // Portugal exactly eight weeks before, and long before; Italy a second earlier than that; Greece the day before.
        try add(at("2025-12-01 12:00:00"), "outbound", "+351210000000")
        try add(start - 8 * 604_800, "outbound", "+351210000000")
        try add(start - 8 * 604_800 - 1, "outbound", "+390612345678")
        try add(start - 86_400, "outbound", "+302101234567")
        for (minute, number) in ["+351210000000", "+390612345678", "+302101234567", "+390612345678"].enumerated() {
            try add(start + (minute == 1 ? 0 : Int64(minute) * 60), "outbound", number)
        }
        try archive.sumHours()
        let rows = try archive.rows("anomalies", request()).filter { $0["kind"] as? String == "country" }
        #expect(rows.map { $0["country"] as? String } == ["Italy (+39)"])
        #expect(rows.map { $0["calls"] as? Int } == [2])
    }

    @Test(
        "a call out an hour earlier in the oldest week makes an hour no odd one, of a short period as of a long one",
        arguments: ["2026-03-16T04:00", "2026-03-20"]
    )
    mutating func oldestWeek(to: String) throws {
        try add(at("2026-03-16 03:10:00"), "outbound", "0611223344", caller: "1002")
        try archive.sumHours()
        var request = try request()
        let zone = try DateRange.zone(named: "Europe/Paris")
        request.range = try DateRange.parse(from: "2026-03-16T03:00", to: to, now: now, zone: zone)
        func oddHours() throws -> [String?] {
            try archive.rows("anomalies", request).filter { $0["kind"] as? String == "odd-hour" }
                .map { $0["started_local"] as? String }
        }
        #expect(try oddHours() == ["2026-03-16 03:00:00"])
        try add(at("2026-01-19 02:10:00"), "outbound", "0611223344")
        try archive.sumHours()
        #expect(try oddHours() == [])
    }

    @Test func `a silent hour is told once it is far enough below`() throws {
        // Nothing at all on the day: 4 less than 4 are 2 units, which is no anomaly; of 100 it would be 10 units.
        #expect(try archive.run("anomalies", request()).outcome.rowCount == 0)
        try archive.execute("UPDATE call_hour SET calls = 100 WHERE local_hour = 10")
        let rows = try archive.rows("anomalies", request())
        #expect(rows.map { $0["kind"] as? String } == ["fewer"])
        #expect(rows.first?["deviation"] as? Int == -10 && rows.first?["norm"] as? Int == 100)
        #expect(rows.first?["started_local"] as? String == "2026-03-16 10:00:00" && rows.first?["started_at"] is NSNull)
    }

    @Test func `without four weeks before there is no norm`() throws {
        var request = try request()
        let zone = try DateRange.zone(named: "Europe/Paris")
        request.range = try DateRange.parse(from: "2026-02-15", to: "2026-02-15", now: now, zone: zone)
        let outcome = try archive.run("anomalies", request).outcome
        #expect(outcome.rowCount == 0)
        #expect(outcome.notes.first?.hasPrefix("No hour of the period has 4 weeks of calls before it") == true)
    }

    @Test("medians", arguments: [([3], 6), ([1, 2], 3), ([9, 1, 4], 8), ([], 0)] as [([Int64], Int64)])
    func median(values: [Int64], doubled: Int64) {
        #expect(HourNorms.doubledMedian(values) == doubled)
    }

    @Test func `random hours are judged as plain Swift judges them`() throws {
        var random = SplitMix(state: 5)
        var hours: [Int64: HourNorms.Hour] = [:]
        for hour in 0..<(24 * 7 * 12) {
            hours[Int64(hour) * 3600] = HourNorms.Hour(
                start: 0,
                calls: Int64(random.below(random.below(9) == 0 ? 90 : 9))
            )
        }
        let norms = HourNorms(hours, firstDay: 0)
        var told = 0
        for hour in stride(from: 0, to: Int64(24 * 7 * 12 * 3600), by: 3600) {
            let before = (1...8).compactMap { hours[hour - Int64($0) * 604_800].map { Double($0.calls) } }
            guard before.count >= 4 else {
                #expect(norms.verdict(on: hour) == nil)
                continue
            }
            func median(_ values: [Double]) -> Double {
                let sorted = values.sorted()
                let middle = sorted.count / 2
                return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
            }
            let norm = median(before)
            let unit = max(1.4826 * median(before.map { abs($0 - norm) }), norm.squareRoot(), 1)
            let expected = (Double(hours[hour]?.calls ?? 0) - norm) / unit
            let verdict = try #require(norms.verdict(on: hour))
            #expect(Double(verdict.doubledNorm) / 2 == norm)
            #expect(abs(verdict.deviation - expected) < 1e-9)
            if abs(expected) >= HourNorms.threshold { told += 1 }
        }
        #expect(told > 20)
    }

    @Test(
        "what an hour is compared with is read once, of a short period as of a long one",
        arguments: [
            ("2026-03-16 00:00:00", "2026-03-17 00:00:00"), ("2026-03-16 10:20:00", "2026-03-16 12:40:00"),
            ("2026-03-16 23:00:00", "2026-03-19 23:00:00"), ("2026-03-14 07:30:00", "2026-03-17 07:30:01"),
            ("2026-03-01 00:00:00", "2026-03-17 00:00:00"),
        ]
    )
    func compared(from: String, to: String) {
        // The clock of the test is an hour ahead of UTC.
        let period = ReportPeriod(
            from: CivilTime(seconds: at(from) + 3600),
            to: CivilTime(seconds: at(to) + 3600),
            zone: nil
        )
        let parts = HourNorms.compared(period)
        func isRead(_ local: Int64) -> Bool {
            parts.contains { $0.from.seconds <= local && local + 3600 <= $0.to.seconds }
        }
        let first = (period.from.seconds + 3599) / 3600 * 3600
        for local in stride(from: first, through: period.to.seconds - 3600, by: 3600) {
            #expect(isRead(local))
            for week in 1...Int64(HourNorms.weeksBefore) {
                for hour in [-3600, 0, 3600] as [Int64] { #expect(isRead(local - week * 604_800 + hour)) }
            }
        }
        let sorted = parts.sorted { $0.from < $1.from }
        #expect(sorted.first?.from == HourNorms.known(period).from)
        for (earlier, later) in zip(sorted, sorted.dropFirst()) { #expect(earlier.to <= later.from) }
    }
}
