import CallColumns
import GRDB

/// Finds the ringings of agents' phones by queues, in the calls of a period.
struct AgentOffers {
    /// One ringing of one agent's phone.
    struct Offer {
        let agent: PartyKey
        /// The agent's name, where a record of the call has it.
        let name: String?
        let result: String?
        let ringSeconds: Int64?
        /// From the answer to the end, in Unix seconds; `nil`: not answered, or nothing tells.
        let conversation: Range<Int64>?
        let holdSeconds: Int64?
        /// Whether a person answered the call, be it this agent or another.
        let isCallAnswered: Bool
    }

    private let rows: RowPass
    private let names: [Int64: String]

    init(in context: ReportContext) throws {
        let query = Self.query(context.period, context.request.filter)
        rows = try RowPass(context.database, query)
        names = try PBXRecord.names(in: context.database)
    }

    /// A ringing is a queue's when its path says so, or when it fell into the time of the queue's record: the path may
    /// name the IVR before the queue instead.
    static func query(_ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        var agent: SQL = "1"
        if let number = filter.extension { agent = "o.extension = \(number)" }
        let queue: SQL = filter.queue.map { "= \($0)" } ?? "IS NOT NULL"
        return """
            SELECT c.pbx, o.extension, o.result, o.ring_seconds, o.answered_at, o.ended_at, o.hold_seconds,
                coalesce(c.outcome = 'answered', c.answered_by IS NOT NULL),
                (SELECT n.callee_name FROM leg n
                    WHERE n.call = c.id AND n.leg > 0 AND n.callee = o.extension AND n.callee_name IS NOT NULL
                        AND n.callee_kind = 'extension' LIMIT 1)
            FROM call c JOIN offer o ON o.call = c.id
            WHERE \(literal: period.condition(on: "c")) AND c.queue IS NOT NULL AND \(literal: agent)
                AND \(literal: filter.callCondition)
                AND coalesce(
                    (SELECT q.callee FROM leg q
                        WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue' AND q.callee = o.path LIMIT 1),
                    (SELECT q.callee FROM leg q
                        WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue'
                            AND coalesce(o.rang_at, o.answered_at, o.ended_at)
                                BETWEEN q.started_at - 2 AND q.started_at + coalesce(q.duration_seconds, 0)
                        ORDER BY q.leg DESC LIMIT 1),
                    CASE WHEN o.path = c.queue THEN o.path END) \(literal: queue)
            """
    }

    func next() throws -> Offer? {
        guard let row = try rows.next() else { return nil }
        var conversation: Range<Int64>?
        if let answered: Int64 = row[4], let ended: Int64 = row[5], ended >= answered {
            conversation = answered..<ended
        }
        return Offer(
            agent: PartyKey(pbx: names[row[0]] ?? "", number: row[1]),
            name: row[8],
            result: row[2],
            ringSeconds: row[3],
            conversation: conversation,
            holdSeconds: row[6],
            isCallAnswered: row[7]
        )
    }

    /// When the archive's first event came that tells of ringings that nobody answered, in Unix seconds; `nil`: it has none.
    static func firstEvent(in database: Database) throws -> Int64? {
        let firsts = [
            "SELECT at FROM call_events WHERE kind = 'extension' ORDER BY id LIMIT 1",
            "SELECT at FROM agent_events WHERE kind = 'ring_timeout' ORDER BY id LIMIT 1",
        ]
        return try firsts.compactMap { try Int64.fetchOne(database, sql: $0) }.min()
    }
}
