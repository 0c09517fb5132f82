/// What the queues were offered and how they did, by stretches of time.
struct QueueActivityReport: Report {
    let name = "queue-activity"
    let abstract = "Queues by hour, day, weekday, week or month: offered, answered, abandoned, service level, waits"
    let lens = Lens.visit
    let parameters = QueueFigures.parameters.union([.groupBy])

    let columns =
        [
            Column("bucket", "time"),
            Column("occurrences", "days", .count, metric: "bucket_occurrences", rank: 19),
            Column("mean_offered", "offered a day", .decimal, metric: "queue_offered_mean", rank: 18),
        ]
        + QueueFigures.columns

    let charts = [
        Chart.trend("Calls offered to queues", x: "bucket", series: ["offered", "answered", "abandoned"])
    ]

    func run(in context: ReportContext) throws {
        let bucket = context.request.options.bucket ?? .day
        let visits = try GroupVisits(in: context)
        var tallies: [TimeBucket.Key: QueueTally] = [:]
        var clock = LocalClock(zone: context.period.zone)
        while let visit = try visits.next() {
            let time = clock.time(visit.enteredAt, offset: visit.utcOffset) ?? CivilTime(seconds: visit.enteredAt)
            let key = bucket.key(of: time, offset: time.seconds - visit.enteredAt)
            tallies[key, default: QueueTally(context.request.options)].add(visit)
        }
        let figures = QueueFigures(context.request.options)
        guard !tallies.isEmpty else { return try figures.note(isEmpty: true, in: context) }
        let keys = keys(bucket, tallies: tallies, in: context)
        let occurrences = TimeBucket.occurrences(in: context.period, until: context.now)
        for (key, label) in zip(keys, bucket.labels(of: keys)) {
            let tally = tallies[key] ?? QueueTally(context.request.options)
            let days = bucket == .weekday ? occurrences[Int(key.start / 86_400)] : nil
            let cells: [Cell] = [
                .text(label), .optional(days), days.map { .share(tally.offered, of: $0) } ?? .null,
            ]
            guard try context.writer.append(cells + figures.cells(tally)) else { break }
        }
        context.writer.totalRows = keys.count
        try figures.note(isEmpty: false, in: context)
    }

    /// The stretches of the period; of hours on clocks that only the visits tell, those with visits.
    private func keys(
        _ bucket: TimeBucket,
        tallies: [TimeBucket.Key: QueueTally],
        in context: ReportContext
    ) -> [TimeBucket.Key] {
        guard bucket != .hour || context.period.zone != nil else { return tallies.keys.sorted() }
        let all = bucket.keys(of: context.period, until: context.now, zone: context.period.zone)
        return Set(all).union(tallies.keys).sorted()
    }
}
