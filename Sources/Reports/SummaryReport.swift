/// Calls by direction and outcome, compared with the period before.
struct SummaryReport: Report {
    let name = "summary"
    let abstract = "Calls by direction and outcome, and the change from the period before"
    let lens = Lens.call
    let layout = ReportLayout.transposed
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("direction", "direction"),
        Column("calls", "calls", .count, metric: "calls"),
        Column("answered", "answered", .count, metric: "answered_calls"),
        Column("voicemail", "voicemail", .count, metric: "outcome"),
        Column("abandoned", "abandoned", .count, metric: "abandoned_calls"),
        Column("no_answer", "no answer", .count, metric: "outcome"),
        Column("busy", "busy", .count, metric: "outcome"),
        Column("failed", "failed", .count, metric: "outcome"),
        Column("live", "still live", .count, metric: "live_calls"),
        Column("missed", "missed", .count, metric: "missed_calls"),
        Column("answer_rate", "answer rate", .ratio, metric: "answer_rate"),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time"),
        Column("mean_talk_seconds", "mean talk", .seconds, metric: "mean_talk_time"),
        Column("mean_wait_seconds", "mean wait", .seconds, metric: "asa"),
        Column("previous_calls", "calls before", .count, metric: "calls"),
        Column("change", "change", .change, metric: "change"),
    ]

    func run(in context: ReportContext) throws {
        let filter = context.request.filter
        let current = try CallTallies(of: context.period, filter: filter, in: context.database).byDirection
        var before: [String: CallTally]?
        if context.request.range.from != nil, let previous = context.period.previous(now: context.now) {
            before = try CallTallies(of: previous, filter: filter, in: context.database).byDirection
            context.writer.note("The period before is \(previous.rangeText).")
        }
        for direction in ["inbound", "outbound", "internal", ""] {
            let tally = current[direction]
            if direction.isEmpty, tally == nil, before?[direction] == nil { continue }
            let cells = row(
                direction.isEmpty ? "unknown" : direction,
                tally ?? CallTally(),
                before: before.map { $0[direction]?.calls ?? 0 }
            )
            guard try context.writer.append(cells) else { break }
        }
        let total = current.values.reduce(CallTally(), +)
        let totalBefore = before.map { $0.values.reduce(0) { $0 + $1.calls } }
        _ = try context.writer.append(row("total", total, before: totalBefore))
        try CallsWithoutStart.note(in: context)
    }

    private func row(_ direction: String, _ tally: CallTally, before: Int64?) -> [Cell] {
        [
            .text(direction), .integer(tally.calls), .integer(tally.answered), .integer(tally.voicemail),
            .integer(tally.abandoned), .integer(tally.noAnswer), .integer(tally.busy), .integer(tally.failed),
            .integer(tally.live), .integer(tally.missed),
            .share(tally.answered, of: tally.calls - tally.live), .integer(tally.talkSeconds),
            .mean(tally.talkSeconds, of: tally.answered), .mean(tally.answeredWaitSeconds, of: tally.answeredWaitCalls),
            .optional(before), before.map { .share(tally.calls - $0, of: $0) } ?? .null,
        ]
    }
}
