import GRDB

/// Brings calls in line with what a PBX told of itself only after them.
extension ArchiveWriter {
    /// How long calls are derived anew in one transaction.
    private static let longestStep = Duration.milliseconds(20)
    private static let callsOfStep = 500

    /// What a PBX has told of itself so far: the kinds of its lists, and `clock` when it told its offset from UTC.
    ///
    /// The first of each also speaks for the time before it.
    public func toldKinds(pbx: Int64) throws(ArchiveError) -> Set<String> {
        try look { db in
            try String.fetchSet(
                db,
                sql: """
                    SELECT DISTINCT kind FROM directory_list WHERE pbx = :pbx
                    UNION ALL SELECT 'clock' WHERE EXISTS (SELECT 1 FROM clock_observation WHERE pbx = :pbx)
                    """,
                arguments: ["pbx": pbx]
            )
        }
    }

    /// The newest call's row; 0 when there is none.
    public func newestCall() throws(ArchiveError) -> Int64 {
        try look { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM call") ?? 0 }
    }

    /// Derives the next calls of a PBX anew from their facts, in one short transaction.
    ///
    /// - Parameters:
    ///   - pbx: The PBX's row.
    ///   - id: The call after which to go on; 0 for the first.
    ///   - last: The last call.
    /// - Returns: The last call that was derived; `nil` when there was none left.
    /// - Throws: ``ArchiveError``.
    public func deriveCalls(pbx: Int64, after id: Int64, through last: Int64) throws(ArchiveError) -> Int64? {
        try transaction { db in
            let calls = try Row.fetchAll(
                db,
                sql: "SELECT id, call_id FROM call WHERE +pbx = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
                arguments: [pbx, id, last, Self.callsOfStep]
            )
            let began = ContinuousClock.now
            var derived: Int64?
            for call in calls {
                let key = CallTable.Key(id: call[0], pbx: pbx, callID: call[1])
                try layers.deriveAnew(key)
                derived = key.id
                guard .now - began < Self.longestStep else { break }
            }
            return derived
        }
    }
}
