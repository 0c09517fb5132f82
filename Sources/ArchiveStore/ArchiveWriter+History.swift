import GRDB

/// One PBX-local day.
public struct LocalDay: Hashable, Sendable {
    /// `YYYY-MM-DD`.
    public var date: String
    /// UTC seconds of its first instant, and of the next day's.
    public var startSeconds: Int64
    public var endSeconds: Int64

    public init(date: String, startSeconds: Int64, endSeconds: Int64) {
        self.date = date
        self.startSeconds = startSeconds
        self.endSeconds = endSeconds
    }
}

/// The ledger of history readings, and what they prove day by day.
extension ArchiveWriter {
    /// Notes that a reading of the PBX's history began.
    ///
    /// - Returns: The reading's row.
    public func beginHistoryRun(pbx: Int64, began: Int64, from: Int64?, to: Int64) throws(ArchiveError) -> Int64 {
        try transaction { db in
            try db.execute(
                sql: "INSERT INTO history_run (pbx, began_ms, from_seconds, to_seconds) VALUES (?, ?, ?, ?)",
                arguments: [pbx, began, from, to]
            )
            return db.lastInsertedRowID
        }
    }

    /// Notes how a reading of the history ended.
    public func endHistoryRun(
        _ run: Int64,
        ended: Int64,
        rowsRead: Int,
        rowsNew: Int,
        isComplete: Bool,
        note: String?
    ) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE history_run SET ended_ms = ?, rows_read = ?, rows_new = ?, complete = ?, note = ? WHERE id = ?
                    """,
                arguments: [ended, rowsRead, rowsNew, isComplete, note, run]
            )
        }
    }

    /// Whether a PBX's history was read once, from its first row on, or as many days back as are asked for.
    public func hasImportedHistory(pbx: Int64, days: Int?) throws(ArchiveError) -> Bool {
        try transaction { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM history_run WHERE pbx = :pbx AND complete
                        AND (from_seconds IS NULL OR to_seconds - from_seconds >= :days * 86400))
                    """,
                arguments: ["pbx": pbx, "days": days]
            ) ?? false
        }
    }

    /// When the oldest gap that still waits for its repair began; Unix seconds.
    public func oldestPendingGap(pbx: Int64) throws(ArchiveError) -> Int64? {
        try transaction { db in
            try Int64?.fetchOne(
                db,
                sql: "SELECT min(began_ms) / 1000 FROM gap WHERE pbx = ? AND repair = 'pending'",
                arguments: [pbx]
            ) ?? nil
        }
    }

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
    /// A day that was complete once stays so: the PBX's clean-up of old rows proves nothing against it.
    public func compareDays(pbx: Int64, legs: [(day: LocalDay, pbxLegs: Int)], compared: Int64) throws(ArchiveError) {
        try noteDays(pbx: pbx, legs.map(\.day))
        try transaction { db in
            for (day, pbxLegs) in legs {
                let archiveLegs =
                    try Int.fetchOne(
                        db,
                        sql: """
                            SELECT count(*) FROM leg l JOIN call c ON c.id = l.call
                            WHERE c.pbx = ? AND l.started_at >= ? AND l.started_at < ?
                            """,
                        arguments: [pbx, day.startSeconds, day.endSeconds]
                    ) ?? 0
                try db.execute(
                    sql: """
                        UPDATE coverage_day SET pbx_legs = ?, archive_legs = ?, compared_ms = ?, complete = ?
                        WHERE pbx = ? AND local_date = ? AND NOT complete
                        """,
                    arguments: [pbxLegs, archiveLegs, compared, pbxLegs == archiveLegs, pbx, day.date]
                )
            }
        }
    }
}
