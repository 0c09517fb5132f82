import CallColumns
import GRDB

/// Finds the ringings of agents' phones by queues, in the calls of a period.
final class AgentOffers {
    /// One ringing of one agent's phone.
    struct Offer {
        /// The agent's place in ``AgentOffers/agents``.
        let agent: Int
        /// The place in ``CallWords/results``.
        let result: Int64
        let ringSeconds: Int64?
        /// From the answer to the end, in Unix seconds; `nil`: not answered, or nothing tells.
        let conversation: Range<Int64>?
        let holdSeconds: Int64?
        /// Whether a person answered the call, be it this agent or another.
        let isCallAnswered: Bool
    }

    private static let columns: Set<CallColumn> = [
        .pbx, .queue, .isAnswered, .calleeKind, .callee, .calleeName, .legStartedAt, .legDurationSeconds,
        .extensionNumber, .path, .rangAt, .answeredAt, .offerEndedAt, .result, .ringSeconds, .holdSeconds,
    ]

    private let context: ReportContext
    /// The agents rung so far, with their names where a record of the calls has them.
    private(set) var agents: PartyIndex

    init(in context: ReportContext) throws {
        self.context = context
        agents = try PartyIndex(in: context.database)
    }

    /// Hands on the ringings by queues that pass the report's filters, but for that of the extension.
    func visit(_ body: (Offer) throws -> Void) throws {
        let wanted = context.request.filter.queue
        try CallScan(Self.columns, in: context).visit(begunIn: context.period) { block, calls in
            let queues = block[.queue]
            let rows = Rows(block)
            for call in calls where queues.raw(call) != ColumnValues.null {
                for offer in block.offers(of: call) {
                    guard let queue = rows.queue(of: offer, in: call, reached: queues.raw(call)),
                        wanted == nil || block.texts[queue] == wanted,
                        let agent = agents.place(of: rows.numbers.raw(offer), pbx: rows.pbxs.raw(call), in: block)
                    else { continue }
                    if let name = rows.name(of: offer, in: call) { agents.see(name: name, of: agent, in: block) }
                    try body(rows.offer(offer, of: agent, in: call))
                }
            }
        }
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

/// The columns of a block that tell of ringings.
private struct Rows {
    let block: CallBlock
    let pbxs, numbers: ColumnValues
    private let answers, kinds, callees, names, starts, durations: ColumnValues
    private let paths, rangs, answereds, ends, results, rings, holds: ColumnValues

    init(_ block: CallBlock) {
        self.block = block
        (pbxs, answers) = (block[.pbx], block[.isAnswered])
        (kinds, callees, names) = (block[.calleeKind], block[.callee], block[.calleeName])
        (starts, durations) = (block[.legStartedAt], block[.legDurationSeconds])
        (numbers, paths, results) = (block[.extensionNumber], block[.path], block[.result])
        (rangs, answereds, ends) = (block[.rangAt], block[.answeredAt], block[.offerEndedAt])
        (rings, holds) = (block[.ringSeconds], block[.holdSeconds])
    }

    /// The queue that rang, as a text's place.
    ///
    /// A ringing is a queue's when its path says so, or when it fell into the time of the queue's record: the path may
    /// name the IVR before the queue instead.
    func queue(of offer: Int, in call: Int, reached: Int64) -> Int64? {
        let path = paths.raw(offer)
        let legs = block.legs(of: call)
        if path != ColumnValues.null, legs.contains(where: { isQueue($0) && callees.raw($0) == path }) { return path }
        if let at = rangs[offer] ?? answereds[offer] ?? ends[offer],
            let leg = legs.last(where: { isQueue($0) && isUnderway($0, at: at) }), let queue = callees[leg]
        {
            return queue
        }
        return path == reached ? path : nil
    }

    private func isQueue(_ leg: Int) -> Bool { kinds.raw(leg) == CallWords.CalleeKind.queue }

    /// Whether a record's time holds an instant, give or take two seconds before it.
    private func isUnderway(_ leg: Int, at instant: Int64) -> Bool {
        guard let start = starts[leg] else { return false }
        return start - 2 <= instant && instant <= start + (durations[leg] ?? 0)
    }

    /// The agent's name, as a text's place, where a record of the call has it.
    func name(of offer: Int, in call: Int) -> Int64? {
        let number = numbers.raw(offer)
        for leg in block.legs(of: call) where callees.raw(leg) == number {
            if kinds.raw(leg) == CallWords.CalleeKind.extension, let name = names[leg] { return name }
        }
        return nil
    }

    func offer(_ offer: Int, of agent: Int, in call: Int) -> AgentOffers.Offer {
        var conversation: Range<Int64>?
        if let answered = answereds[offer], let ended = ends[offer], ended >= answered {
            conversation = answered..<ended
        }
        return AgentOffers.Offer(
            agent: agent,
            result: results.raw(offer),
            ringSeconds: rings[offer],
            conversation: conversation,
            holdSeconds: holds[offer],
            isCallAnswered: answers.isTrue(call)
        )
    }
}
