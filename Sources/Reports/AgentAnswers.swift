import CallColumns
import GRDB

/// Finds the agent who took a call out of a queue whose own record is answered but tells of no conversation.
///
/// Such a record came when the agent answered: the conversation is in the agent's own, or only the phone tells of it.
struct AgentAnswers {
    struct Answer {
        /// Unix seconds.
        let at: Int64
        let talkSeconds: Int64
    }

    private let offers: RowPass

    init(in database: Database) throws {
        offers = try RowPass(
            database,
            """
            SELECT answered_at, ended_at, coalesce(rang_at, answered_at), path FROM offer
            WHERE call = ?1 AND result = 'answered' AND answered_at IS NOT NULL ORDER BY answered_at, id
            """
        )
    }

    /// The answer of the agent's record, else of the agent's phone.
    ///
    /// - Parameters:
    ///   - leg: The queue's record.
    ///   - legs: Those of its call.
    ///   - call: The call's row.
    ///   - isOnlyStage: Whether the call was in the queue only once; then the path of a ringing tells enough.
    ///   - columns: Those of the call's block.
    /// - Returns: `nil` when nobody of the queue answered.
    /// - Throws: An error of the database.
    func answer(
        to leg: Int,
        among legs: Range<Int>,
        of call: Int,
        isOnlyStage: Bool,
        _ columns: GroupColumns
    ) throws -> Answer? {
        guard let span = columns.span(of: leg) else { return nil }
        // A destination after the queue rings from the end of the queue's record on; an agent has answered by then,
        // give or take the second that rounding costs.
        for person in legs where columns.isPerson(person, during: span) {
            if let answer = columns.conversation(of: person), answer.at <= span.end + 1 { return answer }
        }
        let queue = columns.block.texts[columns.callees.raw(leg)]
        try offers.restart(columns.block.id(call))
        defer { offers.end() }
        while let row = try offers.next() {
            let (at, end, rang) = (row[0] as Int64, row[1] as Int64?, row[2] as Int64)
            // Times of receipt are less exact.
            let isInTime = rang >= span.start - 2 && at <= span.end + 2
            // Of a conversation that goes on nothing tells the length yet.
            if isInTime || isOnlyStage && row[3] == queue, end.map({ $0 > at }) ?? true {
                return Answer(at: at, talkSeconds: (end ?? at) - at)
            }
        }
        return nil
    }
}
