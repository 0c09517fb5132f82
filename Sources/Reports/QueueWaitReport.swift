/// How long callers waited in queues: answered and abandoned calls by length of wait.
struct QueueWaitReport: Report {
    let name = "queue-wait"
    let abstract = "Waits in queues: answered and abandoned calls side by side by length of wait"
    let lens = Lens.visit
    let parameters = ReportParameter.callFilters.union([.period, .limit, .abandon])

    let columns = [
        Column("wait", "wait"),
        Column("above_seconds", "above", .seconds, for: .machines),
        Column("up_to_seconds", "up to", .seconds, for: .machines),
        Column("answered", "answered", .count, metric: "wait_distribution"),
        Column("answered_share", "of answered", .ratio, metric: "wait_distribution", rank: 1),
        Column("abandoned", "abandoned", .count, metric: "wait_distribution"),
        Column("abandoned_share", "of abandoned", .ratio, metric: "wait_distribution", rank: 2),
        Column("answered_within", "answered so far", .ratio, metric: "queue_answered_within", rank: 3),
        Column("mean_wait_seconds", "mean wait of all", .seconds, metric: "queue_wait", for: .machines),
        Column("mean_answered_wait_seconds", "mean wait of answered", .seconds, metric: "queue_asa", for: .machines),
    ]

    let charts = [Chart.histogram("Calls by wait in the queue", label: "wait", series: ["answered", "abandoned"])]

    /// Upper limits of the bands in seconds; the last band has none.
    static let limits: [Int64] = [10, 20, 30, 60, 120, 300]

    func run(in context: ReportContext) throws {
        var visits = try GroupVisits(namingThem: false, in: context)
        var tally = QueueTally(context.request.options)
        try visits.visit(during: context.period) { tally.add($0) }
        let figures = QueueFigures(context.request.options)
        guard tally.offered > 0 else { return try figures.note(isEmpty: true, in: context) }
        context.writer.totalRows = Self.limits.count + 1
        let all = tally.allWaits
        var low: Int64?
        var answeredSoFar: Int64 = 0
        for high in Self.limits.map(Optional.some) + [nil] {
            let answered = tally.answeredWaits.count(above: low, upTo: high)
            let abandoned = tally.abandonedWaits.count(above: low, upTo: high)
            answeredSoFar += answered
            let cells: [Cell] = [
                .text(Self.label(above: low, upTo: high)), .optional(low), .optional(high), .integer(answered),
                .share(answered, of: tally.answeredWaits.count), .integer(abandoned),
                .share(abandoned, of: tally.abandonedWaits.count), .share(answeredSoFar, of: tally.offered), all.mean,
                tally.answeredWaits.mean,
            ]
            guard try context.writer.append(cells) else { break }
            low = high
        }
        note(tally, all, in: context)
    }

    /// `0–10 s`, `10–20 s`, …, `>300 s`.
    static func label(above low: Int64?, upTo high: Int64?) -> String {
        high.map { "\(low ?? 0)–\($0) s" } ?? ">\(low ?? 0) s"
    }

    private func note(_ tally: QueueTally, _ all: WaitTally, in context: ReportContext) {
        let mean = { (waits: WaitTally) in
            waits.count == 0 ? "–" : DurationText.clock((waits.seconds + waits.count / 2) / waits.count)
        }
        context.writer.note(
            "Mean wait: \(mean(all)) of all \(all.count), \(mean(tally.answeredWaits)) of the "
                + "\(tally.answeredWaits.count) answered, \(mean(tally.abandonedWaits)) of the "
                + "\(tally.abandonedWaits.count) abandoned; from the entry into the queue."
        )
        let unknown = tally.offered - all.count
        if unknown > 0 {
            context.writer.note(
                "\(unknown) of \(tally.offered) visits are in no line: answered elsewhere, or of unknown wait."
            )
        }
    }
}
