import CallModel
import Digests
import GRDB

/// Layer 2: CDRs by event and by history, each once.
final class CDRTable {
    /// What became of a CDR that was handed in.
    enum Outcome {
        /// It is new, or a newer version.
        case stored
        /// The archive has it, and nothing changed.
        case known
    }

    private let find: PreparedStatement
    private let insert: PreparedStatement
    private let remove: PreparedStatement
    private let keepFrame: PreparedStatement
    private let load: PreparedStatement

    private static let columns = """
        call, identity, frame, origin, uid, history_id, start_seconds, start_local_seconds, start_text, caller, \
        caller_name, callee, callee_name, callee_text, direction, disposition, duration_seconds, talk_seconds, \
        ring_seconds, queue_wait_seconds, src_trunk, dst_trunk, did, did_name, dod, pin_code, recording, hangup_side, \
        call_note_id
        """

    init(_ db: Database) throws {
        find = try PreparedStatement(
            db,
            """
            SELECT c.id, f.digest, f.received_ms, f.connection, f.sequence FROM cdr c JOIN frame f ON f.id = c.frame
            WHERE c.call = ? AND c.identity = ?
            """
        )
        let count = Self.columns.split(separator: ",").count
        insert = try PreparedStatement(
            db,
            "INSERT INTO cdr (\(Self.columns)) VALUES (\(Array(repeating: "?", count: count).joined(separator: ", ")))"
        )
        remove = try PreparedStatement(db, "DELETE FROM cdr WHERE id = ?")
        keepFrame = try PreparedStatement(db, "UPDATE cdr SET frame = ? WHERE id = ?")
        let qualified = Self.columns.split(separator: ",").dropFirst(3).map { "c." + $0.trimmed }
        load = try PreparedStatement(
            db,
            """
            SELECT f.received_ms, f.connection, f.sequence, c.identity, \(qualified.joined(separator: ", "))
            FROM cdr c JOIN frame f ON f.id = c.frame WHERE c.call = ?
            """
        )
    }

    /// Whether a history row is stored already, word for word.
    func hasSameRow(call: Int64, identity: [UInt8], digest: [UInt8]) throws -> Bool {
        try find.bind(call).bind(identity).firstRow { $0.bytes(1) } == digest
    }

    /// Stores a CDR, unless the same one is there.
    ///
    /// Of an event that came twice the earlier receipt counts; of a history row the later version. Both rules hold in
    /// whatever order the frames are processed.
    func store(_ cdr: CDR, identity: [UInt8], call: Int64, frame: Int64, receipt: CallFacts.Receipt) throws -> Outcome {
        let known = try find.bind(call).bind(identity).firstRow { row in
            (
                id: row.integer(0),
                receipt: CallFacts.Receipt(
                    milliseconds: row.integer(2) ?? 0,
                    connection: row.integer(3) ?? 0,
                    sequence: row.integer(4) ?? 0
                )
            )
        }
        if let known {
            switch cdr.origin {
            case .event:
                guard receipt < known.receipt else { return .known }
                try keepFrame.bind(frame).bind(known.id).run()
                return .stored
            case .history:
                guard known.receipt < receipt else { return .known }
                try remove.bind(known.id).run()
            }
        }
        try add(cdr, identity: identity, call: call, frame: frame)
        return .stored
    }

    /// Stores a CDR of which the call has no other version.
    func add(_ cdr: CDR, identity: [UInt8], call: Int64, frame: Int64) throws {
        insert.bind(call).bind(identity).bind(frame).bind(cdr.origin == .history).bind(cdr.uid).bind(cdr.historyID)
            .bind(cdr.startSeconds).bind(cdr.startLocalSeconds).bind(cdr.startText).bind(cdr.caller)
            .bind(cdr.callerName).bind(cdr.callee).bind(cdr.calleeName).bind(cdr.calleeText)
            .bind(cdr.direction?.rawValue).bind(cdr.disposition?.rawValue).bind(cdr.durationSeconds)
            .bind(cdr.talkSeconds).bind(cdr.ringSeconds).bind(cdr.queueWaitSeconds).bind(cdr.sourceTrunk)
            .bind(cdr.destinationTrunk).bind(cdr.did).bind(cdr.didName).bind(cdr.dod).bind(cdr.pinCode)
            .bind(cdr.recording).bind(cdr.hangupSide?.rawValue).bind(cdr.callNoteID)
        try insert.run()
    }

    /// All CDRs of a call.
    func load(call: Int64, callID: String) throws -> [CallFacts.Received<CDR>] {
        var cdrs: [CallFacts.Received<CDR>] = []
        try load.bind(call).forEachRow { row in
            var cdr = CDR(
                origin: row.integer(4) == 1 ? .history : .event,
                callID: callID,
                identity: row.bytes(3) ?? []
            )
            cdr.uid = row.text(5)
            cdr.historyID = row.text(6)
            cdr.startSeconds = row.integer(7)
            cdr.startLocalSeconds = row.integer(8)
            cdr.startText = row.text(9)
            cdr.caller = row.text(10)
            cdr.callerName = row.text(11)
            cdr.callee = row.text(12)
            cdr.calleeName = row.text(13)
            cdr.calleeText = row.text(14)
            cdr.direction = row.text(15).flatMap(Direction.init)
            cdr.disposition = row.text(16).map(Disposition.init)
            cdr.durationSeconds = row.integer(17).map(Int.init)
            cdr.talkSeconds = row.integer(18).map(Int.init)
            cdr.ringSeconds = row.integer(19).map(Int.init)
            cdr.queueWaitSeconds = row.integer(20).map(Int.init)
            cdr.sourceTrunk = row.text(21)
            cdr.destinationTrunk = row.text(22)
            cdr.did = row.text(23)
            cdr.didName = row.text(24)
            cdr.dod = row.text(25)
            cdr.pinCode = row.text(26)
            cdr.recording = row.text(27)
            cdr.hangupSide = row.text(28).flatMap(HangupSide.init)
            cdr.callNoteID = row.text(29)
            cdrs.append(CallFacts.Received(cdr, row.receipt(at: 0)))
        }
        return cdrs
    }
}

extension PreparedStatement {
    /// The receipt in three neighbouring columns: milliseconds, connection, sequence.
    func receipt(at column: Int32) -> CallFacts.Receipt {
        CallFacts.Receipt(
            milliseconds: integer(column) ?? 0,
            connection: integer(column + 1) ?? 0,
            sequence: integer(column + 2) ?? 0
        )
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }) }
}
