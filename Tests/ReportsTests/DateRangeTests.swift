import Foundation
import GRDB
import Reports
import Testing

@Suite("Date ranges")
struct DateRangeTests {
    private let paris: TimeZone

    init() throws { paris = try DateRange.zone(named: "Europe/Paris") }

    private func text(_ range: DateRange) -> String {
        "\(range.from.map(\.description) ?? "open") / \(range.to.map(\.description) ?? "open")"
    }

    // Monday 16 March 2026, 12:00 in Paris.
    @Test(
        "a word names whole local days",
        arguments: [
            ("today", "2026-03-16", "2026-03-17"), ("yesterday", "2026-03-15", "2026-03-16"),
            ("this-week", "2026-03-16", "2026-03-23"), ("last-week", "2026-03-09", "2026-03-16"),
            ("this-month", "2026-03-01", "2026-04-01"), ("last-month", "2026-02-01", "2026-03-01"),
            ("this-quarter", "2026-01-01", "2026-04-01"), ("last-quarter", "2025-10-01", "2026-01-01"),
            ("this-year", "2026-01-01", "2027-01-01"), ("last-year", "2025-01-01", "2026-01-01"),
            ("last-7-days", "2026-03-10", "2026-03-17"), ("last-1-days", "2026-03-16", "2026-03-17"),
            ("TODAY", "2026-03-16", "2026-03-17"), ("2026-03-16", "2026-03-16", "2026-03-17"),
        ]
    )
    func words(word: String, from: String, to: String) throws {
        let range = try DateRange.period(word, now: at("2026-03-16 12:00:00"), zone: paris)
        #expect(text(range) == "\(from) 00:00:00 / \(to) 00:00:00")
        #expect(try range == DateRange.parse(from: word, to: word, now: at("2026-03-16 12:00:00"), zone: paris))
    }

    @Test(
        "weeks begin on Monday",
        arguments: [
            ("2026-03-15 23:59:59", "2026-03-09"), ("2026-03-16 00:00:00", "2026-03-16"),
            ("2026-03-22 12:00:00", "2026-03-16"), ("2026-03-23 00:00:00", "2026-03-23"),
        ]
    )
    func weeks(now: String, monday: String) throws {
        let range = try DateRange.period("this-week", now: at(now), zone: paris)
        #expect(range.from?.description == "\(monday) 00:00:00")
    }

    @Test(
        "ends are inclusive for dates and exclusive for date-times",
        arguments: [
            ("2026-03-01", "2026-03-31", "2026-03-01 00:00:00 / 2026-04-01 00:00:00"),
            ("2026-03-01", "2026-03-01T00:00:01", "2026-03-01 00:00:00 / 2026-03-01 00:00:01"),
            ("2026-03-01 08:30", "2026-03-01T09:15:30", "2026-03-01 08:30:00 / 2026-03-01 09:15:30"),
            ("2028-02-29", "2028-02-29", "2028-02-29 00:00:00 / 2028-03-01 00:00:00"),
            ("2026-12-31", "2026-12-31T24:00", "2026-12-31 00:00:00 / 2027-01-01 00:00:00"),
            ("yesterday", "now", "2026-03-15 00:00:00 / 2026-03-16 12:00:00"),
        ]
    )
    func ends(from: String, to: String, expected: String) throws {
        #expect(try text(DateRange.parse(from: from, to: to, now: at("2026-03-16 12:00:00"), zone: paris)) == expected)
    }

    @Test func `what is not given stays open`() throws {
        #expect(try text(DateRange.parse(from: nil, to: nil, now: 0, zone: paris)) == "open / open")
        #expect(try text(DateRange.parse(from: "2026-01-01", to: nil, now: 0, zone: paris)).hasSuffix("/ open"))
        #expect(try text(DateRange.parse(from: nil, to: "2026-01-01", now: 0, zone: paris)).hasPrefix("open /"))
    }

    @Test(
        "nonsense is refused in one sentence",
        arguments: [
            ("2026-03-02", "2026-03-01", "--from 2026-03-02 is after --to 2026-03-01"),
            ("2026-02-31", "today", "--from 2026-02-31 is no date: 2026-02 has 28 days."),
            ("2100-02-29", "today", "2100-02 has 28 days"), ("2026-13-01", "today", "months go from 01 to 12"),
            ("2026-3-1", "today", "use YYYY-MM-DD"), ("today", "2026-03-01T25:00", "hours go to 23"),
            ("yesteday", "today", "Did you mean yesterday?"), ("2026-03-01T10:00Z", "today", "--time-zone"),
            ("1969-12-31", "today", "years begin at 1970"), ("", "today", "is no date"),
            ("last-0-days", "today", "is no date"),
        ]
    )
    func nonsense(from: String, to: String, part: String) throws {
        let error = try #require(throws: ReportError.self) {
            try DateRange.parse(from: from, to: to, now: at("2026-03-16 12:00:00"), zone: paris)
        }
        #expect(error.code == .usage)
        #expect(error.description.contains(part))
        #expect(!error.description.contains("\n"))
    }

    @Test func `an unknown zone is refused with the nearest name`() throws {
        let error = try #require(throws: ReportError.self) { try DateRange.zone(named: "Europe/Pariss") }
        #expect(error.description == "there is no time zone named Europe/Pariss: Did you mean Europe/Paris?")
        #expect(try DateRange.zone(named: "europe/paris").identifier == "Europe/Paris")
    }

    @Test(
        "a day of the summer-time change has 23 or 25 hours",
        arguments: [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-24", 24), ("2026-10-25", 25)]
    )
    func changes(day: String, hours: Int64) throws {
        let range = try DateRange.period(day, now: 0, zone: paris)
        let from = try #require(range.from).firstInstant(in: paris)
        let to = try #require(range.to).lastInstant(in: paris)
        #expect(to - from == hours * 3600)
    }

    @Test func `a time that the clock skips or repeats is still an instant`() throws {
        let skipped = CivilTime(seconds: at("2026-03-29 02:30:00", offset: 0))
        #expect(skipped.firstInstant(in: paris) == at("2026-03-29 02:00:00"))
        #expect(skipped.lastInstant(in: paris) == at("2026-03-29 02:00:00"))
        let repeated = CivilTime(seconds: at("2026-10-25 02:30:00", offset: 0))
        #expect(repeated.firstInstant(in: paris) == at("2026-10-25 02:30:00", offset: 7200))
        #expect(repeated.lastInstant(in: paris) == at("2026-10-25 02:30:00"))
    }

    @Test func `the calendar agrees with SQLite over 300 years`() throws {
        let archive = try TestArchive()
        try archive.database.read { db in
            for number in stride(from: Int64(-36_525), through: 73_050, by: 61) {
                let date = CivilDate(dayNumber: number)
                let text = try String.fetchOne(db, sql: "SELECT date(? * 86400, 'unixepoch')", arguments: [number])
                let weekday = try Int.fetchOne(
                    db,
                    sql: "SELECT (strftime('%w', ? * 86400, 'unixepoch') + 6) % 7",
                    arguments: [number]
                )
                #expect(date.description == text)
                #expect(date.weekday == weekday)
                let parts = date.components
                #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day) == date)
            }
        }
    }
}
