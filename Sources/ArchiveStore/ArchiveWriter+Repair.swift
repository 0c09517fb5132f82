import GRDB

/// The ledger of gaps: which of them the PBX's history has filled.
extension ArchiveWriter {
    /// Marks the gaps that a complete reading of the history covered.
    ///
    /// A gap is unrepairable where the PBX has rows that can't be read, and when the PBX had removed its rows before they could be read: the PBX's first row began after
    /// the gap, or in it, and the archive holds rows that are older than that, so the PBX does clean up.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - runBegan: When the reading began; Unix milliseconds. Gaps that ended later stay pending.
    ///   - from: The first start that the reading covered; Unix seconds.
    ///   - to: The last start that it covered; Unix seconds. Gaps that ended later stay pending.
    ///   - overlap: How long before a gap a call may have begun that ended in it, in seconds.
    ///   - oldestRow: The start of the PBX's first row, where it is known; Unix seconds.
    ///   - doubtful: Windows in which there are rows that can't be read.
    /// - Returns: How many gaps were repaired.
    /// - Throws: ``ArchiveError``.
    public func repairGaps(
        pbx: Int64,
        runBegan: Int64,
        from: Int64?,
        to: Int64? = nil,
        overlap: Int64,
        oldestRow: Int64? = nil,
        doubtful: [HistoryWindow] = []
    ) throws(ArchiveError) -> Int {
        let windows = "[" + doubtful.map { "[\($0.from),\($0.to)]" }.joined(separator: ",") + "]"
        return try transaction { db in
            // A leg of the gap is one that only history told, that had not ended when the gap began, and had begun
            // when it ended.
            let repairs = try String.fetchAll(
                db,
                sql: """
                    UPDATE gap SET repair = CASE WHEN :oldest IS NOT NULL AND EXISTS (SELECT 1 FROM leg l
                            JOIN call c ON c.id = l.call WHERE c.pbx = gap.pbx AND l.history_cdr IS NOT NULL
                                AND l.started_at < :oldest
                                AND (gap.ended_ms / 1000 < :oldest OR l.started_at >= gap.began_ms / 1000))
                            OR EXISTS (SELECT 1 FROM json_each(:windows) w
                                WHERE w.value ->> 0 <= gap.ended_ms / 1000
                                    AND w.value ->> 1 >= gap.began_ms / 1000 - :overlap)
                        THEN 'unrepairable' ELSE 'repaired' END,
                    repaired_ms = unixepoch() * 1000, legs_recovered = (
                        SELECT count(*) FROM leg l JOIN call c ON c.id = l.call
                        WHERE +c.pbx = gap.pbx AND l.leg > 0 AND l.event_cdr IS NULL
                            AND l.started_at BETWEEN gap.began_ms / 1000 - :overlap AND gap.ended_ms / 1000
                            AND l.started_at + coalesce(l.duration_seconds, 0) >= gap.began_ms / 1000)
                    WHERE pbx = :pbx AND repair = 'pending' AND ended_ms IS NOT NULL AND ended_ms <= :began
                        AND (:from IS NULL OR began_ms / 1000 - :overlap >= :from)
                        AND (:to IS NULL OR ended_ms / 1000 <= :to)
                    RETURNING repair
                    """,
                arguments: [
                    "pbx": pbx, "began": runBegan, "from": from, "to": to, "overlap": overlap, "oldest": oldestRow,
                    "windows": windows,
                ]
            )
            if repairs.contains("unrepairable") {
                try db.execute(
                    sql: "UPDATE gap SET repaired_ms = NULL WHERE pbx = ? AND repair = 'unrepairable'",
                    arguments: [pbx]
                )
            }
            return repairs.count { $0 == "repaired" }
        }
    }

    /// Whether a reading that began at a moment would repair a gap.
    public func hasRepairableGap(pbx: Int64, runBegan: Int64) throws(ArchiveError) -> Bool {
        try look { db in
            try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM gap WHERE pbx = ? AND repair = 'pending' AND ended_ms <= ?)",
                arguments: [pbx, runBegan]
            ) ?? false
        }
    }
}
