import EventMapper
import GRDB

/// Whether calls of a file follow other rules than those of this version, so that reprocessing is due.
enum OlderRules {
    /// Looks at calls at even distances from the oldest to the newest, as a count would take a look at every call: those
    /// that an upgrade, or a reprocessing that was stopped, left behind are neighbours.
    static func areFound(_ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                WITH RECURSIVE probe (number) AS (
                    SELECT 0 UNION ALL SELECT number + 1 FROM probe WHERE number < 255
                ), range (low, high) AS (SELECT (SELECT min(id) FROM call), (SELECT max(id) FROM call))
                SELECT EXISTS (
                    SELECT 1 FROM probe, range WHERE ? > (
                        SELECT rule_version FROM call WHERE id >= low + (high - low) * number / 255 ORDER BY id LIMIT 1
                    )
                )
                """,
            arguments: [CallRules.version]
        ) ?? false
    }
}

extension ArchiveWriter {
    /// Whether calls are found that older rules made.
    ///
    /// - Throws: ``ArchiveError``.
    public func hasCallsOfOlderRules() throws(ArchiveError) -> Bool {
        try transaction { db in try OlderRules.areFound(db) }
    }
}
