import CallModel
import GRDB

/// Layer 3: one row for each call.
final class CallTable {
    /// A call's row and what identifies it.
    struct Key: Hashable {
        var id: Int64
        var pbx: Int64
        var callID: String
    }

    private let find: PreparedStatement
    private let make: PreparedStatement
    private let lastID: PreparedStatement
    private let insert: PreparedStatement
    private let updateIndexed: PreparedStatement
    private let update: PreparedStatement
    private let updateAll: PreparedStatement
    private let live: PreparedStatement
    private let sharingUID: PreparedStatement
    private let rollupPart: PreparedStatement

    private static let indexedColumns = ["uid", "state", "started_at", "utc_offset", "contact"]
    private static let otherColumns = [
        "time_source", "ended_at", "direction", "caller", "caller_name", "dialed", "did", "answered_by", "outcome",
        "missed", "wait_seconds", "talk_seconds", "duration_seconds", "queue", "trunk", "leg_count", "transfer_count",
        "transfer_proven", "recording", "estimated", "rule_version",
    ]

    init(_ db: Database) throws {
        find = try PreparedStatement(db, "SELECT id FROM call WHERE pbx = ? AND call_id = ?")
        make = try PreparedStatement(db, "INSERT INTO call (pbx, call_id) VALUES (?, ?)")
        lastID = try PreparedStatement(
            db,
            """
            SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'call'), 0),
                coalesce((SELECT max(id) FROM call), 0))
            """
        )
        let columns = Self.indexedColumns + Self.otherColumns + ["id", "pbx", "call_id"]
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO call (\(columns.joined(separator: ", ")))
            VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            """
        )
        // An UPDATE writes every index of the columns that it names, whether they change or not; these seldom do.
        updateIndexed = try PreparedStatement(
            db,
            """
            UPDATE call SET uid = ?1, state = ?2, started_at = ?3, utc_offset = ?4, contact = ?5
            WHERE id = ?6 AND (uid, state, started_at, utc_offset, contact) IS NOT (?1, ?2, ?3, ?4, ?5)
            """
        )
        update = try PreparedStatement(
            db,
            """
            UPDATE call SET \(Self.otherColumns.map { $0 + " = ?" }.joined(separator: ", ")) WHERE id = ?
            """
        )
        let all = Self.indexedColumns + Self.otherColumns
        updateAll = try PreparedStatement(
            db,
            "UPDATE call SET \(all.map { $0 + " = ?" }.joined(separator: ", ")) WHERE id = ?"
        )
        live = try PreparedStatement(db, "SELECT id, call_id FROM call WHERE pbx = ? AND state = 'live'")
        sharingUID = try PreparedStatement(db, "SELECT id, call_id FROM call WHERE uid = ? AND pbx = ?")
        rollupPart = try PreparedStatement(
            db,
            """
            SELECT local_date, local_hour, utc_offset, direction, outcome, missed, talk_seconds,
                wait_seconds IS NOT NULL, wait_seconds, duration_seconds
            FROM call WHERE id = ? AND state = 'ended' AND local_date IS NOT NULL
            """
        )
    }

    /// The row of a call, when there is one.
    func existing(pbx: Int64, callID: String) throws -> Key? {
        guard let id = try find.bind(pbx).bind(callID).firstRow({ $0.integer(0) }) ?? nil else { return nil }
        return Key(id: id, pbx: pbx, callID: callID)
    }

    /// The row of a call, made when there is none.
    func row(pbx: Int64, callID: String) throws -> Key {
        if let key = try existing(pbx: pbx, callID: callID) { return key }
        return Key(id: try make.bind(pbx).bind(callID).insert(), pbx: pbx, callID: callID)
    }

    /// The highest id that a call ever had.
    func highestID() throws -> Int64 { try lastID.firstRow { $0.integer(0) ?? 0 } ?? 0 }

    /// The calls of a PBX that have not ended.
    func liveCalls(pbx: Int64) throws -> [Key] {
        try keys(live.bind(pbx), pbx: pbx)
    }

    /// The calls that a uid belongs to.
    func calls(uid: String, pbx: Int64) throws -> [Key] {
        try keys(sharingUID.bind(uid).bind(pbx), pbx: pbx)
    }

    /// Stores a call under an id that no call had before: in one go, which costs a third of a row that is made and changed.
    func insert(_ call: Call, as key: Key, ruleVersion: Int) throws {
        try bindOthers(of: call, ruleVersion, to: bindIndexed(of: call, to: insert)).bind(key.id).bind(key.pbx)
            .bind(key.callID).run()
    }

    /// Makes a call's row say what is derived of it now; what it says already may be known.
    func update(_ call: Call, id: Int64, former: Call?, ruleVersion: Int) throws {
        guard let former else {
            try bindIndexed(of: call, to: updateIndexed).bind(id).run()
            return try bindOthers(of: call, ruleVersion, to: update).bind(id).run()
        }
        if former.indexed != call.indexed {
            try bindOthers(of: call, ruleVersion, to: bindIndexed(of: call, to: updateAll)).bind(id).run()
        } else if !former.hasSameRow(as: call) {
            try bindOthers(of: call, ruleVersion, to: update).bind(id).run()
        }
    }

    private func bindIndexed(of call: Call, to statement: PreparedStatement) -> PreparedStatement {
        let columns = call.indexed
        return statement.bind(columns.uid).bind(columns.state).bind(columns.startedAt).bind(columns.utcOffset)
            .bind(columns.contact)
    }

    private func bindOthers(of call: Call, _ ruleVersion: Int, to statement: PreparedStatement) -> PreparedStatement {
        statement.bind(call.start?.source.rawValue).bind(call.endSeconds).bind(call.direction?.rawValue)
            .bind(call.caller).bind(call.callerName).bind(call.dialed).bind(call.did).bind(call.answeredBy)
            .bind(call.outcome?.rawValue).bind(call.isMissed.map { $0 ? 1 : 0 }).bind(call.waitSeconds)
            .bind(call.talkSeconds).bind(call.durationSeconds).bind(call.queue).bind(call.trunk).bind(call.legs.count)
            .bind(call.transferCount).bind(call.isTransferProven).bind(call.recording).bind(call.isEstimated)
            .bind(ruleVersion)
    }

    /// What a call adds to the hourly sums, as its row stands now; `nil` when it adds nothing.
    func hourPart(id: Int64, pbx: Int64) throws -> HourTable.Part? {
        try rollupPart.bind(id).firstRow { row in
            HourTable.Part(
                key: HourTable.Key(
                    pbx: pbx,
                    localDate: row.text(0) ?? "",
                    localHour: row.integer(1) ?? 0,
                    utcOffset: row.integer(2) ?? 0,
                    direction: row.text(3) ?? "",
                    outcome: row.text(4) ?? ""
                ),
                missed: row.integer(5) ?? 0,
                talkSeconds: row.integer(6) ?? 0,
                waitCalls: row.integer(7) ?? 0,
                waitSeconds: row.integer(8) ?? 0,
                durationSeconds: row.integer(9) ?? 0
            )
        }
    }

    private func keys(_ statement: PreparedStatement, pbx: Int64) throws -> [Key] {
        var keys: [Key] = []
        try statement.forEachRow { row in
            if let id = row.integer(0), let callID = row.text(1) {
                keys.append(Key(id: id, pbx: pbx, callID: callID))
            }
        }
        return keys
    }
}

/// What a call's row has in columns with an index.
private struct IndexedColumns: Equatable {
    var uid: String?
    var state: String
    var startedAt: Int64?
    var utcOffset: Int?
    var contact: String?
}

extension Call {
    fileprivate var indexed: IndexedColumns {
        IndexedColumns(
            uid: uid,
            state: state.rawValue,
            startedAt: start?.seconds,
            utcOffset: start?.utcOffsetSeconds,
            contact: contact
        )
    }

    /// Whether the calls differ in their legs and offers at most, and not in how many legs they have.
    fileprivate func hasSameRow(as other: Call) -> Bool {
        guard legs.count == other.legs.count else { return false }
        var (one, another) = (self, other)
        one.legs = []
        one.offers = []
        another.legs = []
        another.offers = []
        return one == another
    }
}
