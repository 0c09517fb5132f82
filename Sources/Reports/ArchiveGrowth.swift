import CallColumns
import GRDB

/// Counts what the archive's tables hold, month by month.
struct ArchiveGrowth {
    /// In the order of their layers.
    private(set) var tables: [TableGrowth] = []
    /// Bytes of each table's pages, its indexes' included; empty when SQLite can't tell.
    private(set) var bytesByTable: [String: Int64] = [:]
    private let calendar: TableGrowth.Calendar
    private let database: Database

    /// Reads most of the file.
    ///
    /// - Parameters:
    ///   - calendar: Which rows belong together.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(by calendar: TableGrowth.Calendar, in database: Database) throws {
        self.calendar = calendar
        self.database = database
        try countFrames()
        tables.append(try rows(of: "cdr", "SELECT coalesce(start_seconds, start_local_seconds) FROM cdr"))
        try countColumns()
        bytesByTable = try bytes()
    }

    /// A table's pages for some of its rows.
    func bytes(of table: TableGrowth, rows: Int64) -> Int64? {
        guard table.rows > 0, let bytes = bytesByTable[table.name] else { return nil }
        return Int64((Double(bytes) * Double(rows) / Double(table.rows)).rounded())
    }

    /// Pages of all other tables.
    var otherBytes: Int64 {
        let known = Set(tables.map(\.name))
        return bytesByTable.reduce(0) { $0 + (known.contains($1.key) ? 0 : $1.value) }
    }

    /// What has been added of late; what an import of older calls wrote is none of it.
    var recentBytes: Int64? {
        bytesByTable.isEmpty ? nil : tables.reduce(0) { $0 + (bytes(of: $1, rows: $1.recentRows) ?? 0) }
    }

    // MARK: - Rows

    private func rows(of name: String, _ sql: String) throws -> TableGrowth {
        var table = TableGrowth(of: name, by: calendar)
        let rows = try RowPass(database, SQL(sql: sql))
        while let row = try rows.next() { table.count(row[0]) }
        return table
    }

    /// Calls, legs and offers by their columns.
    private mutating func countColumns() throws {
        let reader = try CallBlockReader(
            [.startedAt, .legStartedAt, .rangAt, .answeredAt, .offerEndedAt],
            in: database
        )
        var calls = TableGrowth(of: "call", by: calendar)
        var legs = TableGrowth(of: "leg", by: calendar)
        var offers = TableGrowth(of: "offer", by: calendar)
        for entry in try reader.entries(.begun(in: .min..<(.max)), unkept: reader.unkept()) {
            let block = try reader.block(entry)
            calls.count(block, .startedAt)
            legs.count(block, .legStartedAt)
            offers.count(block, .rangAt, .answeredAt, .offerEndedAt)
        }
        try add(calls, orBy: "SELECT started_at FROM call")
        try add(legs, orBy: "SELECT started_at FROM leg")
        try add(offers, orBy: "SELECT coalesce(rang_at, answered_at, ended_at) FROM offer")
    }

    /// Takes what columns gave; where these leave rows out, as superseded legs, the rows themselves are counted.
    private mutating func add(_ table: TableGrowth, orBy sql: String) throws {
        let count = try Int64.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)")
        tables.append(count == table.rows + table.undatedRows ? table : try rows(of: table.name, sql))
    }

    /// Frames by when they were received, and member states by their frames.
    private mutating func countFrames() throws {
        var frames = TableGrowth(of: "frame", by: calendar)
        /// Where the stretch of frames in the order of their ids changes.
        var turns: [(id: Int64, instant: Int64)] = []
        var hasHistory = false
        let rows = try RowPass(database, "SELECT id, received_ms / 1000, origin FROM frame ORDER BY id")
        while let row = try rows.next() {
            let instant: Int64 = row[1]
            if frames.count(instant) { turns.append((row[0], instant)) }
            guard (row[2] as Int64) == 1 else { continue }
            hasHistory = true
            if instant >= calendar.recentSince { frames.recentRows -= 1 }
        }
        if hasHistory {
            // A history row is as old as the call that it tells of.
            frames.recentRows +=
                try Int64.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM cdr WHERE origin = 1 AND coalesce(start_seconds, start_local_seconds) >= ?
                        """,
                    arguments: [calendar.recentSince]
                ) ?? 0
        }
        tables.append(frames)
        var states = TableGrowth(of: "member_state", by: calendar)
        let ids = try RowPass(database, "SELECT frame FROM member_state")
        var place = 0
        while let row = try ids.next() {
            let id: Int64 = row[0]
            while place > 0, turns[place].id > id { place -= 1 }
            while place + 1 < turns.count, turns[place + 1].id <= id { place += 1 }
            if place < turns.count { states.count(turns[place].instant) }
        }
        tables.append(states)
    }

    // MARK: - Bytes

    /// The largest table has what all others leave of the file, which saves most of the reading.
    private func bytes() throws -> [String: Int64] {
        let hasPageStatistics = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'dbstat')"
        )
        guard hasPageStatistics == true else { return [:] }
        let largest = try largestTable()
        let rows = try Row.fetchAll(
            database,
            sql: """
                WITH tree(name, tbl_name) AS (
                    SELECT 'sqlite_schema', 'sqlite_schema'
                    UNION ALL SELECT name, tbl_name FROM sqlite_schema WHERE rootpage > 0)
                SELECT t.tbl_name, sum(d.pgsize) FROM tree t CROSS JOIN dbstat d ON d.name = t.name
                WHERE d.aggregate = TRUE AND t.tbl_name IS NOT ? GROUP BY 1
                """,
            arguments: [largest]
        )
        var bytes: [String: Int64] = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        if let largest { bytes[largest] = try usedBytes() - bytes.values.reduce(0, +) }
        return bytes
    }

    /// The table with the most rows in all of its trees; `nil` when a file that shrinks by itself keeps pages of no tree.
    private func largestTable() throws -> String? {
        guard try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") == 0 else { return nil }
        let trees = try Row.fetchAll(
            database,
            sql: "SELECT tbl_name, count(*) FROM sqlite_schema WHERE rootpage > 0 GROUP BY 1"
        )
        let counts: [String: Int64] = Dictionary(uniqueKeysWithValues: trees.map { ($0[0], $0[1]) })
        return tables.max { $0.rows * (counts[$0.name] ?? 0) < $1.rows * (counts[$1.name] ?? 0) }?.name
    }

    /// Pages of all tables: neither free ones, nor the one for locks, which a file of more than 1 GiB has.
    private func usedBytes() throws -> Int64 {
        try Int64.fetchOne(
            database,
            sql: """
                SELECT (page_count - freelist_count - (page_count > 0x40000000 / page_size)) * page_size
                FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()
                """
        ) ?? 0
    }
}
