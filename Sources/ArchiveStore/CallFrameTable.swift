import CallModel
import GRDB

/// Finds the frames that tell of a call, and takes away what they gave it so far.
final class CallFrameTable {
    private let frames: PreparedStatement
    private let timelines: PreparedStatement
    private let factRemovals: [PreparedStatement]
    private let callRemovals: [PreparedStatement]

    init(_ db: Database) throws {
        // The file's own tables, even where temporary ones have their names.
        frames = try PreparedStatement(
            db,
            """
            SELECT id FROM main.frame WHERE call_id = ?1 AND pbx = ?2
            UNION SELECT frame FROM main.cdr WHERE call = ?3
            UNION SELECT frame FROM main.member_state WHERE call = ?3
            UNION SELECT frame FROM main.transfer_report WHERE call = ?3
            UNION SELECT a.frame FROM main.agent_event a JOIN main.frame f ON f.id = a.frame
                WHERE a.call_id = ?1 AND f.pbx = ?2
            """
        )
        timelines = try PreparedStatement(
            db,
            """
            SELECT t.frame FROM main.leg_timeline t JOIN main.frame f ON f.id = t.frame WHERE t.uid = ? AND f.pbx = ?
            """
        )
        factRemovals = try ["cdr", "member_state", "transfer_report"].map {
            try PreparedStatement(db, "DELETE FROM \($0) WHERE call = ?")
        }
        var removals = [
            "DELETE FROM leg WHERE call = ?", "DELETE FROM offer WHERE call = ?", "DELETE FROM call WHERE id = ?",
        ]
        if try db.columns(in: "call").contains(where: { $0.name == "linked_call" }) {
            removals.append("UPDATE call SET linked_call = NULL WHERE linked_call = ?")
        }
        callRemovals = try removals.map { try PreparedStatement(db, $0) }
    }

    /// The frames that name a call, or gave it facts.
    func frames(of call: CallTable.Key) throws -> Set<Int64> {
        try ids(frames.bind(call.callID).bind(call.pbx).bind(call.id))
    }

    /// The frames whose timelines share a uid.
    func timelineFrames(uid: String, pbx: Int64) throws -> Set<Int64> {
        try ids(timelines.bind(uid).bind(pbx))
    }

    /// Takes away a call's CDRs, member states and transfers.
    func removeFacts(of call: Int64) throws {
        for removal in factRemovals { try removal.bind(call).run() }
    }

    /// Takes away a call with its legs and offers; their ids are never given again.
    func remove(call: Int64) throws {
        for removal in callRemovals { try removal.bind(call).run() }
    }

    private func ids(_ statement: PreparedStatement) throws -> Set<Int64> {
        var found: Set<Int64> = []
        try statement.forEachRow { row in if let id = row.integer(0) { found.insert(id) } }
        return found
    }
}
