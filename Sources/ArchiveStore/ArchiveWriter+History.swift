import GRDB

/// The ledger of history readings: what each covers, and how far it has come.
extension ArchiveWriter {
    /// How long the ledger keeps readings that say nothing any more, in milliseconds.
    private static let ledgerMilliseconds: Int64 = 7 * 86_400_000

    /// How old calls are of which none is added any more while they are read, in seconds.
    private static let settledSeconds: Int64 = 86_400

    /// Notes that a reading of the PBX's history began; its windows are the last day and all before.
    ///
    /// A PBX that is full drops its first row when it adds one: where that happens in one window while its pages are read, the
    /// rows shift by one, and no count tells.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - kind: What it is for.
    ///   - began: Unix milliseconds.
    ///   - from: The first start, in Unix seconds; `nil` for the PBX's first row.
    ///   - to: The last start, in Unix seconds.
    /// - Returns: The reading's row.
    /// - Throws: ``ArchiveError``.
    public func beginHistoryRun(
        pbx: Int64,
        kind: HistoryRun.Kind = .import,
        began: Int64,
        from: Int64?,
        to: Int64
    ) throws(ArchiveError) -> Int64 {
        try transaction { db in
            try tidyLedger(db, pbx: pbx, kind: kind, began: began)
            try db.execute(
                sql: "INSERT INTO history_run (pbx, kind, began_ms, from_seconds, to_seconds) VALUES (?, ?, ?, ?, ?)",
                arguments: [pbx, kind.rawValue, began, from, to]
            )
            let run = db.lastInsertedRowID
            let (first, recent) = (from ?? 0, to - Self.settledSeconds)
            for (first, last) in [(first, recent - 1), (max(first, recent), to)] where first <= last {
                try db.execute(
                    sql: "INSERT INTO history_window (run, from_seconds, to_seconds) VALUES (?, ?, ?)",
                    arguments: [run, first, last]
                )
            }
            return run
        }
    }

    /// Removes what earlier readings left behind: a killed one its windows, the frequent ones their rows.
    private func tidyLedger(_ db: Database, pbx: Int64, kind: HistoryRun.Kind, began: Int64) throws {
        // A backfill may run beside an ingester: only what is days old was certainly killed.
        let left = """
            SELECT id FROM history_run WHERE pbx = :pbx AND began_ms < :old
                AND (kind = :kind OR (kind IN ('overlap', 'wide') AND :kind <> 'backfill'))
            """
        let old = kind == .backfill ? began - Self.ledgerMilliseconds : .max
        for table in ["history_window", "history_day"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE run IN (\(left))",
                arguments: ["pbx": pbx, "kind": kind.rawValue, "old": old]
            )
        }
        try db.execute(
            sql: "DELETE FROM history_run WHERE pbx = ? AND kind = 'overlap' AND began_ms < ?",
            arguments: [pbx, began - Self.ledgerMilliseconds]
        )
    }

    /// The oldest window of a reading that is still to be read, and starts after a second.
    public func nextHistoryWindow(run: Int64, after seconds: Int64) throws(ArchiveError) -> HistoryWindow? {
        try look { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT from_seconds, to_seconds FROM history_window
                    WHERE run = ? AND from_seconds > ? AND finished_ms IS NULL ORDER BY from_seconds LIMIT 1
                    """,
                arguments: [run, seconds]
            ).map { HistoryWindow(from: $0[0], to: $0[1]) }
        }
    }

    /// Replaces a window by its two halves.
    public func splitHistoryWindow(run: Int64, _ window: HistoryWindow) throws(ArchiveError) {
        guard let (older, newer) = window.halves else { return }
        try transaction { db in
            try db.execute(
                sql: "UPDATE history_window SET to_seconds = ? WHERE run = ? AND from_seconds = ?",
                arguments: [older.to, run, older.from]
            )
            try db.execute(
                sql: "INSERT INTO history_window (run, from_seconds, to_seconds) VALUES (?, ?, ?)",
                arguments: [run, newer.from, newer.to]
            )
        }
    }

    /// Notes that every row of a window is stored; what was put before this is.
    ///
    /// - Parameters:
    ///   - run: The reading.
    ///   - window: The window.
    ///   - finished: Unix milliseconds.
    ///   - rows: How many rows the window had.
    ///   - frame: The newest frame before the window was read: its rows stored anew come after it.
    ///   - days: The window's rows by the PBX's days.
    /// - Throws: ``ArchiveError``.
    public func finishHistoryWindow(
        run: Int64,
        _ window: HistoryWindow,
        finished: Int64,
        rows: Int,
        newAfter frame: Int64,
        days: [DayTally]
    ) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: "UPDATE history_window SET finished_ms = ? WHERE run = ? AND from_seconds = ?",
                arguments: [finished, run, window.from]
            )
            try db.execute(
                sql: """
                    UPDATE history_run SET rows_read = rows_read + ?, rows_new = rows_new + (
                        SELECT count(*) FROM frame f WHERE f.id > ? AND f.pbx = history_run.pbx AND f.origin = 1)
                    WHERE id = ?
                    """,
                arguments: [rows, frame, run]
            )
            for day in days {
                try db.execute(
                    sql: """
                        INSERT INTO history_day VALUES (:run, :day, :legs, :first, :last, :firstOffset, :lastOffset)
                        ON CONFLICT DO UPDATE SET legs = legs + excluded.legs,
                            first_offset = CASE WHEN excluded.first_seconds < first_seconds
                                THEN excluded.first_offset ELSE first_offset END,
                            first_seconds = min(first_seconds, excluded.first_seconds),
                            last_offset = CASE WHEN excluded.last_seconds > last_seconds
                                THEN excluded.last_offset ELSE last_offset END,
                            last_seconds = max(last_seconds, excluded.last_seconds)
                        """,
                    arguments: [
                        "run": run, "day": day.day, "legs": day.legs, "first": day.first, "last": day.last,
                        "firstOffset": day.firstOffset, "lastOffset": day.lastOffset,
                    ]
                )
            }
        }
    }

    /// The rows of a reading's finished windows by the PBX's days.
    public func historyDays(run: Int64) throws(ArchiveError) -> [DayTally] {
        try look { db in
            try Row.fetchAll(db, sql: "SELECT * FROM history_day WHERE run = ? ORDER BY day", arguments: [run]).map {
                DayTally(day: $0[1], legs: $0[2], first: $0[3], last: $0[4], firstOffset: $0[5], lastOffset: $0[6])
            }
        }
    }

    /// The newest frame's row; 0 in an empty archive.
    public func newestFrame() throws(ArchiveError) -> Int64 {
        try look { db in try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM frame") ?? 0 }
    }

    /// Notes how a reading of the history ended.
    ///
    /// The windows of a complete one are done with; an import that is not complete keeps them, to be resumed.
    ///
    /// - Parameters:
    ///   - run: The reading's row.
    ///   - ended: Unix milliseconds.
    ///   - rowsRead: Rows read beside those of the windows.
    ///   - frame: The newest frame before they were read: those stored anew come after it.
    ///   - isComplete: Whether every row was read that the PBX says there is.
    ///   - note: Why it was not complete.
    /// - Throws: ``ArchiveError``.
    public func endHistoryRun(
        _ run: Int64,
        ended: Int64,
        rowsRead: Int = 0,
        newAfter frame: Int64 = .max,
        isComplete: Bool,
        note: String?
    ) throws(ArchiveError) {
        try transaction { db in
            try db.execute(
                sql: """
                    UPDATE history_run SET ended_ms = ?, rows_read = rows_read + ?, rows_new = rows_new + (
                            SELECT count(*) FROM frame f WHERE f.id > ? AND f.pbx = history_run.pbx AND f.origin = 1),
                        complete = ?, note = ? WHERE id = ?
                    """,
                arguments: [ended, rowsRead, frame, isComplete, note, run]
            )
            for table in ["history_window", "history_day"] {
                try db.execute(
                    sql: """
                        DELETE FROM \(table) WHERE run = ? AND EXISTS
                            (SELECT 1 FROM history_run WHERE id = run AND (complete OR kind <> 'import'))
                        """,
                    arguments: [run]
                )
            }
        }
    }

    /// How many rows a reading brought so far, and how many of them were new.
    public func historyRows(run: Int64) throws(ArchiveError) -> (read: Int, new: Int) {
        try look { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT rows_read, rows_new FROM history_run WHERE id = ?",
                arguments: [run]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// How far a PBX's history has been read.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - days: How many days the first import is to reach back; `nil` for all.
    ///   - now: Unix seconds.
    /// - Returns: What was read, and what is still to be.
    /// - Throws: ``ArchiveError``.
    public func historyProgress(pbx: Int64, days: Int?, now: Int64) throws(ArchiveError) -> HistoryProgress {
        try look { db in
            func run(_ condition: String) throws -> HistoryRun? {
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT id, kind, began_ms, from_seconds, to_seconds FROM history_run
                        WHERE pbx = :pbx AND \(condition) LIMIT 1
                        """,
                    arguments: ["pbx": pbx, "days": days, "now": now]
                ).map {
                    HistoryRun(
                        id: $0[0],
                        kind: HistoryRun.Kind(rawValue: $0[1]) ?? .overlap,
                        began: $0[2],
                        from: $0[3],
                        to: $0[4]
                    )
                }
            }
            var progress = HistoryProgress()
            progress.imported = try run(
                """
                complete AND (from_seconds IS NULL
                    OR (kind IN ('import', 'wide') AND min(to_seconds, began_ms / 1000) - from_seconds >= :days * 86400))
                ORDER BY coalesce(from_seconds, 0), id
                """
            )
            progress.unfinished = try run(
                """
                NOT complete AND kind = 'import'
                    AND (from_seconds IS NULL OR from_seconds <= :now - :days * 86400 + 86400)
                    AND EXISTS (SELECT 1 FROM history_window w WHERE w.run = history_run.id)
                ORDER BY id DESC
                """
            )
            progress.latest = try run("complete AND kind <> 'backfill' ORDER BY min(to_seconds, began_ms / 1000) DESC")
            progress.latestWide = try run("complete AND kind IN ('import', 'wide') ORDER BY began_ms DESC")
            progress.oldestGap =
                try Int64?.fetchOne(
                    db,
                    sql: "SELECT min(began_ms) / 1000 FROM gap WHERE pbx = ? AND repair = 'pending'",
                    arguments: [pbx]
                ) ?? nil
            return progress
        }
    }

    /// Asks the file, without keeping anybody from writing.
    func look<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }
}
