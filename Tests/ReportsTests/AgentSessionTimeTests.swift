import Foundation
import Reports
import Testing

/// Sessions of one Monday and the Sunday before, cut to business hours.
///
/// On Monday, 16 March 2026, agent 1001 is in queue 6400: available 09:00–10:00, paused by the PBX until 10:30, available
/// until 11:00, at lunch until 11:45, available until 12:00, then logged out. Agent 1003 is in a state of unknown meaning
/// from 09:00 on. It is 13:00. On Sunday 1001 was available 17:00–18:00.
@Suite("report agent-sessions by business hours and holidays")
struct AgentSessionTimeTests {
    private let queues: QueueArchive

    init() throws { queues = try QueueArchive() }

    private func csv(
        _ hours: CalendarFilter.BusinessHours?,
        _ lines: [String],
        _ holidays: CalendarFilter.Holidays? = nil,
        in request: ReportRequest
    ) throws -> [String] {
        var request = request
        request.filter.calendar.calendar = try ReportCalendar(businessHours: lines, holidays: ["2026-03-15"])
        request.filter.calendar.businessHours = hours
        request.filter.calendar.holidays = holidays
        return try queues.archive.run("agent-sessions", request).text.components(separatedBy: "\r\n").dropFirst()
            .filter { !$0.isEmpty }
    }

    /// A row whose last two columns are times of Monday.
    private func line(_ head: String, _ first: String, _ last: String) -> String {
        "\(head),\(at("2026-03-16 \(first):00")),\(at("2026-03-16 \(last):00"))"
    }

    @Test("a stretch counts so far as it lies in business hours", arguments: [nil, "Europe/Paris"])
    func inside(zone: String?) throws {
        var request = try queues.request()
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        // A PBX whose zone nobody knows has the clock that its calls show.
        if zone == nil { try queues.archive.execute("UPDATE pbx SET time_zone = NULL") }
        // 45 and 30 minutes available, 30 paused, 30 of lunch's 45: of 2 h 15 min logged in.
        #expect(
            try csv(.inside, ["Mon 09:15-11:30"], in: request) == [
                line("1001,6400,available,,2,4500,0.555556,2700", "09:15", "11:00"),
                line("1001,6400,paused,Auto Pause,1,1800,0.222222,1800", "10:00", "10:30"),
                line("1001,6400,paused,Lunch,1,1800,0.222222,1800", "11:00", "11:30"),
                line("1003,6400,Elsewhere,,1,8100,,8100", "09:15", "11:30"),
            ]
        )
    }

    @Test func `and outside them the rest of it`() throws {
        // Available 09:00–09:15 and 11:45–12:00; lunch 11:30–11:45; logged out before 09:00 and after 12:00.
        #expect(
            try csv(.outside, ["Mon 09:15-11:30"], in: queues.request()) == [
                line("1001,6400,available,,2,1800,0.666667,900", "09:00", "12:00"),
                line("1001,6400,paused,Lunch,1,900,0.333333,900", "11:30", "11:45"),
                line("1001,6400,logged_out,,2,36000,,32400", "00:00", "13:00"),
                line("1003,6400,Elsewhere,,1,6300,,5400", "09:00", "13:00"),
            ]
        )
    }

    @Test func `a break in the hours cuts a stretch, which stays one`() throws {
        var request = try queues.request()
        request.filter.extension = "1003"
        #expect(
            try csv(.inside, ["Mon 09:30-10:00 11:00-11:45"], in: request) == [
                line("1003,6400,Elsewhere,,1,4500,,2700", "09:30", "11:45")
            ]
        )
    }

    @Test func `holidays count alone, or not at all`() throws {
        var request = try queues.request(from: "2026-03-15")
        request.filter.extension = "1001"
        let sunday = at("2026-03-15")
        #expect(
            try csv(nil, [], .only, in: request) == [
                "1001,6400,available,,1,3600,1,3600,\(sunday + 61_200),\(sunday + 64_800)",
                "1001,6400,logged_out,,1,21600,,21600,\(sunday + 64_800),\(sunday + 86_400)",
            ]
        )
        // Logged out: nine hours before Monday's login, one after its end. The night is one stretch, cut at midnight.
        #expect(
            try csv(nil, [], .exclude, in: request).last
                == line("1001,6400,logged_out,,2,36000,,32400", "00:00", "13:00")
        )
    }

    @Test func `the night of the clocks has seven hours in spring, and nine in autumn`() throws {
        let zone = try DateRange.zone(named: "Europe/Paris")
        for (saturday, sunday, hours, offsets) in [
            ("2026-03-28", "2026-03-29", 7, (3600, 7200)), ("2026-10-24", "2026-10-25", 9, (7200, 3600)),
        ] as [(String, String, Int64, (Int64, Int64))] {
            let now = at("2026-11-02")
            let range = try DateRange.parse(from: saturday, to: sunday, now: now, zone: zone)
            var request = ReportRequest(range: range, now: now)
            request.filter.extension = "1003"
            let (first, last) = (
                at("\(saturday) 22:00:00", offset: offsets.0), at("\(sunday) 06:00:00", offset: offsets.1)
            )
            #expect(
                try csv(.inside, ["Sat 22:00-06:00"], in: request) == [
                    "1003,6400,Elsewhere,,1,\(hours * 3600),,\(hours * 3600),\(first),\(last)"
                ]
            )
        }
    }
}
