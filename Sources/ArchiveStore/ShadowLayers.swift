import CallModel
import GRDB

/// Layers 2 to 4 of a file, made anew from its frames in temporary tables that hide the file's own.
///
/// The writer's own code fills them, on a connection that can't write to the file. What belongs to calls is made for a
/// few calls at a time, so that it stays small.
final class ShadowLayers {
    /// What a call came to.
    struct Rebuilt {
        enum State {
            /// Its row is in the temporary table.
            case derived
            /// No frame names it.
            case unnamed
            /// Some of its frames are not kept any more.
            case unprovable
        }

        var state: State
        /// The frames that tell of it.
        var frames: [Int64]
        /// Whether one of them has another meaning now.
        var hasNewMeaning: Bool
    }

    /// Facts of one frame each, of no one call: their places in ``QuarantineTable/tables``.
    static let ownTables = QuarantineTable.tables.indices.filter { QuarantineTable.tables[$0].link != .call }
    /// Facts of calls.
    static let factTables = QuarantineTable.tables.filter { $0.link == .call }.map(\.name)

    let db: Database
    private let layers: LayerWriter
    private let frames: StoredFrameTable
    private let callFrames: CallFrameTable
    private let exists: PreparedStatement
    private let mention: PreparedStatement
    private let mentioned: PreparedStatement
    private let newCall: PreparedStatement
    private let addCall: PreparedStatement
    private let uids: PreparedStatement
    /// The last frame that was mapped.
    private(set) var position: Int64 = 0
    /// The last fact of each own table that was looked at.
    private var lastFacts: [Int: Int64] = [:]

    init(_ db: Database) throws {
        self.db = db
        let tables = QuarantineTable.tables.map(\.name) + QuarantineTable.keyedTables
        for table in tables + ["call", "leg", "offer", "call_hour", "pbx"] { try Self.hide(table, db) }
        try db.execute(
            sql: """
                -- Where the own facts of a frame are in the file: an index there would cost every event that is archived.
                CREATE TEMP TABLE place (
                    fact INTEGER, frame INTEGER, id INTEGER, PRIMARY KEY (fact, frame, id)
                ) WITHOUT ROWID;
                -- Frames that tell of a call or a uid, and that the file's indexes don't lead to.
                CREATE TEMP TABLE mention (
                    pbx INTEGER, name TEXT, frame INTEGER, PRIMARY KEY (pbx, name, frame)
                ) WITHOUT ROWID;
                CREATE TEMP TABLE new_call (id INTEGER PRIMARY KEY, pbx INTEGER, call_id TEXT, UNIQUE (pbx, call_id));
                """
        )
        layers = try LayerWriter(db)
        frames = try StoredFrameTable(db)
        callFrames = try CallFrameTable(db)
        exists = try PreparedStatement(db, "SELECT 1 FROM main.call WHERE pbx = ? AND call_id = ?")
        mention = try PreparedStatement(db, "INSERT OR IGNORE INTO mention (pbx, name, frame) VALUES (?, ?, ?)")
        mentioned = try PreparedStatement(db, "SELECT frame FROM mention WHERE pbx = ? AND name = ?")
        newCall = try PreparedStatement(db, "INSERT OR IGNORE INTO new_call (pbx, call_id) VALUES (?, ?)")
        addCall = try PreparedStatement(db, "INSERT INTO call (id, pbx, call_id) VALUES (?, ?, ?)")
        uids = try PreparedStatement(db, "SELECT DISTINCT uid FROM cdr WHERE call = ? AND uid IS NOT NULL")
    }

    /// Makes an empty temporary table, with its indexes, that hides one of the file's.
    private static func hide(_ table: String, _ db: Database) throws {
        let statements = try String.fetchAll(
            db,
            sql: """
                SELECT sql FROM main.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL AND type IN ('table', 'index')
                ORDER BY type DESC
                """,
            arguments: [table]
        )
        // SQLite keeps each statement from its name on, after these very words.
        let words = [
            ("CREATE TABLE ", "CREATE TEMP TABLE "), ("CREATE INDEX ", "CREATE INDEX temp."),
            ("CREATE UNIQUE INDEX ", "CREATE UNIQUE INDEX temp."),
        ]
        for sql in statements {
            for (word, temporary) in words where sql.hasPrefix(word) {
                try db.execute(sql: temporary + sql.dropFirst(word.count))
            }
        }
    }

    // MARK: - Frames

    /// Maps the next frames, and stores what they say that belongs to no one call.
    ///
    /// - Parameters:
    ///   - limit: How many frames at most.
    ///   - body: Takes each frame.
    /// - Returns: How many they were, and those whose own facts are others in the file.
    /// - Throws: What SQLite throws.
    func mapFrames(limit: Int, _ body: (StoredFrame) throws -> Void) throws -> (count: Int, differing: Set<Int64>) {
        let first = position
        try clear(Self.ownTables.map { QuarantineTable.tables[$0].name })
        try db.execute(sql: "INSERT OR IGNORE INTO temp.pbx SELECT * FROM main.pbx")
        for table in Self.ownTables { try notePlaces(table) }
        var count = 0
        var unmapped: Set<Int64> = []
        try frames.forEach(after: first, limit: limit) { frame in
            count += 1
            position = frame.id
            if frame.isMappable {
                try layers.storeOwn(frame)
                try noteMentions(frame)
            } else {
                unmapped.insert(frame.id)
                for table in QuarantineTable.keyedTables { try copy(table, of: frame.id) }
            }
            try body(frame)
        }
        guard count > 0 else { return (0, []) }
        let range = "frame > \(first) AND frame <= \(position)"
        var differing: Set<Int64> = []
        for table in Self.ownTables {
            let places = "id IN (SELECT id FROM temp.place WHERE fact = \(table) AND \(range))"
            let name = QuarantineTable.tables[table].name
            differing.formUnion(try differences(name, key: "frame", inFile: places, here: "true"))
        }
        for table in QuarantineTable.keyedTables {
            differing.formUnion(try differences(table, key: "frame", inFile: range, here: range))
        }
        differing.subtract(unmapped)
        for frame in differing {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO temp.mention SELECT f.pbx, t.uid, t.frame FROM temp.leg_timeline t
                    JOIN main.frame f ON f.id = t.frame WHERE t.frame = ? AND t.uid IS NOT NULL
                    """,
                arguments: [frame]
            )
        }
        return (count, differing)
    }

    /// A frame's own facts in the file.
    func places(of frame: Int64) throws -> [QuarantineTable.FactRow] {
        try Self.ownTables.flatMap { table in
            try Int64.fetchAll(
                db,
                sql: "SELECT id FROM temp.place WHERE fact = ? AND frame = ?",
                arguments: [table, frame]
            ).map { QuarantineTable.FactRow(table: table, id: $0) }
        }
    }

    private func notePlaces(_ table: Int) throws {
        let name = QuarantineTable.tables[table].name
        let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.\(name)") ?? 0
        let noted = lastFacts[table] ?? 0
        guard last > noted else { return }
        try db.execute(
            sql: "INSERT OR IGNORE INTO temp.place SELECT ?, frame, id FROM main.\(name) WHERE id > ? AND id <= ?",
            arguments: [table, noted, last]
        )
        lastFacts[table] = last
    }

    private func noteMentions(_ frame: StoredFrame) throws {
        let pbx = frame.arrival.pbx
        for fact in frame.arrival.meaning.facts {
            for callID in fact.namedCalls {
                if callID != frame.before.callID { try mention.bind(pbx).bind(callID).bind(frame.id).run() }
                if try exists.bind(pbx).bind(callID).firstRow({ _ in true }) == nil {
                    try newCall.bind(pbx).bind(callID).run()
                }
            }
            if case .agent(let event) = fact, let callID = event.callID, callID != frame.before.callID {
                try mention.bind(pbx).bind(callID).bind(frame.id).run()
            }
        }
    }

    private func copy(_ table: String, of frame: Int64) throws {
        try db.execute(
            sql: "INSERT INTO temp.\(table) SELECT * FROM main.\(table) WHERE frame = ?",
            arguments: [frame]
        )
    }

    // MARK: - Calls

    /// Forgets the calls in hand.
    func clearCalls() throws {
        try clear(Self.factTables + ["agent_event", "leg_timeline", "offer", "leg", "call", "call_hour"])
    }

    /// Makes a call anew from its frames.
    func rebuild(_ call: CallTable.Key) throws -> Rebuilt {
        try addCall.bind(call.id).bind(call.pbx).bind(call.callID).run()
        let ids = try callFrames.frames(of: call).union(try mentions(call.callID, pbx: call.pbx)).sorted()
        var result = Rebuilt(state: .unnamed, frames: ids, hasNewMeaning: false)
        if ids.isEmpty { result.state = .unprovable }
        for id in ids {
            guard let frame = try frames.frame(id), frame.isMappable || frame.before.status == .duplicate else {
                result.state = .unprovable
                break
            }
            guard frame.isMappable else { continue }
            if frame.hasNewMeaning { result.hasNewMeaning = true }
            if try layers.store(frame, of: call) { result.state = .derived }
            for case .agent(let event) in frame.arrival.meaning.facts where event.callID == call.callID {
                try layers.reports.store(event, frame: id)
            }
        }
        guard result.state == .derived else {
            try callFrames.removeFacts(of: call.id)
            try callFrames.remove(call: call.id)
            return result
        }
        try storeTimelines(of: call)
        try layers.deriveAnew(call)
        return result
    }

    private func storeTimelines(of call: CallTable.Key) throws {
        var found: [String] = []
        try uids.bind(call.id).forEachRow { row in if let uid = row.text(0) { found.append(uid) } }
        for uid in found {
            let ids = try callFrames.timelineFrames(uid: uid, pbx: call.pbx).union(try mentions(uid, pbx: call.pbx))
            for id in ids.sorted() {
                guard let frame = try frames.frame(id), frame.isMappable else { continue }
                for case .timeline(let timeline) in frame.arrival.meaning.facts where timeline.uid == uid {
                    try layers.reports.store(timeline, frame: id)
                }
            }
        }
    }

    private func mentions(_ name: String, pbx: Int64) throws -> Set<Int64> {
        var found: Set<Int64> = []
        try mentioned.bind(pbx).bind(name).forEachRow { row in if let id = row.integer(0) { found.insert(id) } }
        return found
    }

    // MARK: - Comparison

    /// The keys whose rows are others in the file than here, in any column but the rows' own ids.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - key: The column that is asked for.
    ///   - inFile: Which rows of the file to compare.
    ///   - here: Which rows of the temporary table to compare.
    ///   - ignoring: Columns that may differ.
    /// - Returns: The keys.
    /// - Throws: What SQLite throws.
    func differences(
        _ table: String,
        key: String,
        inFile: String,
        here: String,
        ignoring: Set<String> = []
    ) throws -> Set<Int64> {
        let columns = try columns(table).filter { ($0 == key || $0 != "id") && !ignoring.contains($0) }
            .joined(separator: ", ")
        func rows(_ schema: String, _ condition: String) -> String {
            "SELECT \(columns), count(*) FROM \(schema).\(table) WHERE \(condition) GROUP BY \(columns)"
        }
        let (stored, anew) = (rows("main", inFile), rows("temp", here))
        return try Int64.fetchSet(
            db,
            sql: """
                SELECT \(key) FROM (SELECT * FROM (\(stored)) EXCEPT SELECT * FROM (\(anew)))
                UNION SELECT \(key) FROM (SELECT * FROM (\(anew)) EXCEPT SELECT * FROM (\(stored)))
                """
        )
    }

    /// The columns of a table, without generated ones.
    func columns(_ table: String) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?, 'main')", arguments: [table])
    }

    private func clear(_ tables: [String]) throws {
        for table in tables { try db.execute(sql: "DELETE FROM temp.\(table)") }
    }
}
