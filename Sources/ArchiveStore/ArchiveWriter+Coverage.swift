import CallModel
public import EventMapper
import GRDB

/// The ledger of days: what the PBX's own counts prove.
extension ArchiveWriter {
    /// Adds PBX-local days to the ledger, unproven, where they are missing.
    public func noteDays(pbx: Int64, _ days: [LocalDay]) throws(ArchiveError) {
        try transaction { db in
            for day in days {
                try db.execute(
                    sql: """
                        INSERT INTO coverage_day (pbx, local_date, start_seconds, end_seconds) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """,
                    arguments: [pbx, day.date, day.startSeconds, day.endSeconds]
                )
            }
        }
    }

    /// Compares days that have ended with the PBX's own count of legs.
    ///
    /// A day that was complete stays so while the PBX has fewer rows than the archive: its clean-up of old rows proves
    /// nothing, and its greatest count stands. More rows than the archive has are missing here, whatever was before.
    public func compareDays(pbx: Int64, legs: [(day: LocalDay, pbxLegs: Int)], compared: Int64) throws(ArchiveError) {
        try noteDays(pbx: pbx, legs.map(\.day))
        // Counted before the transaction, so that nobody waits for it.
        let archiveLegs = try legCounts(pbx: pbx, legs.map(\.day))
        try transaction { db in
            for ((day, pbxLegs), archiveLegs) in zip(legs, archiveLegs) {
                try db.execute(
                    sql: """
                        UPDATE coverage_day SET
                            pbx_legs = CASE WHEN complete AND :pbxLegs < :archiveLegs
                                THEN max(pbx_legs, :pbxLegs) ELSE :pbxLegs END,
                            archive_legs = :archiveLegs, compared_ms = :compared,
                            complete = :pbxLegs = :archiveLegs OR (complete AND :pbxLegs < :archiveLegs)
                        WHERE pbx = :pbx AND local_date = :date
                        """,
                    arguments: [
                        "pbxLegs": pbxLegs, "archiveLegs": archiveLegs, "compared": compared, "pbx": pbx,
                        "date": day.date,
                    ]
                )
            }
        }
    }

    private func legCounts(pbx: Int64, _ days: [LocalDay]) throws(ArchiveError) -> [Int] {
        try look { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT count(*) FROM leg l JOIN call c ON c.id = l.call
                    WHERE +c.pbx = ? AND l.leg > 0 AND l.started_at >= ? AND l.started_at < ?
                    """
            )
            return try days.map { day in
                try Int.fetchOne(statement, arguments: [pbx, day.startSeconds, day.endSeconds]) ?? 0
            }
        }
    }

    /// Whether the archive has a row of the PBX's newer partition for each row of the older one.
    ///
    /// - Returns: One answer for each key, in their order.
    /// - Throws: ``ArchiveError``.
    public func hasNewerTwin(pbx: Int64, _ keys: [PartitionKey]) throws(ArchiveError) -> [Bool] {
        try look { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM call c JOIN cdr d ON d.call = c.id
                        WHERE c.pbx = ? AND c.call_id = ? AND d.origin = 1 AND d.start_seconds = ? AND d.callee = ?
                            AND d.caller IS ? AND d.disposition IS ? AND d.duration_seconds IS ?
                            AND d.talk_seconds IS ? AND d.history_id GLOB '*[^0-9]*')
                    """
            )
            return try keys.map { key in
                try Bool.fetchOne(
                    statement,
                    arguments: [
                        pbx, key.callID, key.start, key.callee, key.caller, key.disposition?.rawValue,
                        key.durationSeconds, key.talkSeconds,
                    ]
                ) ?? false
            }
        }
    }
}
