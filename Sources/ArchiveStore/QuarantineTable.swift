import CallModel
import EventMapper
import GRDB

/// Reads frames back that could not be mapped, and takes away what they gave so far.
final class QuarantineTable {
    /// A row of layer 2.
    struct FactRow {
        /// Its place in ``tables``.
        var table: Int
        var id: Int64
    }

    /// How a fact names its calls.
    enum Link: String {
        case call
        case callID = "call_id"
        case uid
    }

    static let tables: [(name: String, link: Link?)] = [
        ("cdr", .call), ("member_state", .call), ("transfer_report", .call), ("agent_event", .callID),
        ("leg_timeline", .uid), ("failure_report", nil), ("survey_result", nil), ("extension_event", nil),
        ("recording_file", nil),
    ]
    /// Tables whose key begins with the frame.
    static let keyedTables = [
        "live_query_call", "live_query", "directory_entry", "directory_list", "clock_observation",
    ]

    private let frames: StoredFrameTable
    private let update: PreparedStatement
    private let removals: [PreparedStatement]
    private let keyedRemovals: [PreparedStatement]
    private let calls: [Link: PreparedStatement]

    init(_ db: Database) throws {
        frames = try StoredFrameTable(db)
        update = try PreparedStatement(
            db,
            """
            UPDATE frame SET status = ?, error = ?, type = coalesce(?, type), call_id = coalesce(?, call_id) WHERE id = ?
            """
        )
        removals = try Self.tables.map { table in
            let returning = table.link.map { " RETURNING \($0.rawValue)" } ?? ""
            return try PreparedStatement(db, "DELETE FROM \(table.name) WHERE id = ? AND frame = ?" + returning)
        }
        keyedRemovals = try Self.keyedTables.map { try PreparedStatement(db, "DELETE FROM \($0) WHERE frame = ?") }
        let columns = "SELECT id, pbx, call_id FROM call WHERE"
        calls = [
            .call: try PreparedStatement(db, "\(columns) id = ? AND pbx = ?"),
            .callID: try PreparedStatement(db, "\(columns) call_id = ? AND pbx = ?"),
            .uid: try PreparedStatement(db, "\(columns) uid = ? AND pbx = ?"),
        ]
    }

    /// The next frames that could not be mapped, by their ids.
    static func next(_ db: Database, after frame: Int64, upTo last: Int64, limit: Int) throws -> [Int64] {
        // Of each status on its own, so that the index gives them in order.
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM (SELECT * FROM (SELECT id FROM frame WHERE status = 1 AND id > :after AND id <= :last
                        ORDER BY id LIMIT :limit)
                    UNION ALL SELECT * FROM (SELECT id FROM frame WHERE status = 3 AND id > :after AND id <= :last
                        ORDER BY id LIMIT :limit))
                ORDER BY id LIMIT :limit
                """,
            arguments: ["after": frame, "last": last, "limit": limit]
        )
    }

    /// The rows of layer 2 that frames gave.
    ///
    /// Reads the fact tables from end to end: an index by frame would cost every event that is archived, and a retry is
    /// rare. So call it for many frames at once, and outside a writing transaction.
    static func factRows(_ db: Database, of frames: [Int64]) throws -> [Int64: [FactRow]] {
        let list = "[" + frames.map(String.init).joined(separator: ",") + "]"
        var found: [Int64: [FactRow]] = [:]
        for (index, table) in tables.enumerated() {
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT frame, id FROM \(table.name) WHERE frame IN (SELECT value FROM json_each(?)) ORDER BY id",
                arguments: [list]
            )
            while let row = try rows.next() { found[row[0], default: []].append(FactRow(table: index, id: row[1])) }
        }
        return found
    }

    /// A frame with its meaning to this version; `nil` when it is mapped meanwhile.
    func problem(_ frame: Int64) throws -> StoredFrame? {
        guard let found = try frames.frame(frame), found.isMappable, found.before.status != .mapped else { return nil }
        return found
    }

    /// Takes away what a frame gave so far.
    ///
    /// - Returns: The calls that had some of it.
    func remove(_ rows: [FactRow], frame: Int64, pbx: Int64) throws -> [CallTable.Key] {
        var keys: [CallTable.Key] = []
        for row in rows {
            guard let link = Self.tables[row.table].link else {
                try removals[row.table].bind(row.id).bind(frame).run()
                continue
            }
            // Text also binds a call's number: SQLite compares it as one.
            guard let name = try removals[row.table].bind(row.id).bind(frame).firstRow({ $0.text(0) }) ?? nil else {
                continue
            }
            try calls[link]?.bind(name).bind(pbx).forEachRow { call in
                guard let id = call.integer(0), let callID = call.text(2) else { return }
                keys.append(CallTable.Key(id: id, pbx: pbx, callID: callID))
            }
        }
        for removal in keyedRemovals { try removal.bind(frame).run() }
        return keys
    }

    /// Notes what a frame means now.
    func note(_ meaning: MappedFrame, frame: Int64) throws {
        try update.bind(FrameTable.code(meaning.status)).bind(meaning.error).bind(meaning.type).bind(meaning.callID)
            .bind(frame).run()
    }
}
