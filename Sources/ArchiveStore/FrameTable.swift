import CallModel
import Digests
import GRDB

/// Layer 1: stores what was received, verbatim.
final class FrameTable {
    private let insert: PreparedStatement
    private let unreadRow: PreparedStatement

    init(_ db: Database) throws {
        insert = try PreparedStatement(
            db,
            """
            INSERT INTO frame (pbx, origin, connection, sequence, received_ms, type, call_id, status, error, digest, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        unreadRow = try PreparedStatement(
            db,
            "SELECT id FROM frame WHERE origin = 1 AND status = 3 AND digest = ? AND pbx = ?"
        )
    }

    /// Stores a frame.
    ///
    /// - Returns: The row's id.
    func store(_ arrival: Arrival) throws -> Int64 {
        insert.bind(arrival.pbx).bind(Self.code(arrival.origin)).bind(arrival.connection).bind(arrival.sequence)
            .bind(arrival.receivedMilliseconds).bind(arrival.meaning.type).bind(arrival.meaning.callID)
            .bind(Self.code(arrival.meaning.status)).bind(arrival.meaning.error).bind(arrival.digest).bind(
                textOrBytes: arrival.bytes
            )
        return try insert.insert()
    }

    /// Whether a history row that can't be read is stored already.
    func hasUnreadRow(pbx: Int64, digest: [UInt8]) throws -> Bool {
        try unreadRow.bind(digest).bind(pbx).firstRow { _ in true } ?? false
    }

    static func code(_ origin: FrameOrigin) -> Int64 {
        switch origin {
        case .event: 0
        case .history: 1
        case .directory: 2
        case .query: 3
        }
    }

    static func code(_ status: FrameStatus) -> Int64 {
        switch status {
        case .mapped: 0
        case .unmapped: 1
        case .duplicate: 2
        case .quarantined: 3
        }
    }

    static func origin(_ code: Int64) -> FrameOrigin {
        FrameOrigin.allCases.first { Self.code($0) == code } ?? .event
    }

    static func status(_ code: Int64) -> FrameStatus {
        FrameStatus.allCases.first { Self.code($0) == code } ?? .quarantined
    }
}
