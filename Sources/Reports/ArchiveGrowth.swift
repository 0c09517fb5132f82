import CallColumns
import GRDB

/// Counts what the archive's tables hold, month by month.
struct ArchiveGrowth {
    /// A table that grows with calls.
    struct Table {
        let name: String
        var rowsByMonth: [CivilDate: Int64] = [:]
        /// Rows of what happened since ``ArchiveGrowth/recentSince``.
        var recentRows: Int64 = 0

        var rows: Int64 { rowsByMonth.values.reduce(0, +) }

        fileprivate mutating func count(month: CivilDate, isRecent: Bool) {
            rowsByMonth[month, default: 0] += 1
            if isRecent { recentRows += 1 }
        }
    }

    /// In the order of their layers.
    private(set) var tables: [Table] = []
    /// Bytes of each table's pages, its indexes' included; empty when SQLite can't tell.
    private(set) var bytesByTable: [String: Int64] = [:]
    /// Unix seconds.
    let recentSince: Int64
    private let offset: Int64
    private let database: Database

    /// Reads the whole file.
    ///
    /// - Parameters:
    ///   - recentSince: From when on rows count as recent, in Unix seconds.
    ///   - offset: What to add to UTC for the clock that tells the month.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(recentSince: Int64, offset: Int64, in database: Database) throws {
        self.recentSince = recentSince
        self.offset = offset
        self.database = database
        bytesByTable = try Self.bytes(in: database)
        try countFrames()
        try count("cdr", "SELECT coalesce(start_seconds, start_local_seconds) FROM cdr")
        try count("call", "SELECT started_at FROM call")
        try count("leg", "SELECT started_at FROM leg")
        try count("offer", "SELECT coalesce(rang_at, answered_at, ended_at) FROM offer")
    }

    /// A table's pages for some of its rows.
    func bytes(of table: Table, rows: Int64) -> Int64? {
        guard table.rows > 0, let bytes = bytesByTable[table.name] else { return nil }
        return Int64((Double(bytes) * Double(rows) / Double(table.rows)).rounded())
    }

    /// Pages of all other tables.
    var otherBytes: Int64 {
        let known = Set(tables.map(\.name))
        return bytesByTable.reduce(0) { $0 + (known.contains($1.key) ? 0 : $1.value) }
    }

    /// What has been added since ``recentSince``; what an import of older calls wrote is none of it.
    var recentBytes: Int64? {
        bytesByTable.isEmpty ? nil : tables.reduce(0) { $0 + (bytes(of: $1, rows: $1.recentRows) ?? 0) }
    }

    private func month(of instant: Int64) -> CivilDate { CivilTime(seconds: instant + offset).date.startOfMonth() }

    private mutating func count(_ name: String, _ sql: String) throws {
        var table = Table(name: name)
        var month: (date: CivilDate, instants: Range<Int64>)?
        let rows = try RowPass(database, SQL(sql: sql))
        while let row = try rows.next() {
            guard let instant: Int64 = row[0] else { continue }
            if month?.instants.contains(instant) != true { month = span(of: instant) }
            guard let month else { continue }
            table.count(month: month.date, isRecent: instant >= recentSince)
        }
        tables.append(table)
    }

    private func span(of instant: Int64) -> (CivilDate, Range<Int64>) {
        let date = month(of: instant)
        let start = CivilTime(startOf: date).seconds - offset
        return (date, start..<(CivilTime(startOf: date.startOfMonth(adding: 1)).seconds - offset))
    }

    /// Frames by when they were received, and member states by their frames.
    private mutating func countFrames() throws {
        var frames = Table(name: "frame")
        /// Where the month of frames in the order of their ids changes.
        var turns: [(id: Int64, month: CivilDate, isRecent: Bool)] = []
        var history: Set<Bool> = []
        let rows = try RowPass(database, "SELECT id, received_ms / 1000, origin FROM frame ORDER BY id")
        var span: (date: CivilDate, instants: Range<Int64>)?
        while let row = try rows.next() {
            let instant: Int64 = row[1]
            if span?.instants.contains(instant) != true { span = self.span(of: instant) }
            guard let month = span?.date else { continue }
            let isRecent = instant >= recentSince
            if turns.last?.month != month || turns.last?.isRecent != isRecent {
                turns.append((row[0], month, isRecent))
            }
            let isHistory = (row[2] as Int64) == 1
            history.insert(isHistory)
            frames.count(month: month, isRecent: isRecent && !isHistory)
        }
        if history.contains(true) {
            // A history row is as old as the call that it tells of.
            frames.recentRows +=
                try Int64.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM cdr WHERE origin = 1 AND coalesce(start_seconds, start_local_seconds) >= ?
                        """,
                    arguments: [recentSince]
                ) ?? 0
        }
        tables.append(frames)
        var states = Table(name: "member_state")
        let ids = try RowPass(database, "SELECT frame FROM member_state")
        var place = 0
        while let row = try ids.next() {
            let id: Int64 = row[0]
            while place > 0, turns[place].id > id { place -= 1 }
            while place + 1 < turns.count, turns[place + 1].id <= id { place += 1 }
            guard place < turns.count else { continue }
            states.count(month: turns[place].month, isRecent: turns[place].isRecent)
        }
        tables.append(states)
    }

    private static func bytes(in database: Database) throws -> [String: Int64] {
        let hasPageStatistics = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'dbstat')"
        )
        guard hasPageStatistics == true else { return [:] }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT coalesce(m.tbl_name, d.name), sum(d.pgsize)
                FROM dbstat d LEFT JOIN sqlite_master m ON m.name = d.name WHERE d.aggregate = TRUE GROUP BY 1
                """
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
}
