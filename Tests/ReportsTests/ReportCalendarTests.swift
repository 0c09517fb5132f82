import CallModel
import Foundation
import GRDB
import Testing

@testable import Reports

@Suite("Business hours and holidays")
struct ReportCalendarTests {
    /// Monday, 16 March 2026, and a time of that week.
    private static func time(_ text: String) throws -> CivilTime {
        try #require(try DateRange.parse(from: text, to: nil, now: 0, zone: .gmt).from)
    }

    @Test(
        arguments: [
            (["Mon-Fri 09:00-18:00"], "2026-03-16T09:00", true),
            (["Mon-Fri 09:00-18:00"], "2026-03-16T08:59:59", false),
            (["Mon-Fri 09:00-18:00"], "2026-03-20T17:59:59", true),
            (["Mon-Fri 09:00-18:00"], "2026-03-20T18:00", false),
            (["Mon-Fri 09:00-18:00"], "2026-03-21T12:00", false),
            (["Mon-Fri 09:00-12:00 13:00-18:00", "sat 9:00-12:30"], "2026-03-17T12:30", false),
            (["Mon-Fri 09:00-12:00 13:00-18:00", "sat 9:00-12:30"], "2026-03-21T12:29", true),
            (["Mon,Wednesday 00:00-24:00"], "2026-03-18T23:59:59", true),
            (["Mon,Wednesday 00:00-24:00"], "2026-03-17T00:00", false),
            // The night of Sunday ends on Monday.
            (["Sat-Sun 22:00-06:00"], "2026-03-16T05:59", true), (["Sat-Sun 22:00-06:00"], "2026-03-21T05:00", false),
        ]
    )
    func `hours are read as they are written`(lines: [String], text: String, isInside: Bool) throws {
        let calendar = try ReportCalendar(businessHours: lines, holidays: [])
        #expect(try calendar.isBusinessHour(Self.time(text)) == isInside)
    }

    @Test(
        arguments: [
            "", "Mon", "09:00-18:00", "Mon 9-18", "Foo 09:00-18:00", "Mon 09:00-25:00", "Mon 24:00-09:00",
            "Mon 09:60-10:00",
            "Mon-Tue-Wed 09:00-10:00", "Mon 09:00-09:00", "Mo 09:00-10:00",
        ]
    )
    func `hours that make no sense are refused`(line: String) {
        let error = #expect(throws: ReportError.self) { try ReportCalendar(businessHours: [line], holidays: []) }
        #expect(
            error?.description == "the business hours \"\(line)\" can't be read: write them as Mon-Fri 09:00-18:00."
        )
    }

    @Test(arguments: ["2026-02-30", "25.12.2026", "2026-12-25 00:00", ""])
    func `a holiday that is no date is refused`(text: String) {
        #expect(throws: ReportError.self) { try ReportCalendar(businessHours: [], holidays: [text]) }
    }

    /// The calls that count are found by looking at each with Foundation's calendar.
    @Test(arguments: [nil, "Europe/Paris", "Asia/Kolkata", "America/New_York"])
    func `a filter finds what a look at each call finds`(zone: String?) throws {
        let plausible = try PlausibleArchive()
        let clock = try zone.map { try DateRange.zone(named: $0) }
        let lines = ["Mon-Fri 09:30-12:15 13:00-17:00", "Sat 09:00-13:00"]
        let calendar = try ReportCalendar(businessHours: lines, holidays: ["2026-03-05", "2026-03-10"])
        let starts = try plausible.archive.database.read { try Int64.fetchAll($0, sql: "SELECT started_at FROM call") }
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = try clock ?? #require(TimeZone(secondsFromGMT: 3600))

        func isInside(_ instant: Int64) -> Bool {
            let date = Date(timeIntervalSince1970: TimeInterval(instant))
            let parts = foundation.dateComponents([.weekday, .hour, .minute], from: date)
            let minute = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
            switch parts.weekday {
            case 1: return false
            case 7: return (540..<780).contains(minute)
            default: return (570..<735).contains(minute) || (780..<1020).contains(minute)
            }
        }
        func isHoliday(_ instant: Int64) -> Bool {
            let parts = foundation.dateComponents(
                [.month, .day],
                from: Date(timeIntervalSince1970: TimeInterval(instant))
            )
            return parts.month == 3 && (parts.day == 5 || parts.day == 10)
        }
        for (hours, holidays) in [
            (CalendarFilter.BusinessHours.inside, nil), (.outside, nil), (nil, CalendarFilter.Holidays.only),
            (nil, .exclude),
            (.inside, .exclude), (.outside, .only),
        ] {
            let expected = starts.count { start in
                (hours == nil || isInside(start) == (hours == .inside))
                    && (holidays == nil || isHoliday(start) == (holidays == .only))
            }
            #expect(expected > 0)
            var request = try plausible.request()
            request.timeZone = clock
            request.filter.calendar.calendar = calendar
            request.filter.calendar.businessHours = hours
            request.filter.calendar.holidays = holidays
            #expect(try plausible.archive.rows("summary", request).last?["calls"] as? Int == expected)
            // A further filter makes the report look at calls instead of hourly sums.
            request.filter.direction = .inbound
            let inbound = try plausible.archive.rows("summary", request).first?["calls"] as? Int
            request.filter.direction = nil
            #expect(try plausible.archive.rows("summary", request).first?["calls"] as? Int == inbound)
            #expect(try plausible.archive.run("calls", request).outcome.rowCount == expected)
        }
    }

    @Test func `hours that nobody configured are asked for`() throws {
        let small = try SmallArchive()
        var request = try small.request()
        request.filter.calendar.businessHours = .inside
        let error = #expect(throws: ReportError.self) { try small.archive.run("summary", request) }
        #expect(error?.description.hasPrefix("--business-hours needs the hours") == true)
        request.filter.calendar.businessHours = nil
        request.filter.calendar.holidays = .only
        #expect(throws: ReportError.self) { try small.archive.run("calls", request) }
    }
}
