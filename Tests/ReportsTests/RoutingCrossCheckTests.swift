import Foundation
import GRDB
import Reports
import Testing

/// Asks the views for the same figures in plain SQL of another make: window functions and GROUP BY instead of cursors.
@Suite("Routing, cross-checked on random calls")
struct RoutingCrossCheckTests {
    /// Counts by a text that the query makes of each group.
    private func counts(_ archive: TestArchive, _ sql: String) throws -> [String: Int] {
        try archive.database.read { db in
            Dictionary(uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0[0] as String, $0[1] as Int) })
        }
    }

    private func text(_ value: Any?) -> String { value as? String ?? "–" }

    @Test("ring-groups", arguments: [11, 12] as [UInt64])
    func ringGroups(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let answered = try counts(
            random.archive,
            """
            SELECT callee || '@' || pbx, count(DISTINCT CASE WHEN disposition = 'answered' AND talk_seconds > 0 THEN call END)
            FROM legs WHERE callee_kind = 'ring_group' GROUP BY 1
            """
        )
        let offered = try counts(
            random.archive,
            "SELECT callee || '@' || pbx, count(DISTINCT call) FROM legs WHERE callee_kind = 'ring_group' GROUP BY 1"
        )
        let rows = try random.archive.rows("ring-groups", random.request)
        #expect(Set(rows.map { text($0["ring_group"]) }) == Set(offered.keys))
        for (group, count) in offered {
            let mine = rows.filter { text($0["ring_group"]) == group }
            let sum = { (result: String) in
                mine.filter { self.text($0["result"]) == result }.reduce(0) { $0 + ($1["calls"] as? Int ?? 0) }
            }
            #expect(mine.allSatisfy { $0["offered"] as? Int == count })
            #expect(sum("answered") == answered[group])
            #expect(sum("missed") == count - (answered[group] ?? 0))
        }
    }

    @Test("ivr", arguments: [13, 14] as [UInt64])
    func ivr(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let expected = try counts(
            random.archive,
            """
            SELECT callee || '@' || pbx || ' ' || coalesce(next_kind, 'hung_up') || ' '
                || CASE WHEN next_kind IS NULL OR next_kind = 'external' THEN '–' ELSE next END, count(*)
            FROM (SELECT pbx, callee, callee_kind, lead(callee_kind) OVER w AS next_kind, lead(callee) OVER w AS next
                FROM legs WINDOW w AS (PARTITION BY call ORDER BY leg))
            WHERE callee_kind = 'ivr' GROUP BY 1
            """
        )
        let rows = try random.archive.rows("ivr", random.request)
        let found = rows.map {
            ("\(text($0["ivr"])) \(text($0["next_kind"])) \(text($0["next"]))", $0["calls"] as? Int ?? 0)
        }
        #expect(Dictionary(uniqueKeysWithValues: found) == expected)
        #expect(!expected.isEmpty)
    }

    @Test("transfers", arguments: [15, 16] as [UInt64])
    func transfers(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let expected = try counts(
            random.archive,
            """
            SELECT before || ' ' || callee || '@' || pbx, count(*)
            FROM (SELECT pbx, callee, lag(callee) OVER (
                    PARTITION BY call ORDER BY started_at + duration_seconds - talk_seconds, leg) AS before
                FROM legs WHERE callee_kind IN ('extension', 'external') AND disposition = 'answered')
            WHERE before <> callee GROUP BY 1
            """
        )
        let rows = try random.archive.rows("transfers", random.request)
        let pairs = rows.dropLast().map { row in
            ("\(text(row["from"]).prefix { $0 != "@" }) \(text(row["to"]))", row["transfers"] as? Int ?? 0)
        }
        #expect(Dictionary(uniqueKeysWithValues: pairs) == expected)
        let sums = try #require(
            try random.archive.database.read { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT sum(transfer_count), sum(transfer_count * transfer_proven), sum(transfer_count > 0),
                            max(transfer_count), avg(transfer_count > 0) / avg(outcome = 'answered') FROM calls
                        """
                )
            }
        )
        let total = try #require(rows.last)
        #expect(total["transfers"] as? Int == sums[0] && total["proven"] as? Int == sums[1])
        #expect(total["calls"] as? Int == sums[2] && total["deepest"] as? Int == sums[3])
        #expect(abs((total["transfer_rate"] as? Double ?? 0) - (sums[4] as Double)) < 1e-6)
    }

    @Test("routing", arguments: [17, 18] as [UInt64])
    func routing(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let total = try #require(try random.archive.rows("routing", random.request).last)
        let sums = try #require(
            try random.archive.database.read { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT count(*), sum(outcome = 'answered'), sum(leg_count >= 5), max(leg_count),
                            sum(outcome = 'answered' AND wait_seconds > 45),
                            (SELECT count(DISTINCT call) FROM (SELECT call FROM legs
                                WHERE callee_kind IN ('ivr', 'queue', 'ring_group')
                                GROUP BY call, callee_kind, callee HAVING count(*) > 1))
                        FROM calls
                        """
                )
            }
        )
        #expect(total["calls"] as? Int == sums[0] && total["answered"] as? Int == sums[1])
        #expect(total["legs_5_or_more"] as? Int == sums[2] && total["max_legs"] as? Int == sums[3])
        let share = Double(sums[4] as Int) / Double(sums[1] as Int)
        #expect(abs((total["over_45"] as? Double ?? 0) - share) < 1e-6)
        #expect(total["loops"] as? Int == sums[5])
    }

    @Test("satisfaction", arguments: [19, 20] as [UInt64])
    func satisfaction(seed: UInt64) throws {
        let random = try RandomQueueArchive(seed: seed)
        let expected = try counts(
            random.archive,
            """
            SELECT CASE WHEN result BETWEEN 1 AND 5 THEN 'score_' || result ELSE 'other_scores' END, count(*)
            FROM (SELECT CAST(result AS INTEGER) AS result, max(id) FROM surveys GROUP BY call) GROUP BY 1
            """
        )
        let total = try #require(try random.archive.rows("satisfaction", random.request).last)
        for (column, count) in expected { #expect(total[column] as? Int == count, "\(column)") }
        #expect(total["answers"] as? Int == expected.values.reduce(0, +))
    }
}
