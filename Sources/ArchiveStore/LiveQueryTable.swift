import CallModel
import GRDB

/// Layer 2: the PBX's own lists of live calls, which end calls whose end was missed.
final class LiveQueryTable {
    private let insert: PreparedStatement
    private let insertCall: PreparedStatement
    private let goneBy: PreparedStatement
    private let listed: PreparedStatement

    init(_ db: Database) throws {
        insert = try PreparedStatement(
            db,
            "INSERT INTO live_query (frame, pbx, asked_ms, received_ms) VALUES (?, ?, ?, ?)"
        )
        insertCall = try PreparedStatement(
            db,
            "INSERT OR IGNORE INTO live_query_call (frame, call_id) VALUES (?, ?)"
        )
        goneBy = try PreparedStatement(
            db,
            """
            SELECT min(q.received_ms) FROM live_query q
            WHERE q.pbx = ? AND q.asked_ms > ?
                AND NOT EXISTS (SELECT 1 FROM live_query_call c WHERE c.frame = q.frame AND c.call_id = ?)
            """
        )
        listed = try PreparedStatement(
            db,
            """
            SELECT max(q.received_ms) FROM live_query q JOIN live_query_call c ON c.frame = q.frame AND c.call_id = ?
            WHERE q.pbx = ?
            """
        )
    }

    func store(_ calls: [LiveCall], frame: Int64, arrival: Arrival) throws {
        try insert.bind(frame).bind(arrival.pbx).bind(arrival.askedMilliseconds ?? arrival.receivedMilliseconds)
            .bind(arrival.receivedMilliseconds).run()
        for call in calls { try insertCall.bind(frame).bind(call.callID).run() }
    }

    /// When the PBX first did not have a call any more, of the lists asked for after a moment.
    ///
    /// - Returns: Unix milliseconds; `nil` when no list says so.
    func goneMilliseconds(pbx: Int64, callID: String, askedAfter milliseconds: Int64) throws -> Int64? {
        try goneBy.bind(pbx).bind(milliseconds).bind(callID).firstRow { $0.integer(0) } ?? nil
    }

    /// When a list last named a call; Unix milliseconds, `nil` for never.
    ///
    /// Reads all lists: for calls of which nothing else is known.
    func listedMilliseconds(pbx: Int64, callID: String) throws -> Int64? {
        try listed.bind(callID).bind(pbx).firstRow { $0.integer(0) } ?? nil
    }
}
