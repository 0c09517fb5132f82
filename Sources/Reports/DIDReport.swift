import CallColumns
import GRDB

/// What became of the calls to each number of the company.
struct DIDReport: Report {
    let name = "did"
    let abstract = "Each number dialled from outside: calls, answers, waits, and where its calls go first"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon])

    let columns = [
        Column("did", "DID", .party),
        Column("did_name", "name", rank: 4),
        Column("calls", "calls", .count, metric: "did_calls"),
        Column("answered", "answered", .count, metric: "answered_calls"),
        Column("missed", "missed", .count, metric: "missed_calls", rank: 1),
        Column("answer_rate", "answer rate", .ratio, metric: "answer_rate"),
        Column("mean_wait_seconds", "mean wait", .seconds, metric: "asa", rank: 3),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time", rank: 5),
        Column("first_destination", "goes first to", .party, metric: "first_destination"),
        Column("first_destination_kind", "which is", rank: 6),
        Column("first_destination_share", "of calls", .ratio, metric: "first_destination", rank: 2),
    ]

    let charts = [Chart.top("Calls by number dialled", label: "did", value: "calls")]

    private struct Destination: Hashable {
        let callee: String
        let kind: String?
    }

    private struct Tally {
        var calls = CallTally()
        var name: String?
        var destinations: [Destination: Int64] = [:]
    }

    func run(in context: ReportContext) throws {
        var tallies: [String?: Tally] = [:]
        let rows = try RowPass(context.database, Self.query(for: context))
        while let row = try rows.next() { add(row, to: &tallies[row[0] as String?, default: Tally()]) }
        context.writer.totalRows = tallies.count
        let sorted = tallies.sorted { ($1.value.calls.calls, $0.key ?? "~") < ($0.value.calls.calls, $1.key ?? "~") }
        for (did, tally) in sorted {
            guard try context.writer.append([.optional(did)] + cells(of: tally)) else { break }
        }
        if tallies[nil] != nil {
            context.writer.note("The row without a number holds inbound calls of which the PBX did not tell it.")
        }
        try CallsWithoutStart.note(in: context)
    }

    static func query(for context: ReportContext) -> SQL {
        """
        SELECT c.did, c.outcome, coalesce(\(literal: context.request.options.missedCondition(on: "c")), 0),
            coalesce(c.talk_seconds, 0), c.wait_seconds, l.callee, l.callee_kind, l.did_name
        FROM call c LEFT JOIN leg l ON l.call = c.id AND l.leg = 1
        WHERE \(literal: context.period.condition(on: "c")) AND c.direction = 'inbound'
            AND \(literal: context.request.filter.callCondition)
        ORDER BY c.started_at
        """
    }

    private func add(_ row: RowPass, to tally: inout Tally) {
        let wait: Int64? = row[4]
        tally.calls.add(
            calls: 1,
            outcome: row[1],
            missed: row[2],
            talkSeconds: row[3],
            waitCalls: wait == nil ? 0 : 1,
            waitSeconds: wait ?? 0
        )
        // Calls come oldest first, so that the newest name stays.
        tally.name = row[7] ?? tally.name
        if let callee: String = row[5] {
            tally.destinations[Destination(callee: callee, kind: row[6]), default: 0] += 1
        }
    }

    private func cells(of tally: Tally) -> [Cell] {
        let calls = tally.calls
        let first = tally.destinations.max { ($0.value, $1.key.callee) < ($1.value, $0.key.callee) }
        let told = tally.destinations.values.reduce(0, +)
        return [
            .optional(tally.name), .integer(calls.calls), .integer(calls.answered), .integer(calls.missed),
            .share(calls.answered, of: calls.calls - calls.live),
            .mean(calls.answeredWaitSeconds, of: calls.answeredWaitCalls), .integer(calls.talkSeconds),
            .optional(first?.key.callee), .optional(first?.key.kind), first.map { .share($0.value, of: told) } ?? .null,
        ]
    }
}
