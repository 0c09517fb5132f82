import CallColumns
import Foundation
import GRDB
import Testing

@testable import Reports

/// The reports unreturned, response, repeat-callers and top.
@Suite("Reports about outside numbers")
struct ContactReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `spellings that end differently are one number where the archive has its international spelling`() throws
    {
        // Call 2 came from a number of six digits, as neighbours may see it; calls 3 and 4 dialled it in full.
        try small.archive.execute("UPDATE call SET caller = '223344', contact = '+33611223344' WHERE id = 2")
        var request = try small.request(from: "2026-03-15", to: "2026-03-16")
        let missed = try small.archive.rows("missed", request).first { $0["id"] as? Int == 2 }
        #expect(missed?["caller"] as? String == "223344")
        #expect(missed?["returned_call"] as? Int == 4 && missed?["attempts"] as? Int == 1)
        #expect(try small.archive.rows("unreturned", request).map { $0["last_call"] as? Int } == [6])
        let all = try small.archive.rows("response", request).last
        #expect(all?["median_seconds"] as? Int == 1200)
        // Call 1 came from it the day before.
        #expect(try small.archive.rows("repeat-callers", request).map { $0["last_call"] as? Int } == [2])
        request.subject = "numbers"
        #expect(try small.archive.rows("top", request).first?["calls"] as? Int == 4)
    }

    @Test("top says the same of columns that the archive keeps", arguments: TopReport.Subject.allCases)
    func storedTop(subject: TopReport.Subject) throws {
        let random = try RandomCalls()
        var request = try random.request("2026-03-20", "2026-04-05")
        request.subject = subject.rawValue
        let rows = try random.archive.run("top", request).text
        try random.archive.database.write { db in try StoredCallBlocks(in: db).store(0) }
        #expect(try random.archive.run("top", request).text == rows)
        #expect(rows.split(whereSeparator: \.isNewline).count > 2)
    }

    // MARK: - Owed calls

    @Test func `who is owed a call, since when, and whether somebody tried`() throws {
        // Call 2 was returned by call 4; voicemail 6 was not. A second miss of 6's number, and a try at it:
        for (id, start, direction) in [(9, "10:30:00", "inbound"), (10, "10:40:00", "outbound")] {
            let isInbound = direction == "inbound"
            try small.archive.insert(
                "call",
                [
                    "id": id, "pbx": 1, "call_id": "\(id)", "state": "ended", "started_at": at("2026-03-16 \(start)"),
                    "utc_offset": 3600, "ended_at": at("2026-03-16 \(start)") + 5, "direction": direction,
                    "caller": isInbound ? "+33799887766" : "1001", "caller_name": isInbound ? "Zoé" : nil,
                    "dialed": isInbound ? "0140" : "0799887766", "outcome": "no_answer", "missed": isInbound ? 1 : 0,
                    "did": isInbound ? "0140" : nil, "duration_seconds": 5, "wait_seconds": 5,
                ]
            )
        }
        // Noon less 09:30 are 9000 seconds.
        #expect(
            try small.archive.run("unreturned", small.request()).text == """
                caller,caller_name,pbx,missed_calls,first_missed_at,first_missed_local,last_missed_at,last_missed_local,\
                age_seconds,attempts,tried,did,queue,last_call\r
                +33799887766,Zoé,paris,2,1773649800,2026-03-16 09:30:00,1773653400,2026-03-16 10:30:00,9000,1,1,0140,,9\r

                """
        )
    }

    @Test func `a call that came too late does not settle it, and a withheld number can't be called`() throws {
        var request = try small.request()
        // Call 4 came 1200 seconds after call 2.
        request.options.withinSeconds = 1199
        #expect(try small.archive.rows("unreturned", request).map { $0["last_call"] as? Int } == [2, 6])
        request.options.withinSeconds = 1200
        #expect(try small.archive.rows("unreturned", request).map { $0["last_call"] as? Int } == [6])
        // The window reaches beyond the period, which ends before call 4.
        request.range = try small.request(from: "2026-03-16", to: "2026-03-16T08:15").range
        #expect(try small.archive.rows("unreturned", request).isEmpty)
        request.options.withinSeconds = nil
        #expect(try small.archive.rows("unreturned", request).map { $0["last_call"] as? Int } == [2])
        try small.archive.execute("UPDATE call SET caller = 'anonymous' WHERE id = 6")
        let outcome = try small.archive.run("unreturned", small.request()).outcome
        #expect(outcome.rowCount == 0)
        #expect(outcome.notes.contains("Missed calls without a number can't be returned: 1."))
    }

    @Test("random owed calls are those that nobody spoke with later", arguments: [nil, 86_400], [1, 2])
    func unreturned(within: Int64?, seed: UInt64) throws {
        let random = try RandomCalls(seed: seed)
        var request = try random.request("2026-03-22", "2026-03-31")
        request.options.withinSeconds = within
        let rows = try random.archive.rows("unreturned", request)
        var owed: [String: [RandomCalls.Call]] = [:]
        for (call, contact, _) in Self.missed(random, within) where contact == nil {
            owed[try #require(Self.key(call)), default: []].append(call)
        }
        #expect(rows.count == owed.count)
        for row in rows {
            let calls = try #require(owed[Self.ending(row["caller"] as? String ?? "")])
            #expect(row["missed_calls"] as? Int == calls.count)
            #expect(row["first_missed_at"] as? Int64 == calls.map(\.start).min())
            #expect(row["last_missed_at"] as? Int64 == calls.map(\.start).max())
        }
    }

    // MARK: - Response

    @Test func `how soon missed callers were spoken with`() throws {
        // Call 2 was tried after 600 s and answered after 1200 s by a call back; 6 was never called.
        let rows = try small.archive.rows("response", small.request())
        #expect(rows.count == 11)
        let byBand = Dictionary(uniqueKeysWithValues: rows.map { ($0["band"] as? String ?? "", $0) })
        #expect(byBand["15–30 min"]?["missed_calls"] as? Int == 1)
        #expect(byBand["15–30 min"]?["called_back"] as? Int == 1)
        #expect(byBand["15–30 min"]?["share"] as? Double == 0.5)
        #expect(byBand["5–15 min"]?["first_attempts"] as? Int == 1)
        #expect(byBand["never"]?["missed_calls"] as? Int == 1)
        let all = byBand["all"]
        #expect(all?["missed_calls"] as? Int == 2 && all?["median_seconds"] as? Int == 1200)
        #expect(all?["mean_seconds"] as? Int == 1200 && all?["p90_seconds"] as? Int == 1200)
        var request = try small.request()
        request.options.withinSeconds = 900
        let strict = try small.archive.rows("response", request)
        #expect(strict.first { $0["band"] as? String == "never" }?["missed_calls"] as? Int == 2)
        #expect(strict.last?["median_seconds"] is NSNull)
    }

    @Test func `percentiles are the smallest value that so many do not exceed`() {
        let counts: [(key: Int64, value: Int64)] = [(1, 5), (7, 4), (9, 1)]
        #expect(ResponseReport.percentile(50, of: counts) == 1)
        #expect(ResponseReport.percentile(51, of: counts) == 7)
        #expect(ResponseReport.percentile(90, of: counts) == 7)
        #expect(ResponseReport.percentile(91, of: counts) == 9)
        #expect(ResponseReport.percentile(90, of: []) == nil)
    }

    @Test("random response times are what looking at all later calls gives", arguments: [nil, 40_000], [1, 3])
    func response(within: Int64?, seed: UInt64) throws {
        let random = try RandomCalls(seed: seed)
        var request = try random.request("2026-03-22", "2026-03-31")
        request.options.withinSeconds = within
        let rows = try random.archive.rows("response", request)
        let missed = Self.missed(random, within)
        let times = missed.compactMap { call, contact, _ in contact.map { $0.start - call.start } }.sorted()
        #expect(times.count > 10)
        for row in rows.dropLast() where row["band"] as? String != "never" {
            let from = try #require(row["from_seconds"] as? Int64)
            let band = from..<(row["to_seconds"] as? Int64 ?? .max)
            let inBand = missed.filter { call, contact, _ in
                contact.map { band.contains($0.start - call.start) } ?? false
            }
            #expect(row["missed_calls"] as? Int == inBand.count)
            #expect(row["called_back"] as? Int == inBand.count { $0.1?.direction == "outbound" })
            let tries = missed.count { call, _, attempt in attempt.map { band.contains($0.start - call.start) } ?? false
            }
            #expect(row["first_attempts"] as? Int == tries)
        }
        let all = try #require(rows.last)
        #expect(all["missed_calls"] as? Int == missed.count)
        #expect(all["median_seconds"] as? Int64 == times[(times.count + 1) / 2 - 1])
        #expect(all["p90_seconds"] as? Int64 == times[(times.count * 9 + 9) / 10 - 1])
    }

    /// Missed calls of the period, their first answered contact in time, and the first try up to it.
    private static func missed(
        _ random: RandomCalls,
        _ within: Int64?
    ) -> [(RandomCalls.Call, RandomCalls.Call?, RandomCalls.Call?)] {
        let period = at("2026-03-22", offset: 0)..<at("2026-04-01", offset: 0)
        let known = random.calls.filter { within != nil || period.contains($0.local) }
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        return random.calls("2026-03-22", "2026-03-31").filter { $0.isMissed && key($0) != nil }.map { call in
            let later = known.filter { ($0.start, $0.id) > (call.start, call.id) && key($0) == key(call) }
            let contact = later.first { $0.outcome == "answered" }
            let attempt = later.first { $0.direction == "outbound" && $0.outcome != nil }
            let isBefore = attempt.map { first in contact.map { (first.start, first.id) <= ($0.start, $0.id) } ?? true }
            func inTime(_ other: RandomCalls.Call?) -> RandomCalls.Call? {
                other.flatMap { $0.start - call.start <= within ?? .max ? $0 : nil }
            }
            return (call, inTime(contact), isBefore == true ? inTime(attempt) : nil)
        }
    }

    /// The outside number as its last nine digits.
    private static func key(_ call: RandomCalls.Call) -> String? {
        let number = call.direction == "inbound" ? call.caller : call.direction == "outbound" ? call.dialed : nil
        return number.flatMap { $0 == "anonymous" ? nil : ending($0) }
    }

    private static func ending(_ number: String) -> String { String(number.suffix(9)) }

    // MARK: - Repeat callers

    @Test func `a number that called the day before calls again`() throws {
        // 0611223344 called on the 15th at 09:00 and, spelt with +33, on the 16th at 08:00: 23 hours later.
        #expect(
            try small.archive.run("repeat-callers", small.request()).text == """
                caller,caller_name,calls,repeats,answered,missed,first_at,first_local,last_at,last_local,last_outcome,\
                last_call\r
                +33611223344,,1,1,0,1,1773644400,2026-03-16 08:00:00,1773644400,2026-03-16 08:00:00,abandoned,2\r

                """
        )
        var request = try small.request()
        request.options.withinSeconds = 23 * 3600 - 1
        let outcome = try small.archive.run("repeat-callers", request).outcome
        #expect(outcome.rowCount == 0)
        #expect(
            outcome.notes.first?.hasPrefix("0 of 4 inbound calls with a number (0.0%) came within 22:59:59") == true
        )
    }

    @Test("random repeats are what a window function counts", arguments: [3600, 86_400, 7 * 86_400])
    func repeats(within: Int64) throws {
        let random = try RandomCalls()
        var request = try random.request("2026-03-24", "2026-04-02")
        request.options.withinSeconds = within
        let rows = try random.archive.rows("repeat-callers", request)
        let expected = try random.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT number, count(*), sum(gap <= ?) FROM (
                        SELECT substr(caller, -9) AS number, date(started_at + utc_offset, 'unixepoch') AS day,
                            started_at - lag(started_at)
                                OVER (PARTITION BY substr(caller, -9) ORDER BY started_at, id) AS gap
                        FROM calls WHERE direction = 'inbound' AND caller <> 'anonymous')
                    WHERE day BETWEEN '2026-03-24' AND '2026-04-02' GROUP BY number HAVING sum(gap <= ?) > 0
                    """,
                arguments: [within, within]
            )
        }
        #expect(rows.count == expected.count && !rows.isEmpty)
        for sums in expected {
            let row = rows.first { Self.ending($0["caller"] as? String ?? "") == sums[0] }
            #expect(row?["calls"] as? Int == sums[1])
            #expect(row?["repeats"] as? Int == sums[2])
        }
    }

    // MARK: - Top

    @Test func `numbers in one spelling where the archive has one`() throws {
        // Calls 1 to 4; two of them were dialled, and one came, in the national spelling.
        try small.archive.execute("UPDATE call SET contact = '+33611223344' WHERE id <= 4")
        var request = try small.request(from: "2026-03-15", to: "2026-03-16")
        request.subject = "countries"
        #expect(try small.archive.run("top", request).text.contains("+33,France,4,"))
        request.subject = "numbers"
        let first = try small.archive.rows("top", request).first
        #expect(first?["party"] as? String == "+33611223344")
        #expect(first?["calls"] as? Int == 4)
    }

    @Test func `the most frequent numbers, spelt as they were last`() throws {
        var request = try small.request(from: "2026-03-15", to: "2026-03-16")
        request.subject = "numbers"
        // 0611223344 has calls 1-4; the others one each, the earlier one first; of equal talk 7 has more than 6 and 8.
        #expect(
            try small.archive.run("top", request).text == """
                party,name,calls,share,inbound,outbound,internal,answered,talk_seconds,mean_talk_seconds\r
                0611223344,,4,0.571429,2,2,0,2,185,93\r
                0499000000,,1,0.142857,1,0,0,1,3605,3605\r
                0799887766,,1,0.142857,1,0,0,0,0,\r
                0655,,1,0.142857,1,0,0,0,0,\r

                """
        )
        request.limit = 3
        #expect(try small.archive.run("top", request).outcome.notes.last == "1 more row is not shown (--limit 3).")
        request.limit = nil
        request.subject = "destinations"
        #expect(try small.archive.rows("top", request).map { $0["calls"] as? Int } == [2])
        request.subject = "talkers"
        // 1001 answered 1 and 7, and called 5; 1002 called 3 and 4.
        let talkers = try small.archive.rows("top", request)
        #expect(talkers.map { $0["party"] as? String } == ["1001", "1002"])
        #expect(talkers.map { $0["name"] as? String } == ["Ada", "Bea"])
        #expect(talkers.map { $0["talk_seconds"] as? Int } == [3665, 125])
        #expect(talkers.map { $0["calls"] as? Int } == [3, 2])
        request.subject = "countries"
        let countries = try small.archive.run("top", request)
        #expect(countries.text.contains("+33,France,1,1,"))
        #expect(countries.outcome.notes.contains("Calls whose number is in no international spelling are left out: 6."))
        request.subject = "weather"
        let error = try #require(throws: ReportError.self) { try small.archive.run("top", request) }
        #expect(error.description == "report top can't rank weather: say numbers, destinations, countries, or talkers.")
        request.subject = nil
        let missing = try #require(throws: ReportError.self) { try small.archive.run("top", request) }
        #expect(missing.description == "report top needs WHAT: say numbers, destinations, countries, or talkers.")
    }

    @Test("random numbers are ranked as plain SQL ranks them", arguments: ["numbers", "destinations", "talkers"])
    func top(subject: String) throws {
        let random = try RandomCalls()
        var request = try random.request("2026-03-20", "2026-04-05")
        request.subject = subject
        request.limit = 100
        let rows = try random.archive.rows("top", request)
        let parties =
            switch subject {
            case "numbers":
                "SELECT id, substr(iif(direction = 'inbound', caller, dialed), -9) AS party FROM calls "
                    + "WHERE direction IN ('inbound', 'outbound')"
            case "destinations": "SELECT id, substr(dialed, -9) AS party FROM calls WHERE direction = 'outbound'"
            default:
                """
                SELECT id, caller || '@' || pbx AS party FROM calls WHERE direction IS NOT 'inbound'
                UNION SELECT id, answered_by || '@' || pbx FROM calls
                WHERE direction IS NOT 'outbound' AND answered_by IS NOT NULL
                """
            }
        let expected = try random.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT party, count(*), total(talk_seconds), sum(outcome = 'answered')
                    FROM (\(parties)) JOIN calls USING (id) WHERE party <> 'anonymous' GROUP BY party
                    """
            )
        }
        #expect(rows.count == expected.count)
        for sums in expected {
            let row = rows.first {
                let party = $0["party"] as? String ?? ""
                return (subject == "talkers" ? party : Self.ending(party)) == sums[0]
            }
            #expect(row?["calls"] as? Int == sums[1], "\(sums)")
            #expect(row?["talk_seconds"] as? Int == sums[2])
            #expect(row?["answered"] as? Int == sums[3])
        }
        let rank = rows.map { $0[subject == "talkers" ? "talk_seconds" : "calls"] as? Int ?? 0 }
        #expect(rank == rank.sorted(by: >))
    }
}
