import GRDB

/// Holds the links between calls against the facts that the file has of both.
///
/// A link rests on two calls, which may be far apart in the file: it is looked at once all calls have been, so that a
/// writer has mended their facts by then.
struct LinkComparison {
    /// Where it goes on: first through what may prove a link, then through the links that there are.
    enum Position {
        case transfers(after: Int64)
        case links(after: Int64, of: Int64)
    }

    private let db: Database
    private let links: LinkTable
    /// Calls above this one came while the file was read.
    private let lastCall: Int64

    /// Notes the links of a file as they are now, before anybody mends them.
    init(_ db: Database) throws {
        self.db = db
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS former_link (call INTEGER PRIMARY KEY, linked_call INTEGER);
                -- Calls with a difference, by the rules that had made them; and whether it is in their facts.
                CREATE TEMP TABLE IF NOT EXISTS differing_call (
                    call INTEGER PRIMARY KEY, rule_version INTEGER, is_changed INTEGER, has_other_facts INTEGER
                );
                CREATE TEMP TABLE IF NOT EXISTS checked_link (call INTEGER PRIMARY KEY);
                DELETE FROM former_link; DELETE FROM differing_call; DELETE FROM checked_link;
                INSERT INTO former_link SELECT id, linked_call FROM main.call WHERE linked_call IS NOT NULL;
                """
        )
        links = try LinkTable(db, schema: "main")
        lastCall = try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.call") ?? 0
    }

    /// Notes that a call has a difference, or was made by other rules.
    func noteDifference(of call: CallComparison.Candidate, isChanged: Bool, hasOtherFacts: Bool) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO temp.differing_call VALUES (?, ?, ?, ?)",
            arguments: [call.key.id, call.ruleVersion, isChanged, hasOtherFacts]
        )
    }

    /// Compares the links of the next calls that have one, or may be to have one.
    ///
    /// - Parameters:
    ///   - position: Where to go on; becomes `nil` at the end.
    ///   - limit: How many calls at most, beside those that they were joined to.
    ///   - isWritten: Whether what was found before is mended in the file already.
    ///   - difference: Takes what is different.
    /// - Returns: The calls whose link in the file is wrong.
    /// - Throws: What SQLite throws.
    func compare(
        from position: inout Position?,
        limit: Int,
        isWritten: Bool,
        into difference: inout ReprocessDifference
    ) throws -> [Int64] {
        var wrong: [Int64] = []
        for call in try next(&position, limit: limit) {
            for one in try [call] + links.others(of: call).map(\.id).sorted() where try isNew(one) {
                if try compare(one, isWritten: isWritten, into: &difference) { wrong.append(one) }
            }
        }
        return wrong
    }

    private func next(_ position: inout Position?, limit: Int) throws -> [Int64] {
        switch position {
        case .transfers(let last):
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, call FROM main.transfer_report WHERE id > ? AND kind = 'transfer' ORDER BY id LIMIT ?
                    """,
                arguments: [last, limit]
            )
            position = rows.last.map { .transfers(after: $0[0]) } ?? .links(after: 0, of: 0)
            return rows.map { $0[1] }
        case .links(let linked, let last):
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT linked_call, id FROM main.call WHERE linked_call IS NOT NULL AND (linked_call, id) > (?, ?)
                    ORDER BY linked_call, id LIMIT ?
                    """,
                arguments: [linked, last, limit]
            )
            position = rows.last.map { .links(after: $0[0], of: $0[1]) }
            return rows.map { $0[1] }
        case nil: return []
        }
    }

    private func isNew(_ call: Int64) throws -> Bool {
        try db.execute(sql: "INSERT OR IGNORE INTO temp.checked_link VALUES (?)", arguments: [call])
        return db.changesCount > 0
    }

    /// - Returns: Whether the link in the file is wrong.
    private func compare(_ call: Int64, isWritten: Bool, into difference: inout ReprocessDifference) throws -> Bool {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT c.call_id, c.linked_call, f.linked_call, coalesce(d.rule_version, c.rule_version),
                    coalesce(d.is_changed, 0)
                FROM main.call c LEFT JOIN temp.former_link f ON f.call = c.id
                LEFT JOIN temp.differing_call d ON d.call = c.id WHERE c.id = ?
                """,
            arguments: [call]
        )
        guard let row else { return false }
        let (callID, stored, noted, ruleVersion, isChanged): (String, Int64?, Int64?, Int, Bool) =
            (row[0], row[1], row[2], row[3], row[4])
        let others = try links.others(of: call)
        let right = LinkTable.first(of: others)
        if !isWritten, try hasOtherFacts([call] + others.map(\.id) + [stored].compactMap(\.self)) { return false }
        // What stands in the file was mended with the call; else it counts, as an ingester may have linked it just now.
        let former = isWritten ? noted : stored
        if former != right, call <= lastCall {
            if !isChanged { difference.changedCalls += 1 }
            difference.note(
                "calls",
                "linked_call",
                ruleVersion: ruleVersion,
                .init(call: call, callID: callID, old: former.map { "\($0)" }, new: right.map { "\($0)" })
            )
        }
        return stored != right
    }

    /// Whether facts of one of these calls are to be mended first.
    private func hasOtherFacts(_ calls: [Int64]) throws -> Bool {
        try calls.contains { call in
            try Bool.fetchOne(
                db,
                sql: "SELECT has_other_facts FROM temp.differing_call WHERE call = ?",
                arguments: [call]
            ) ?? false
        }
    }
}
