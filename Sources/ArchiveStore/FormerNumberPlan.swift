public import CallModel
import EventMapper
import GRDB

/// Whether calls of a PBX have the contacts of another number plan than its own, so that reprocessing is due.
enum FormerNumberPlan {
    /// How many of a PBX's oldest and newest calls are looked at: reprocessing that was stopped leaves the newest behind.
    private static let sampleSize = 500

    /// Whether any PBX has such calls.
    static func isFound(_ db: Database) throws -> Bool {
        try Row.fetchAll(db, sql: "SELECT id, country, outside_line_prefixes FROM pbx").contains { row in
            try isFound(db, pbx: row[0], besides: NumberPlan(countryCode: row[1], prefixes: row[2]))
        }
    }

    /// Whether a PBX has calls whose contacts a plan would not give.
    static func isFound(_ db: Database, pbx: Int64, besides plan: NumberPlan) throws -> Bool {
        let calls = try Row.fetchCursor(
            db,
            sql: """
                SELECT direction = 'outbound', CASE direction WHEN 'outbound' THEN dialed ELSE caller END, contact FROM (
                    SELECT * FROM (SELECT * FROM call WHERE pbx = :pbx ORDER BY call_id LIMIT :count)
                    UNION ALL SELECT * FROM (SELECT * FROM call WHERE pbx = :pbx ORDER BY call_id DESC LIMIT :count))
                WHERE direction IN ('inbound', 'outbound') AND rule_version = :rules
                """,
            arguments: ["pbx": pbx, "count": sampleSize, "rules": CallRules.version]
        )
        while let call = try calls.next() {
            let (isDialed, number, contact): (Bool, String?, String?) = (call[0], call[1], call[2])
            if number.flatMap({ plan.contact($0, isDialed: isDialed) }) != contact { return true }
        }
        return false
    }
}

extension NumberPlan {
    /// As a PBX's row has it: a country's code, and prefixes with commas between them.
    init(countryCode: String?, prefixes: String?) {
        self.init(
            country: countryCode.flatMap { Country(code: $0) },
            outsideLinePrefixes: prefixes?.split(separator: ",").map(String.init) ?? []
        )
    }
}

extension ArchiveWriter {
    /// Whether a PBX has calls that were derived by another number plan.
    ///
    /// - Parameters:
    ///   - name: The PBX's name.
    ///   - plan: Its plan from now on.
    /// - Returns: `false` for a PBX that the file does not know.
    /// - Throws: ``ArchiveError``.
    public func hasCalls(ofPBX name: String, besides plan: NumberPlan) throws(ArchiveError) -> Bool {
        try transaction { db in
            guard let pbx = try Int64.fetchOne(db, sql: "SELECT id FROM pbx WHERE name = ?", arguments: [name]) else {
                return false
            }
            return try FormerNumberPlan.isFound(db, pbx: pbx, besides: plan)
        }
    }
}
