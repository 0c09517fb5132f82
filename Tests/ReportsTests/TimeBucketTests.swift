import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("Stretches of time")
struct TimeBucketTests {
    private func period(_ from: String, _ to: String) throws -> ReportPeriod {
        let range = try DateRange.parse(from: from, to: to, now: 0, zone: .gmt)
        return ReportPeriod(from: try #require(range.from), to: try #require(range.to), zone: nil)
    }

    @Test(
        arguments: [
            (TimeBucket.week, "2027-01-01", "2026-W53"), (.week, "2024-12-30", "2025-W01"),
            (.week, "2026-03-16", "2026-W12"),
            (.month, "2026-03-31", "2026-03"), (.day, "2026-03-31", "2026-03-31"), (.weekday, "2026-03-16", "Monday"),
            (.weekday, "2026-03-15", "Sunday"), (.hour, "2026-03-15T09:59", "2026-03-15 09:00"),
        ]
    )
    func `a time has a stretch with a name`(bucket: TimeBucket, text: String, label: String) throws {
        let time = try #require(try DateRange.parse(from: text, to: nil, now: 0, zone: .gmt).from)
        #expect(bucket.labels(of: [bucket.key(of: time, offset: 3600)]) == [label])
    }

    @Test(arguments: [("2026-03-29", 23), ("2026-10-25", 25), ("2026-03-16", 24)])
    func `a day has as many hours as its clock showed`(day: String, hours: Int) throws {
        let period = try period(day, day)
        let keys = TimeBucket.hour.keys(of: period, until: period.to, zone: try DateRange.zone(named: "Europe/Paris"))
        let labels = TimeBucket.hour.labels(of: keys)
        #expect(labels.count == hours)
        #expect(Set(labels).count == hours)
        #expect(labels.contains("\(day) 02:00") == (hours == 24))
        if hours == 25 { #expect(Array(labels[2...3]) == ["\(day) 02:00 +02:00", "\(day) 02:00 +01:00"]) }
    }

    @Test func `a weekday is counted as often as it lies in the period`() throws {
        // March 2026 begins on a Sunday and ends on a Tuesday.
        let march = try period("2026-03-01", "2026-03-31")
        #expect(TimeBucket.occurrences(in: march, until: march.to) == [5, 5, 4, 4, 4, 4, 5])
        let midst = try #require(try DateRange.parse(from: "2026-03-03T12:00", to: nil, now: 0, zone: .gmt).from)
        #expect(TimeBucket.occurrences(in: march, until: midst) == [1, 1, 0, 0, 0, 0, 1])
        #expect(TimeBucket.weekday.keys(of: march, until: march.to, zone: nil).count == 7)
        #expect(TimeBucket.week.keys(of: march, until: march.to, zone: nil).count == 6)
    }

    @Test(
        arguments: [
            ("2026-03-09", "2026-03-15", "2025-03-09 to 2025-03-15"),
            ("2024-02-01", "2024-02-29", "2023-02-01 to 2023-02-28"),
            ("2024-02-29", "2024-02-29", "2023-02-28"), ("2024-02-01", "2024-02-28", "2023-02-01 to 2023-02-28"),
            ("2025-02-01", "2025-02-28", "2024-02-01 to 2024-02-29"),
        ]
    )
    func `the same dates of the year before`(from: String, to: String, other: String) throws {
        let period = try period(from, to)
        #expect(period.compared(by: .sameLastYear, now: period.to)?.rangeText == other)
    }

    @Test func `a period that goes on compares with as much of the other`() throws {
        let now = CivilTime(seconds: try period("2026-03-16", "2026-03-16").from.seconds + 43_200)
        let other = try period("2026-03-16", "2026-03-22").compared(by: .sameLastYear, now: now)
        #expect(other?.rangeText == "2025-03-16 00:00:00 until 2025-03-16 12:00:00")
    }

    @Test(
        arguments: zip(
            ServiceLevel.Variant.allCases,
            [Cell.ratio(5, 10), .ratio(5, 9), .ratio(5, 8), .ratio(5, 7), .ratio(7, 10)]
        )
    )
    func `each variant of the service level has its own parts`(variant: ServiceLevel.Variant, cell: Cell) {
        var tally = ServiceLevel.Tally()
        (tally.offered, tally.answered, tally.answeredWithin) = (10, 7, 5)
        (tally.abandonedWithin, tally.shortAbandons) = (2, 1)
        var level = ServiceLevel()
        level.variant = variant
        #expect(level.cell(tally) == cell)
        #expect(level.cell(ServiceLevel.Tally()) == .null)
        #expect(level.sentence.contains(variant.rawValue) && level.sentence.contains("20 seconds"))
    }
}
