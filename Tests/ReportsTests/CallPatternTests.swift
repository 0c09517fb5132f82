import CallModel
import Foundation
import GRDB
import Testing

@testable import Reports

/// The reports heatmap, did and durations.
@Suite("Patterns of calls")
struct CallPatternTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `the heat map is a mean over the days of each weekday, the newest day so far as it has passed`() throws {
        // Sunday 15 March has call 1; Monday 16 March calls 2-8. With Monday 9 March in the period there are two Mondays.
        let rows = try small.archive.rows("heatmap", small.request(from: "2026-03-09", to: "2026-03-31"))
        #expect(rows.count == 7 * 4)
        func row(_ weekday: String, _ hour: Int) -> [String: Any]? {
            rows.first { $0["weekday"] as? String == weekday && $0["hour"] as? Int == hour }
        }
        let eight = row("Monday", 8)
        #expect(eight?["calls"] as? Int == 3 && eight?["missed"] as? Int == 1 && eight?["days"] as? Int == 2)
        #expect(eight?["mean_calls"] as? Double == 1.5 && eight?["mean_missed"] as? Double == 0.5)
        #expect(row("Monday", 11)?["calls"] as? Int == 1)
        #expect(row("Sunday", 9)?["mean_calls"] as? Int == 1)
        #expect(row("Tuesday", 9)?["mean_calls"] as? Int == 0)
        // A weekday that the period does not have has no mean.
        let short = try small.archive.rows("heatmap", small.request(from: "2026-03-15", to: "2026-03-16"))
        #expect(Set(short.compactMap { $0["weekday"] as? String }) == ["Sunday", "Monday"])
    }

    @Test func `days that holidays leave out are no days of the mean`() throws {
        var request = try small.request(from: "2026-03-09", to: "2026-03-16")
        request.filter.calendar.calendar = try ReportCalendar(businessHours: [], holidays: ["2026-03-09"])
        request.filter.calendar.holidays = .exclude
        let rows = try small.archive.rows("heatmap", request)
        let eight = rows.first { $0["weekday"] as? String == "Monday" && $0["hour"] as? Int == 8 }
        #expect(eight?["days"] as? Int == 1 && eight?["mean_calls"] as? Int == 3)
        #expect(
            try small.archive.run("heatmap", request).outcome.notes.first?.hasPrefix("Hours before 8 and after 11 ")
                == true
        )
    }

    @Test(
        "the heat map of hourly sums is the one of single calls, written as plain SQL",
        arguments: [("2026-03-22", "2026-04-03"), ("2026-03-28T10:20", "2026-03-29T14:40:01")],
        [nil, "Europe/Paris", "Asia/Kolkata"]
    )
    func heatMap(period: (String, String), zone: String?) throws {
        let random = try RandomCalls(count: 1200)
        for isFiltered in [false, true] {
            try expectHeatMap(of: random, period: period, zone: zone, isFiltered: isFiltered)
        }
    }

    private func expectHeatMap(
        of random: RandomCalls,
        period: (String, String),
        zone: String?,
        isFiltered: Bool
    ) throws {
        var request = try random.request(period.0, period.1)
        if isFiltered {
            request.filter.pbx = ["paris"]
            request.filter.direction = .inbound
            request.filter.outcome = .abandoned
            // An edge within an hour, and one at its end.
            let hours = try ReportCalendar(businessHours: ["Mon-Sun 09:30-17:00"], holidays: [])
            request.filter.calendar.calendar = hours
            request.filter.calendar.businessHours = .inside
        }
        request.timeZone = try zone.map { try DateRange.zone(named: $0) }
        let rows = try random.archive.rows("heatmap", request)
        let zone = request.timeZone
        let from = try #require(request.range.from)
        let to = try #require(request.range.to)
        var counts: [String: (calls: Int, missed: Int)] = [:]
        for call in random.calls {
            let offset = zone.map { Int64($0.secondsFromGMT(for: Date(timeIntervalSince1970: Double(call.start)))) }
            let local = CivilTime(seconds: call.start + (offset ?? call.offset))
            guard local >= from, local < to else { continue }
            let isWanted = call.pbx == "paris" && call.direction == "inbound" && call.outcome == "abandoned"
            let isOpen = (34_200..<61_200).contains(local.secondOfDay)
            guard isWanted && isOpen || !isFiltered else { continue }
            let key = "\(TimeBucket.weekdays[local.date.weekday]) \(local.secondOfDay / 3600)"
            counts[key, default: (0, 0)].calls += 1
            if call.isMissed { counts[key, default: (0, 0)].missed += 1 }
        }
        for row in rows {
            let key = try "\(#require(row["weekday"] as? String)) \(#require(row["hour"] as? Int))"
            #expect(row["calls"] as? Int == counts[key]?.calls ?? 0, "\(key)")
            #expect(row["missed"] as? Int == counts[key]?.missed ?? 0, "\(key)")
        }
        #expect(rows.reduce(0) { $0 + ($1["calls"] as? Int ?? 0) } == counts.values.reduce(0) { $0 + $1.calls })
        // A filter that lets everything pass makes it look at each call.
    }

    @Test func `each number dialled, and where most of its calls went first`() throws {
        // The day's inbound calls to 0140: 2 went to the queue 6400, 6 and 7 to 1001; 8 is live and has no leg yet.
        #expect(
            try small.archive.run("did", small.request()).text == """
                did,did_name,calls,answered,missed,answer_rate,mean_wait_seconds,talk_seconds,first_destination,\
                first_destination_kind,first_destination_share\r
                0140,,4,1,2,0.333333,20,3605,1001,extension,0.666667\r

                """
        )
    }

    @Test func `missed calls of a number by the strict variant leave voicemail out`() throws {
        var request = try small.request()
        request.options.missed = .strict
        #expect(try small.archive.rows("did", request).first?["missed"] as? Int == 1)
        #expect(try small.archive.rows("heatmap", request).reduce(0) { $0 + ($1["missed"] as? Int ?? 0) } == 1)
    }

    @Test func `random calls by number are what plain SQL counts`() throws {
        let random = try RandomCalls()
        let rows = try random.archive.rows("did", random.request("2026-03-21", "2026-04-02"))
        let expected = try random.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    WITH c AS (SELECT * FROM calls WHERE direction = 'inbound'
                        AND date(started_at + utc_offset, 'unixepoch') BETWEEN '2026-03-21' AND '2026-04-02')
                    SELECT did, count(*), sum(outcome = 'answered'), total(missed), sum(state = 'ended'),
                        sum(wait_seconds) FILTER (WHERE outcome = 'answered'),
                        count(wait_seconds) FILTER (WHERE outcome = 'answered'),
                        (SELECT max(n) FROM (SELECT count(*) AS n FROM c AS d JOIN legs l ON l.call = d.id AND l.leg = 1
                            WHERE d.did IS c.did GROUP BY l.callee)), total(talk_seconds)
                    FROM c GROUP BY did ORDER BY 2 DESC
                    """
            )
        }
        #expect(rows.count == 3 && expected.count == 3)
        for (row, sums) in zip(rows, expected) {
            #expect(row["did"] as? String == sums[0])
            #expect(row["calls"] as? Int == sums[1])
            #expect(row["answered"] as? Int == sums[2])
            #expect(row["missed"] as? Int == sums[3])
            #expect(abs((row["answer_rate"] as? Double ?? 0) - (sums[2] as Double) / sums[4]) < 0.00001)
            #expect(row["mean_wait_seconds"] as? Double == ((sums[5] as Double) / sums[6]).rounded())
            #expect(abs((row["first_destination_share"] as? Double ?? 0) - (sums[7] as Double) / sums[1]) < 0.00001)
            #expect(row["talk_seconds"] as? Int == sums[8])
        }
    }

    @Test func `conversations in bands of two minutes, whose upper bound belongs to the next`() throws {
        // Talk of answered calls: 125 s outbound, 3605 s inbound, and one of exactly 240 s.
        try small.archive.execute("UPDATE call SET outcome = 'answered', talk_seconds = 240 WHERE id = 3")
        #expect(
            try small.archive.run("durations", small.request()).text == """
                band,from_seconds,to_seconds,calls,share,inbound,outbound,internal,talk_seconds\r
                0–2,0,120,0,0,0,0,0,0\r
                2–4,120,240,1,0.333333,0,1,0,125\r
                4–6,240,360,1,0.333333,0,1,0,240\r
                6–8,360,480,0,0,0,0,0,0\r
                8–10,480,600,0,0,0,0,0,0\r
                10+,600,,1,0.333333,1,0,0,3605\r

                """
        )
        let empty = try small.archive.rows("durations", small.request(from: "2026-03-14", to: "2026-03-14"))
        #expect(empty.allSatisfy { $0["share"] is NSNull })
    }

    @Test func `random conversations by band are what plain SQL counts`() throws {
        let random = try RandomCalls()
        let rows = try random.archive.rows("durations", random.request("2026-03-20", "2026-04-05"))
        let counts = try random.archive.database.read { db in
            try [Int: Int](
                uniqueKeysWithValues: Row.fetchAll(
                    db,
                    sql: """
                        SELECT min(talk_seconds / 120, 5), count(*) FROM call
                        WHERE outcome = 'answered' AND talk_seconds IS NOT NULL GROUP BY 1
                        """
                ).map { ($0[0], $0[1]) }
            )
        }
        #expect(rows.map { $0["calls"] as? Int } == (0..<6).map { counts[$0] ?? 0 })
        let notes = try random.archive.run("durations", random.request("2026-03-20", "2026-04-05")).outcome.notes
        let unknown = random.calls.count { $0.outcome == "answered" && $0.talk == nil }
        #expect(unknown > 0 && notes.contains("Answered calls whose talk nothing tells are in no band: \(unknown)."))
    }
}
