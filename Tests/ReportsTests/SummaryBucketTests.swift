import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("report summary --group-by")
struct SummaryBucketTests {
    @Test func `hours of a day that goes on, beside those of the day before`() throws {
        let small = try SmallArchive()
        var request = try small.request()
        request.options.bucket = .hour
        let rows = try small.archive.rows("summary", request)
        #expect(rows.count == 12)
        #expect(rows.compactMap { $0["hour"] as? String }.first == "2026-03-16 00:00")
        #expect(rows.compactMap { $0["calls"] as? Int } == [0, 0, 0, 0, 0, 0, 0, 0, 3, 2, 1, 1])
        #expect(rows.compactMap { $0["previous_calls"] as? Int } == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0])
        #expect(rows[9]["change"] as? Int == 1)
        #expect(rows[8]["change"] is NSNull)
    }

    @Test func `a weekday is shared out over how often it came`() throws {
        let small = try SmallArchive()
        var request = try small.request(from: "2026-03-09", to: "2026-03-16")
        request.options.bucket = .weekday
        let rows = try small.archive.rows("summary", request)
        #expect(rows.compactMap { $0["weekday"] as? String } == TimeBucket.weekdays)
        #expect(rows.compactMap { $0["days"] as? Int } == [2, 1, 1, 1, 1, 1, 1])
        #expect(rows.compactMap { $0["calls_per_day"] as? Double } == [3.5, 0, 0, 0, 0, 0, 1])
    }

    @Test func `strictly missed calls leave voicemail and short abandons out`() throws {
        let small = try SmallArchive()
        var request = try small.request()
        request.options.missed = .strict
        // Of the two missed ones, one went to voicemail and one was abandoned after 30 seconds.
        #expect(try small.archive.rows("summary", request).first?["missed"] as? Int == 1)
        request.options.shortAbandonSeconds = 30
        #expect(try small.archive.rows("summary", request).first?["missed"] as? Int == 0)
        #expect(try small.archive.run("summary", request, .table).text.contains("(strict)"))
        let json = try small.archive.run("summary", request, .json).text
        #expect(json.contains("\"variants\":{\"missed_calls\":\"strict\"}"))
    }

    @Test func `the year before is the same dates`() throws {
        let small = try SmallArchive()
        try small.archive.execute(
            """
            INSERT INTO call (pbx, call_id, state, started_at, utc_offset, direction, outcome, missed, rule_version,
                time_source, duration_seconds) VALUES (1, 'y', 'ended', ?, 3600, 'inbound', 'busy', 1, 1, 'timestamp', 5)
            """,
            [at("2025-03-16 10:00:00")]
        )
        try small.archive.sumHours()
        var request = try small.request()
        request.options.comparison = .sameLastYear
        let outcome = try small.archive.run("summary", request).outcome
        #expect(outcome.notes.first?.hasPrefix("The same dates of the year before are 2025-03-16") == true)
        #expect(try small.archive.rows("summary", request).last?["previous_calls"] as? Int == 1)
        request.range = .everything
        #expect(throws: ReportError.self) { try small.archive.run("summary", request) }
    }

    /// The same sums by way of Foundation's calendar over each call.
    @Test(arguments: TimeBucket.allCases, [nil, "Europe/Paris", "Asia/Kolkata"])
    func `buckets hold what a look at each call puts there`(bucket: TimeBucket, zone: String?) throws {
        let plausible = try PlausibleArchive()
        var request = try plausible.request()
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        request.options.bucket = bucket
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try request.timeZone ?? #require(TimeZone(secondsFromGMT: 3600))
        let starts = try plausible.archive.database.read { try Int64.fetchAll($0, sql: "SELECT started_at FROM call") }
        var expected: [String: Int] = [:]
        for start in starts {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .weekday, .weekOfYear, .yearForWeekOfYear],
                from: Date(timeIntervalSince1970: TimeInterval(start))
            )
            let two = { (value: Int?) in String(format: "%02d", value ?? 0) }
            let day = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
            let label =
                switch bucket {
                case .hour: "\(day) \(two(parts.hour)):00"
                case .day: day
                case .weekday: TimeBucket.weekdays[((parts.weekday ?? 0) + 5) % 7]
                case .week: "\(parts.yearForWeekOfYear ?? 0)-W\(two(parts.weekOfYear))"
                case .month: "\(parts.year ?? 0)-\(two(parts.month))"
                }
            expected[label, default: 0] += 1
        }
        let rows = try plausible.archive.rows("summary", request)
        let counted = rows.compactMap { row in
            (row[bucket.rawValue] as? String).flatMap { label in (row["calls"] as? Int).map { (label, $0) } }
        }
        #expect(Dictionary(uniqueKeysWithValues: counted.filter { $0.1 > 0 }) == expected)
    }
}
