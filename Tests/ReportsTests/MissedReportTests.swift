import CallColumns
import Foundation
import GRDB
import Reports
import Testing

@Suite("report missed")
struct MissedReportTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    @Test func `who was rung, and who called back`() throws {
        #expect(
            try small.archive.run("missed", small.request()).text == """
                id,pbx,started_at,started_local,caller,caller_name,did,queue,outcome,wait_seconds,rung,returned,\
                returned_call,returned_at,returned_local,response_seconds,attempts\r
                6,paris,1773649800,2026-03-16 09:30:00,0799887766,,0140,,voicemail,15,1001,0,,,,,0\r
                2,paris,1773644400,2026-03-16 08:00:00,+33611223344,,0140,6400,abandoned,30,1001 1002,1,4,1773645600,\
                2026-03-16 08:20:00,1200,1\r

                """
        )
    }

    @Test func `a filter hides missed calls, not the calls that return them`() throws {
        var request = try small.request()
        request.filter.queue = "6400"
        let rows = try small.archive.rows("missed", request)
        #expect(rows.compactMap { $0["id"] as? Int } == [2])
        #expect(rows.first?["returned_call"] as? Int == 4)
    }

    @Test func `a call back after the period's end does not count, and a withheld number can't be called`() throws {
        var rows = try small.archive.rows("missed", small.request(from: "2026-03-16", to: "2026-03-16T08:15"))
        #expect(rows.first?["returned"] as? Int == 0)
        #expect(rows.first?["attempts"] as? Int == 1)
        try small.archive.execute("UPDATE call SET caller = 'anonymous' WHERE id = 6")
        rows = try small.archive.rows("missed", small.request())
        #expect(rows.first?["returned"] is NSNull)
    }

    @Test func `the limit counts what it leaves out`() throws {
        var request = try small.request()
        request.limit = 1
        let outcome = try small.archive.run("missed", request).outcome
        #expect(outcome.rowCount == 1)
        #expect(outcome.notes.last == "1 more row is not shown (--limit 1).")
    }

    @Test("more calls than are printed at once are what plain SQL lists", arguments: [nil, 0, 511, 512, 513] as [Int?])
    func many(limit: Int?) throws {
        let random = try RandomCalls(count: 1200)
        // Beyond the last stored block, and with a word that columns have no place for.
        try random.archive.execute(
            "UPDATE call SET direction = 'inbound', missed = 1, queue = '64' || (id % 3) WHERE id % 7"
        )
        try random.archive.execute("UPDATE call SET outcome = 'diverted', caller_name = 'Zoé' WHERE id % 100 = 1")
        try random.archive.database.write { db in
            try db.execute(
                sql:
                    "PRAGMA defer_foreign_keys = ON; UPDATE call SET id = id + 4000; UPDATE leg SET call = call + 4000;"
            )
            try StoredCallBlocks(in: db).store(0)
        }
        var request = try random.request("2026-03-01", "2026-04-30")
        request.limit = limit
        let rows = try random.archive.rows("missed", request)
        let expected = try random.archive.database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT c.id, p.name, caller, caller_name, did, queue, outcome, wait_seconds
                    FROM call c JOIN pbx p ON p.id = c.pbx WHERE missed = 1 ORDER BY started_at DESC, c.id DESC
                    """
            )
        }
        #expect(expected.count > 600 && rows.count == min(limit ?? .max, expected.count))
        for (row, values) in zip(rows, expected) {
            #expect(row["id"] as? Int == values[0] && row["pbx"] as? String == values[1])
            #expect(row["caller"] as? String == values[2] && row["caller_name"] as? String == values[3])
            #expect(row["did"] as? String == values[4] && row["queue"] as? String == values[5])
            #expect(row["outcome"] as? String == values[6] && row["wait_seconds"] as? Int == values[7])
        }
    }
}
