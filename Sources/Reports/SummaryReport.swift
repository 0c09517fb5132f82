/// Calls by direction and outcome, or by stretch of time, compared with another period.
struct SummaryReport: Report {
    let name = "summary"
    let abstract = "Calls by direction and outcome, and the change from the period before"
    let lens = Lens.call
    let layout = ReportLayout.transposed
    let parameters = ReportParameter.callFilters.union([
        .period, .limit, .groupBy, .compare, .missed, .shortAbandon,
    ])

    let columns =
        [Column("direction", "direction")] + Self.figures

    private static let figures = [
        Column("calls", "calls", .count, metric: "calls"),
        Column("answered", "answered", .count, metric: "answered_calls"),
        Column("voicemail", "voicemail", .count, metric: "outcome", rank: 10),
        Column("abandoned", "abandoned", .count, metric: "abandoned_calls", rank: 7),
        Column("no_answer", "no answer", .count, metric: "outcome", rank: 8),
        Column("busy", "busy", .count, metric: "outcome", rank: 9),
        Column("failed", "failed", .count, metric: "outcome", rank: 11),
        Column("live", "still live", .count, metric: "live_calls", rank: 12),
        Column("missed", "missed", .count, metric: "missed_calls"),
        Column("answer_rate", "answer rate", .ratio, metric: "answer_rate", rank: 2),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time", rank: 4),
        Column("mean_talk_seconds", "mean talk", .seconds, metric: "mean_talk_time", rank: 6),
        Column("mean_wait_seconds", "mean wait", .seconds, metric: "asa", rank: 3),
        Column("previous_calls", "calls before", .count, metric: "calls", rank: 5),
        Column("change", "change", .change, metric: "change", rank: 1),
    ]

    private static let weekdayFigures = [
        Column("days", "days", .count, metric: "weekday_occurrences"),
        Column("calls_per_day", "calls a day", .decimal, metric: "calls_per_day"),
    ]

    func columns(for request: ReportRequest) -> [Column] {
        guard let bucket = request.options.bucket else { return columns }
        return [Column(bucket.rawValue)] + (bucket == .weekday ? Self.weekdayFigures : []) + Self.figures
    }

    func layout(for request: ReportRequest) -> ReportLayout { request.options.bucket == nil ? .transposed : .rows }

    func charts(for request: ReportRequest) -> [Chart] {
        guard let bucket = request.options.bucket else { return [] }
        guard bucket != .weekday else {
            return [.histogram("Calls a day by weekday", label: "weekday", series: ["calls_per_day"])]
        }
        let before = request.range.from == nil ? [] : ["previous_calls"]
        return [.trend("Calls by \(bucket.rawValue)", x: bucket.rawValue, series: ["calls", "missed"] + before)]
    }

    func run(in context: ReportContext) throws {
        let previous = try context.comparisonPeriod()
        let bucket = context.request.options.bucket
        let current = try CallTallies(of: context.period, by: bucket, for: context.request, in: context.database)
        let before = try previous.map {
            try CallTallies(of: $0, by: bucket, for: context.request, in: context.database)
        }
        if let bucket {
            try printBuckets(bucket, current, before, previous, in: context)
        } else {
            try printDirections(current, before, in: context)
        }
        try CallsWithoutStart.note(in: context)
    }

    private func printDirections(_ current: CallTallies, _ before: CallTallies?, in context: ReportContext) throws {
        let sums = current.byDirection
        let sumsBefore = before?.byDirection
        let hasUnknown = sums[""] != nil || sumsBefore?[""] != nil
        let directions = ["inbound", "outbound", "internal"] + (hasUnknown ? [""] : [])
        context.writer.totalRows = directions.count + 1
        for direction in directions {
            let tally = sums[direction] ?? CallTally()
            let cells = figures(tally, before: sumsBefore.map { $0[direction]?.calls ?? 0 })
            guard try context.writer.append([.text(direction.isEmpty ? "unknown" : direction)] + cells) else { break }
        }
        _ = try context.writer.append([.text("total")] + figures(current.total, before: before?.total.calls))
    }

    private func printBuckets(
        _ bucket: TimeBucket,
        _ current: CallTallies,
        _ before: CallTallies?,
        _ previous: ReportPeriod?,
        in context: ReportContext
    ) throws {
        let sums = current.byBucket
        let sumsBefore = before?.byBucket
        let keys = try context.keys(of: bucket, in: context.period, seen: sums.keys)
        let keysBefore = try previous.map { try context.keys(of: bucket, in: $0, seen: (sumsBefore ?? [:]).keys) }
        let days = TimeBucket.occurrences(
            in: context.period,
            until: context.now,
            counting: context.request.filter.calendar
        )
        context.writer.totalRows = keys.count
        for (index, (key, label)) in zip(keys, bucket.labels(of: keys)).enumerated() {
            let tally = sums[key] ?? CallTally()
            // The first stretch compares with the first, the second with the second; a weekday with itself.
            let other = bucket == .weekday ? key : keysBefore.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            let cells = figures(tally, before: other.flatMap { other in sumsBefore.map { $0[other]?.calls ?? 0 } })
            var extra: [Cell] = []
            if bucket == .weekday {
                let count = days[Int(key.start / 86_400)]
                extra = [.integer(count), .share(tally.calls, of: count)]
            }
            guard try context.writer.append([.text(label)] + extra + cells) else { break }
        }
    }

    private func figures(_ tally: CallTally, before: Int64?) -> [Cell] {
        [
            .integer(tally.calls), .integer(tally.answered), .integer(tally.voicemail),
            .integer(tally.abandoned), .integer(tally.noAnswer), .integer(tally.busy), .integer(tally.failed),
            .integer(tally.live), .integer(tally.missed),
            .share(tally.answered, of: tally.calls - tally.live), .integer(tally.talkSeconds),
            .mean(tally.talkSeconds, of: tally.answered), .mean(tally.answeredWaitSeconds, of: tally.answeredWaitCalls),
            .optional(before), before.map { .share(tally.calls - $0, of: $0) } ?? .null,
        ]
    }
}
