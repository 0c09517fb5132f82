import Foundation
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
}
