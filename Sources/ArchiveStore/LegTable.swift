import CallModel
import GRDB

/// Layer 3: the legs of each call; a leg keeps its id for ever, a merged one the lower.
final class LegTable {
    /// A row, and the CDRs behind it.
    struct Row {
        var id: Int64
        var event: [UInt8]?
        var history: [UInt8]?
        /// Which of the call's legs it is; `nil` when it is superseded, or that is not known.
        var index: Int?
    }

    private let load: PreparedStatement
    private let insert: RowInsert
    private let update: PreparedStatement
    private let remove: PreparedStatement
    private let supersede: PreparedStatement

    private static let columns = [
        "leg", "event_cdr", "history_cdr", "history_id", "uid", "started_at", "utc_offset", "time_source", "caller",
        "caller_name", "callee", "callee_name", "callee_kind", "callee_kind_reason", "direction", "disposition",
        "duration_seconds", "ring_seconds", "talk_seconds", "queue_wait_seconds", "src_trunk", "dst_trunk", "did",
        "did_name", "dod", "pin_code", "recording", "hangup_side",
    ]

    init(_ db: Database) throws {
        load = try PreparedStatement(db, "SELECT id, event_cdr, history_cdr FROM leg WHERE call = ? ORDER BY id")
        insert = try RowInsert(db, into: "leg", Self.columns + ["call"])
        update = try PreparedStatement(
            db,
            "UPDATE leg SET \(Self.columns.map { $0 + " = ?" }.joined(separator: ", ")) WHERE id = ?"
        )
        remove = try PreparedStatement(db, "DELETE FROM leg WHERE id = ?")
        supersede = try PreparedStatement(db, "UPDATE leg SET leg = 0 WHERE id = ?")
    }

    /// Makes a call's legs be those that were derived; a new call has none to look for, and those of another may be known.
    ///
    /// - Returns: Their rows, with those that are superseded.
    /// - Throws: What SQLite says.
    func store(_ derived: Call, call: Int64, isNew: Bool, former: DerivedRows?) throws -> [Row] {
        let legs = derived.legs
        guard !isNew else { return try insert(legs, legs.indices, call: call) }
        var existing = try former?.legs ?? rows(call: call)
        var rows: [Row] = []
        for index in legs.indices {
            if let same = Self.row(of: legs[index], in: existing, derived.rowSuccessors) {
                let row = existing.remove(at: same)
                if row.index != index || former?.call.legs[index] != legs[index] {
                    try bind(legs[index], number: index + 1, to: update).bind(row.id).run()
                }
                rows.append(Row(legs, index, id: row.id))
            } else {
                rows += try insert(legs, index..<index + 1, call: call)
            }
        }
        for row in existing {
            // Merged into another leg, it is gone for good; superseded, it may come back, and then under its own id.
            let isMerged = legs.contains { row.isOf($0) }
            try (isMerged ? remove : supersede).bind(row.id).run()
            if !isMerged { rows.append(Row(id: row.id, event: row.event, history: row.history)) }
        }
        // As they are read.
        return rows.sorted { $0.id < $1.id }
    }

    /// Where the row of a leg is: one with a CDR of it, else one of a row that came back under another identity.
    private static func row(of leg: Leg, in existing: [Row], _ successors: [[UInt8]: [UInt8]]) -> Int? {
        if let same = existing.firstIndex(where: { $0.isOf(leg) }) { return same }
        guard let history = leg.historyIdentity, !successors.isEmpty else { return nil }
        return existing.firstIndex { row in row.history.map { successors[$0] == history } ?? false }
    }

    private func rows(call: Int64) throws -> [Row] {
        var rows: [Row] = []
        try load.bind(call).forEachRow { row in
            if let id = row.integer(0) { rows.append(Row(id: id, event: row.bytes(1), history: row.bytes(2))) }
        }
        return rows
    }

    private func insert(_ legs: [Leg], _ indices: Range<Int>, call: Int64) throws -> [Row] {
        let last = try insert.insert(indices) { bind(legs[$0], number: $0 + 1, to: $1).bind(call) }
        // Their ids are given one after the other.
        return indices.map { Row(legs, $0, id: last - Int64(indices.upperBound - 1 - $0)) }
    }

    private func bind(_ leg: Leg, number: Int, to statement: PreparedStatement) -> PreparedStatement {
        statement.bind(number).bind(leg.eventIdentity).bind(leg.historyIdentity).bind(leg.historyID).bind(leg.uid)
            .bind(leg.start?.seconds).bind(leg.start?.utcOffsetSeconds).bind(leg.start?.source.rawValue)
            .bind(leg.caller).bind(leg.callerName).bind(leg.callee).bind(leg.calleeName)
            .bind(leg.calleeKind?.rawValue).bind(leg.calleeKindReason).bind(leg.direction?.rawValue)
            .bind(leg.disposition?.rawValue).bind(leg.durationSeconds).bind(leg.ringSeconds).bind(leg.talkSeconds)
            .bind(leg.queueWaitSeconds).bind(leg.sourceTrunk).bind(leg.destinationTrunk).bind(leg.did)
            .bind(leg.didName).bind(leg.dod).bind(leg.pinCode).bind(leg.recording).bind(leg.hangupSide?.rawValue)
    }
}

extension LegTable.Row {
    /// Whether it stands for a CDR that is behind a leg.
    fileprivate func isOf(_ leg: Leg) -> Bool {
        (event != nil && event == leg.eventIdentity) || (history != nil && history == leg.historyIdentity)
    }

    /// A row that says what a leg is.
    fileprivate init(_ legs: [Leg], _ index: Int, id: Int64) {
        self.init(id: id, event: legs[index].eventIdentity, history: legs[index].historyIdentity, index: index)
    }
}
