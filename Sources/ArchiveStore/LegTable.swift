import CallModel
import GRDB

/// Layer 3: the legs of each call; a leg keeps its id for ever, a merged one the lower.
final class LegTable {
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

    /// Makes a call's legs be these; a new call has none to look for.
    func store(_ legs: [Leg], call: Int64, isNew: Bool) throws {
        guard !isNew else { return try insert(legs, legs.indices, call: call) }
        var existing: [(id: Int64, event: [UInt8]?, history: [UInt8]?)] = []
        try load.bind(call).forEachRow { row in
            if let id = row.integer(0) { existing.append((id, row.bytes(1), row.bytes(2))) }
        }
        for index in legs.indices {
            let same = existing.firstIndex { row in
                (row.event != nil && row.event == legs[index].eventIdentity)
                    || (row.history != nil && row.history == legs[index].historyIdentity)
            }
            if let same {
                try bind(legs[index], number: index + 1, to: update).bind(existing.remove(at: same).id).run()
            } else {
                try insert(legs, index..<index + 1, call: call)
            }
        }
        for row in existing {
            // Merged into another leg, it is gone for good; superseded, it may come back, and then under its own id.
            let isMerged = legs.contains { leg in
                (row.event != nil && row.event == leg.eventIdentity)
                    || (row.history != nil && row.history == leg.historyIdentity)
            }
            try (isMerged ? remove : supersede).bind(row.id).run()
        }
    }

    private func insert(_ legs: [Leg], _ indices: Range<Int>, call: Int64) throws {
        try insert.insert(indices) { bind(legs[$0], number: $0 + 1, to: $1).bind(call) }
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
