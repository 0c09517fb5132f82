import GRDB
import Schema
import Testing

@testable import Reports

/// Holds the views to their indexes, as a stranger's query meets them: on ten million calls a scan takes seconds.
@Suite("Plans of the views")
struct ViewPlanTests {
    private static func plan(_ sql: String) throws -> String {
        try TestArchive().database.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
                .joined(separator: "; ")
        }
    }

    /// Tables that grow with the calls; an alias of a view's own is enough to tell them.
    private static func reads(_ plan: String) -> Bool {
        plan.contains(/SCAN (c|l|o|f|h|call|leg|offer|frame|call_hour)(;|$| USING (COVERING )?INDEX call_call_id)/)
    }

    @Test(
        "a day is found by its date, of one PBX too",
        arguments: [
            "calls", "missed_calls", "unreturned_calls", "extension_days", "queue_days", "trunk_hours", "holds",
        ],
        [
            "local_date = '2026-03-16'", "local_date = '2026-03-16' AND pbx = 'paris'",
            "local_date BETWEEN '2026-03-01' AND '2026-03-31'", "pbx = 'paris' AND local_date >= '2026-03-16'",
        ]
    )
    func day(view: String, condition: String) throws {
        let plan = try Self.plan("SELECT * FROM \(view) WHERE \(condition)")
        #expect(plan.contains("c USING INDEX call_local_date (local_date"), "\(plan)")
        #expect(!Self.reads(plan), "\(plan)")
    }

    @Test(
        "a look-up is answered by its index",
        arguments: [
            ("SELECT * FROM calls WHERE contact = '+33611223344'", "call_contact (ANY(<expr>) AND contact=?)"),
            (
                "SELECT * FROM calls WHERE contact GLOB '+3361*'",
                "call_contact (ANY(<expr>) AND contact>? AND contact<?)"
            ),
            ("SELECT * FROM calls WHERE contact_key = '611223344'", "call_contact_key (contact_key=?)"),
            (
                "SELECT * FROM calls WHERE contact_key = '611223344' ORDER BY started_at DESC LIMIT 5",
                "call_contact_key (contact_key=?)"
            ),
            (
                "SELECT * FROM calls WHERE id IN (SELECT id FROM calls WHERE contact IS NOT NULL AND contact LIKE '%3344')",
                "SCAN c USING COVERING INDEX call_contact"
            ),
            (
                "SELECT * FROM calls a JOIN calls b ON b.id = a.linked_call WHERE a.linked_call IS NOT NULL",
                "call_linked (linked_call>?)"
            ),
            ("SELECT * FROM calls WHERE call_id = '172.2'", "call_call_id (ANY(pbx) AND call_id=?)"),
            ("SELECT * FROM legs WHERE call_id = '172.2'", "call_call_id (ANY(pbx) AND call_id=?)"),
            ("SELECT * FROM calls WHERE id = 7", "INTEGER PRIMARY KEY"),
            ("SELECT * FROM legs WHERE call = 7 ORDER BY leg", "leg_call (call=? AND leg>?)"),
            ("SELECT * FROM offers WHERE call = 7", "offer_call (call=?)"),
            ("SELECT * FROM holds WHERE call = 7", "member_state_held (call=?)"),
            (
                "SELECT * FROM calls c JOIN holds h ON h.call = c.id WHERE c.id BETWEEN 5 AND 9",
                "c USING INTEGER PRIMARY KEY"
            ),
            (
                "SELECT * FROM calls c JOIN holds h ON h.call = c.id WHERE c.local_date >= '2026-03-16'",
                "call_local_date (local_date>?)"
            ),
            ("SELECT * FROM events WHERE call_id = '172.2'", "frame_call_id (call_id=?)"),
            ("SELECT * FROM calls ORDER BY started_at DESC LIMIT 20", "INDEX call_started"),
            ("SELECT * FROM calls WHERE pbx = 'paris' ORDER BY started_at DESC LIMIT 20", "INDEX call_started"),
            ("SELECT * FROM legs WHERE pbx = 'paris' ORDER BY started_at DESC LIMIT 20", "INDEX leg_started"),
            ("SELECT * FROM calls WHERE started_at >= 1 ORDER BY started_at DESC", "call_started (started_at>?)"),
            ("SELECT * FROM recent", "INDEX call_started"), ("SELECT * FROM live_calls", "INDEX call_live"),
            ("SELECT * FROM quarantine ORDER BY id DESC LIMIT 20", "frame_problem (status=?)"),
            ("SELECT * FROM live_calls ORDER BY started_at LIMIT 5", "INDEX call_live"),
            ("SELECT * FROM calls_today", "call_local_date (local_date=?)"),
            ("SELECT * FROM call_hours WHERE local_date >= '2026-03-16'", "PRIMARY KEY (pbx=? AND local_date>?)"),
            ("SELECT * FROM call_days WHERE local_date = '2026-03-16'", "PRIMARY KEY (pbx=? AND local_date=?)"),
            ("SELECT * FROM call_days", "PRIMARY KEY (pbx=?)"),
        ]
    )
    func lookUp(sql: String, index: String) throws {
        let plan = try Self.plan(sql)
        #expect(plan.contains(index), "\(plan)")
        #expect(!Self.reads(plan), "\(plan)")
        if sql.contains("ORDER BY"), !sql.contains("live") {
            #expect(!plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
        }
    }

    @Test("no example query reads every call", arguments: ExampleQueries.all)
    func example(query: ExampleQuery) throws {
        let plan = try Self.plan(query.sql)
        #expect(!Self.reads(plan), "\(plan)")
        // A Bloom filter over the calls would read all of them first.
        #expect(!plan.contains(#/BLOOM FILTER ON (c|call|l|leg) /#), "\(plan)")
        let isBounded = query.sql.contains("LIMIT") || query.sql.contains("'now'")
        if query.sql.contains("linked_call IS NOT NULL") { #expect(plan.contains("call_linked"), "\(plan)") }
        #expect(isBounded || !plan.contains(#/SCAN c USING (COVERING )?INDEX call_started/#), "\(plan)")
    }

    @Test func `the statistics name indexes that exist`() throws {
        try TestArchive().database.read { db in
            let unknown = try String.fetchAll(
                db,
                sql: """
                    SELECT idx FROM sqlite_stat1 WHERE idx NOT IN (SELECT name FROM sqlite_schema WHERE type IN ('index', 'table'))
                    """
            )
            #expect(unknown == [])
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_stat1") ?? 0 > 10)
        }
    }
}
