import CallColumns
import GRDB

/// Finds single calls by their start.
enum CallTimes {
    struct Start {
        let instant: Int64
        let offset: Int64

        var local: CivilTime { CivilTime(seconds: instant + offset) }
    }

    static func first(from instant: Int64 = .min, pbx: String? = nil, in database: Database) throws -> Start? {
        try start(
            database,
            """
            SELECT started_at, utc_offset FROM call
            WHERE started_at >= ?1 AND started_at <= ?3 AND utc_offset IS NOT NULL AND (?2 IS NULL OR +pbx = (SELECT id FROM pbx WHERE name = ?2))
            ORDER BY started_at LIMIT 1
            """,
            instant,
            pbx
        )
    }

    static func last(before instant: Int64 = .max, pbx: String? = nil, in database: Database) throws -> Start? {
        try start(
            database,
            """
            SELECT started_at, utc_offset FROM call
            WHERE started_at < ?1 AND started_at >= -?3 AND utc_offset IS NOT NULL AND (?2 IS NULL OR +pbx = (SELECT id FROM pbx WHERE name = ?2))
            ORDER BY started_at DESC LIMIT 1
            """,
            instant,
            pbx
        )
    }

    private static func start(_ database: Database, _ sql: String, _ instant: Int64, _ pbx: String?) throws -> Start? {
        // Kept compiled, because concurrency and trunks ask for the clock of each of their lines.
        let row = try Row.fetchOne(
            database.cachedStatement(sql: sql),
            arguments: [ColumnValues.bounded(instant), pbx, ColumnValues.farthest]
        )
        return row.map { Start(instant: $0[0], offset: ColumnValues.bounded($0[1])) }
    }
}
