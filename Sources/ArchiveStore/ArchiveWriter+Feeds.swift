import GRDB

/// The ledger of feed sessions: which subscription was live when, and the gaps between them.
extension ArchiveWriter {
    /// The row of a PBX, made when there is none.
    ///
    /// - Parameters:
    ///   - name: The configured name, else the host.
    ///   - timeZone: The configured IANA zone; `nil` leaves what the file has.
    /// - Returns: The row's id.
    /// - Throws: ``ArchiveError``.
    public func pbx(named name: String, timeZone: String?) throws(ArchiveError) -> Int64 {
        try transaction { db in
            try db.execute(
                sql: """
                    INSERT INTO pbx (name, time_zone) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET time_zone = coalesce(excluded.time_zone, time_zone)
                    """,
                arguments: [name, timeZone]
            )
            layers.forget()
            return try Int64.fetchOne(db, sql: "SELECT id FROM pbx WHERE name = ?", arguments: [name]) ?? 0
        }
    }

    /// Takes stock before the first subscription of this process.
    ///
    /// Connections that an earlier process left open were cut by its end: they are closed at their last proof of life,
    /// and the time since then is a gap. Without an earlier subscription there is no gap.
    public func beginFeed(pbx: Int64) throws(ArchiveError) {
        try transaction { db in
            let wasKilled = try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM connection WHERE pbx = ? AND closed_ms IS NULL)",
                arguments: [pbx]
            )
            try db.execute(
                sql: """
                    UPDATE connection SET closed_ms = alive_ms, reason = 'archiver killed'
                    WHERE pbx = ? AND closed_ms IS NULL
                    """,
                arguments: [pbx]
            )
            let reason = wasKilled == true ? "archiver killed" : "archiver stopped"
            try openGap(db, pbx: pbx, reason: reason)
        }
    }

    /// Notes that a socket was opened.
    ///
    /// - Returns: The connection's row.
    public func openConnection(pbx: Int64, milliseconds: Int64) throws(ArchiveError) -> Int64 {
        try transaction { db in
            try db.execute(
                sql: "INSERT INTO connection (pbx, opened_ms, alive_ms) VALUES (?, ?, ?)",
                arguments: [pbx, milliseconds, milliseconds]
            )
            return db.lastInsertedRowID
        }
    }

    /// Notes that the PBX acknowledged a subscription: an open gap ends.
    public func subscribed(connection: Int64, topics: [Int], milliseconds: Int64) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE connection SET subscribed_ms = ?, alive_ms = max(alive_ms, ?), topics = ? WHERE id = ?
                    """,
                arguments: [milliseconds, milliseconds, topics.map(String.init).joined(separator: ","), connection]
            )
            try db.execute(
                sql: """
                    UPDATE gap SET ended_ms = max(?, began_ms)
                    WHERE ended_ms IS NULL AND pbx = (SELECT pbx FROM connection WHERE id = ?)
                    """,
                arguments: [milliseconds, connection]
            )
        }
    }

    /// Notes that a connection closed; unless another one is subscribed, a gap begins at the last frame read.
    public func closed(
        connection: Int64,
        milliseconds: Int64,
        reason: String,
        heartbeats: Int
    ) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql:
                    "UPDATE connection SET closed_ms = ?, reason = ?, heartbeats = ? WHERE id = ? AND closed_ms IS NULL",
                arguments: [milliseconds, reason, heartbeats, connection]
            )
            guard
                let pbx = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT pbx FROM connection k WHERE id = ? AND NOT EXISTS (SELECT 1 FROM connection other
                            WHERE other.pbx = k.pbx AND other.closed_ms IS NULL AND other.subscribed_ms IS NOT NULL)
                        """,
                    arguments: [connection]
                )
            else { return }
            try openGap(db, pbx: pbx, reason: reason)
        }
    }

    /// Marks the gaps that a reading of the history covered.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - runBegan: When the reading began; Unix milliseconds. Gaps that ended later stay pending.
    ///   - from: The first start that the reading covered; Unix seconds.
    ///   - overlap: How long before a gap a call may have begun that ended in it, in seconds.
    /// - Returns: How many gaps were repaired.
    /// - Throws: ``ArchiveError``.
    public func repairGaps(pbx: Int64, runBegan: Int64, from: Int64?, overlap: Int64) throws(ArchiveError) -> Int {
        try transaction { db in
            // A leg of the gap is one that only history told, that had not ended when the gap began, and had begun
            // when it ended.
            try db.execute(
                sql: """
                    UPDATE gap SET repair = 'repaired', repaired_ms = unixepoch() * 1000, legs_recovered = (
                        SELECT count(*) FROM leg l JOIN call c ON c.id = l.call
                        WHERE c.pbx = gap.pbx AND l.event_cdr IS NULL
                            AND l.started_at BETWEEN gap.began_ms / 1000 - :overlap AND gap.ended_ms / 1000
                            AND l.started_at + coalesce(l.duration_seconds, 0) >= gap.began_ms / 1000)
                    WHERE pbx = :pbx AND repair = 'pending' AND ended_ms IS NOT NULL AND ended_ms <= :began
                        AND (:from IS NULL OR began_ms / 1000 - :overlap >= :from)
                    """,
                arguments: ["pbx": pbx, "began": runBegan, "from": from, "overlap": overlap]
            )
            return db.changesCount
        }
    }

    private func openGap(_ db: Database, pbx: Int64, reason: String) throws {
        try db.execute(
            sql: """
                INSERT INTO gap (pbx, began_ms, reason)
                SELECT pbx, max(alive_ms), ? FROM connection WHERE pbx = ? AND subscribed_ms IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM gap WHERE pbx = connection.pbx AND ended_ms IS NULL)
                GROUP BY pbx
                """,
            arguments: [reason, pbx]
        )
    }
}
