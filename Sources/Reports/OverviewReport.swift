/// The few figures that a period is first asked for, beside those of the period compared with: part of the dashboard.
struct OverviewReport: Report {
    let name = "overview"
    let abstract = "The period's figures beside those of the period before"
    let lens = Lens.call
    let layout = ReportLayout.transposed
    let parameters = ReportParameter.callFilters.union([.period, .compare, .missed, .shortAbandon])

    let columns = [
        Column("period", "period"),
        Column("calls", "calls", .count, metric: "calls"),
        Column("inbound", "inbound", .count, metric: "calls"),
        Column("outbound", "outbound", .count, metric: "calls"),
        Column("inbound_answer_rate", "inbound answer rate", .ratio, metric: "answer_rate"),
        Column("missed", "missed", .count, metric: "missed_calls"),
        Column("abandoned", "abandoned", .count, metric: "abandoned_calls"),
        Column("mean_wait_seconds", "mean wait, inbound", .seconds, metric: "asa"),
        Column("mean_talk_seconds", "mean talk", .seconds, metric: "mean_talk_time"),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time"),
    ]

    var charts: [Chart] { [.figures("Figures", columns.dropFirst().map(\.name))] }

    func run(in context: ReportContext) throws {
        let current = try CallTallies(of: context.period, for: context.request, in: context.database)
        _ = try context.writer.append(row("this period", current))
        if let period = try context.comparisonPeriod() {
            let before = try CallTallies(of: period, for: context.request, in: context.database)
            let isYear = context.request.options.comparison == .sameLastYear
            _ = try context.writer.append(row(isYear ? "a year before" : "period before", before))
        }
        try CallsWithoutStart.note(in: context)
    }

    private func row(_ label: String, _ tallies: CallTallies) -> [Cell] {
        let sums = tallies.byDirection
        let total = tallies.total
        let inbound = sums["inbound"] ?? CallTally()
        return [
            .text(label), .integer(total.calls), .integer(inbound.calls), .integer(sums["outbound"]?.calls ?? 0),
            .share(inbound.answered, of: inbound.calls - inbound.live), .integer(total.missed),
            .integer(total.abandoned),
            .mean(inbound.answeredWaitSeconds, of: inbound.answeredWaitCalls),
            .mean(total.talkSeconds, of: total.answered),
            .integer(total.talkSeconds),
        ]
    }
}
