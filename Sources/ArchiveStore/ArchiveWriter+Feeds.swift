public import CallModel
import GRDB

/// The ledger of feed sessions: which subscription was live when, and the gaps between them.
extension ArchiveWriter {
    /// The row of a PBX, made when there is none.
    ///
    /// - Parameters:
    ///   - name: The configured name, else the host.
    ///   - timeZone: The configured IANA zone; `nil` leaves what the file has.
    ///   - numberPlan: How numbers are written there; `nil` leaves what the file has. It holds for calls derived from now
    ///     on; reprocessing brings the others in line.
    /// - Returns: The row's id.
    /// - Throws: ``ArchiveError``.
    public func pbx(
        named name: String,
        timeZone: String?,
        numberPlan: NumberPlan? = nil
    ) throws(ArchiveError) -> Int64 {
        try transaction { db in
            try db.execute(
                sql: """
                    INSERT INTO pbx (name, time_zone) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET time_zone = coalesce(excluded.time_zone, time_zone)
                    """,
                arguments: [name, timeZone]
            )
            if let numberPlan {
                let prefixes = numberPlan.outsideLinePrefixes.joined(separator: ",")
                try db.execute(
                    sql: "UPDATE pbx SET country = ?, outside_line_prefixes = nullif(?, '') WHERE name = ?",
                    arguments: [numberPlan.country?.code, prefixes, name]
                )
            }
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
                    UPDATE connection SET closed_ms = alive_ms, reason = ? WHERE pbx = ? AND closed_ms IS NULL
                    """,
                arguments: [GapReason.archiverKilled.rawValue, pbx]
            )
            let reason = wasKilled == true ? GapReason.archiverKilled : .archiverStopped
            try openGap(db, pbx: pbx, reason: reason.rawValue)
        }
    }

    /// The last moment that the ledger of a PBX's feed holds; Unix milliseconds, 0 when it is empty.
    ///
    /// It lies in the future when the machine's clock was ahead and has been put back since.
    public func latestMilliseconds(pbx: Int64) throws(ArchiveError) -> Int64 {
        try look { db in
            try Int64.fetchOne(
                db,
                sql: """
                    SELECT max(
                        coalesce((SELECT max(alive_ms) FROM connection WHERE pbx = :pbx), 0),
                        coalesce((SELECT max(max(began_ms, coalesce(ended_ms, 0))) FROM gap WHERE pbx = :pbx), 0),
                        coalesce((SELECT max(began_ms) FROM history_run WHERE pbx = :pbx), 0))
                    """,
                arguments: ["pbx": pbx]
            ) ?? 0
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

    /// Notes that the PBX acknowledged a subscription, the first or a repeated one: an open gap ends.
    public func subscribed(connection: Int64, topics: [Int], milliseconds: Int64) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE connection SET subscribed_ms = coalesce(subscribed_ms, ?), alive_ms = max(alive_ms, ?), topics = ? WHERE id = ?
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
    ///
    /// - Parameters:
    ///   - connection: The connection's row.
    ///   - milliseconds: When it closed.
    ///   - reason: Why, in the words of ``GapReason``.
    ///   - heartbeats: How many it had answered.
    ///   - gapBegan: An earlier beginning of the gap: what was read later may have come before what is missing.
    /// - Throws: ``ArchiveError``.
    public func closed(
        connection: Int64,
        milliseconds: Int64,
        reason: String,
        heartbeats: Int,
        gapBegan: Int64? = nil
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
            try openGap(db, pbx: pbx, reason: reason, notAfter: gapBegan)
        }
    }

    /// Begins a gap while a connection is open: it is not live, whatever it seems to be.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - milliseconds: Since when; never before the end of the gap before.
    ///   - reason: Why.
    /// - Throws: ``ArchiveError``.
    public func beginGap(pbx: Int64, milliseconds: Int64, reason: GapReason) throws(ArchiveError) {
        try transaction { db in try openGap(db, pbx: pbx, reason: reason.rawValue, notAfter: milliseconds) }
    }

    /// Gives the open gap a better reason: what keeps the PBX from being connected became known later.
    public func explainGap(pbx: Int64, reason: GapReason) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: "UPDATE gap SET reason = ? WHERE pbx = ? AND ended_ms IS NULL",
                arguments: [reason.rawValue, pbx]
            )
        }
    }

    /// Notes why a PBX can't be connected, as a connection that was never subscribed; while it stays the same, once.
    public func attemptFailed(pbx: Int64, milliseconds: Int64, reason: GapReason) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    INSERT INTO connection (pbx, opened_ms, alive_ms, closed_ms, reason)
                    SELECT :pbx, :now, :now, :now, :reason
                    WHERE NOT EXISTS (SELECT 1 FROM connection
                        WHERE id = (SELECT max(id) FROM connection WHERE pbx = :pbx)
                            AND subscribed_ms IS NULL AND reason = :reason)
                    """,
                arguments: ["pbx": pbx, "now": milliseconds, "reason": reason.rawValue]
            )
        }
    }

    /// How far a PBX's calls are known, to be compared later.
    public struct CallMark: Hashable, Sendable {
        /// The newest row, of whatever PBX.
        public var id: Int64
        /// When the PBX's newest call began, by the PBX's clock; Unix seconds.
        public var startedAt: Int64
    }

    /// How far a PBX's calls are known now.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - earlier: An earlier answer; `nil` the first time.
    /// - Returns: The mark, and how many calls came since the earlier one that did not begin before its newest call.
    /// - Throws: ``ArchiveError``.
    public func callMark(pbx: Int64, since earlier: CallMark?) throws(ArchiveError) -> (mark: CallMark, newCalls: Int) {
        try transaction { db in
            let mark = CallMark(
                id: try Int64.fetchOne(db, sql: "SELECT max(id) FROM call") ?? 0,
                startedAt: try Int64.fetchOne(
                    db,
                    // By the index of all starts: a PBX's own newest call is among the newest of all.
                    sql: "SELECT started_at FROM call WHERE +pbx = ? ORDER BY started_at DESC LIMIT 1",
                    arguments: [pbx]
                ) ?? 0
            )
            guard let earlier else { return (mark, 0) }
            let newCalls = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM call WHERE id > ? AND +pbx = ? AND started_at >= ?",
                arguments: [earlier.id, pbx, earlier.startedAt]
            )
            return (mark, newCalls ?? 0)
        }
    }

    private func openGap(_ db: Database, pbx: Int64, reason: String, notAfter limit: Int64? = nil) throws {
        try db.execute(
            sql: """
                INSERT INTO gap (pbx, began_ms, reason)
                SELECT pbx,
                    max(
                        min(max(alive_ms), coalesce(:limit, max(alive_ms))),
                        coalesce((SELECT max(ended_ms) FROM gap WHERE pbx = connection.pbx), 0),
                        min(subscribed_ms)
                    ),
                    :reason
                FROM connection WHERE pbx = :pbx AND subscribed_ms IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM gap WHERE pbx = connection.pbx AND ended_ms IS NULL)
                GROUP BY pbx
                """,
            arguments: ["limit": limit, "reason": reason, "pbx": pbx]
        )
    }
}
