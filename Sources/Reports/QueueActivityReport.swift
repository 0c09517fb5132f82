/// What the queues were offered and how they did, by stretches of time.
struct QueueActivityReport: Report {
    let name = "queue-activity"
    let abstract = "Queues by hour, day, weekday, week or month: offered, answered, abandoned, service level, waits"
    let lens = Lens.visit
    let parameters = QueueFigures.parameters.union([.groupBy])

    let columns = [Column("day")] + QueueFigures.columns

    private static let weekdayFigures = [
        Column("days", "days", .count, metric: "weekday_occurrences"),
        Column("offered_per_day", "offered a day", .decimal, metric: "queue_offered_per_day"),
    ]

    func columns(for request: ReportRequest) -> [Column] {
        let bucket = Self.bucket(of: request)
        return [Column(bucket.rawValue)] + (bucket == .weekday ? Self.weekdayFigures : []) + QueueFigures.columns
    }

    func charts(for request: ReportRequest) -> [Chart] {
        let bucket = Self.bucket(of: request)
        guard bucket != .weekday else {
            return [.histogram("Calls offered a day by weekday", label: "weekday", series: ["offered_per_day"])]
        }
        let series = ["offered", "answered", "abandoned"]
        return [.trend("Calls in queues by \(bucket.rawValue)", x: bucket.rawValue, series: series)]
    }

    func run(in context: ReportContext) throws {
        let options = context.request.options
        let bucket = Self.bucket(of: context.request)
        let tallies = try tallies(by: bucket, in: context)
        let figures = QueueFigures(options)
        guard !tallies.isEmpty else { return try figures.note(isEmpty: true, in: context) }
        let keys = try context.keys(of: bucket, in: context.period, seen: tallies.keys)
        let days = TimeBucket.occurrences(
            in: context.period,
            until: context.now,
            counting: context.request.filter.calendar
        )
        context.writer.totalRows = keys.count
        for (key, label) in zip(keys, bucket.labels(of: keys)) {
            let tally = tallies[key] ?? QueueTally(options)
            var cells = [Cell.text(label)]
            if bucket == .weekday {
                let count = days[Int(key.start / 86_400)]
                cells += [.integer(count), .share(tally.offered, of: count)]
            }
            guard try context.writer.append(cells + figures.cells(tally)) else { break }
        }
        try figures.note(isEmpty: false, in: context)
    }

    private static func bucket(of request: ReportRequest) -> TimeBucket { request.options.bucket ?? .day }

    private func tallies(by bucket: TimeBucket, in context: ReportContext) throws -> [TimeBucket.Key: QueueTally] {
        var visits = try GroupVisits(in: context)
        var tallies: [QueueTally] = []
        var places: [TimeBucket.Key: Int] = [:]
        // Visits follow each other in time, and all of an hour are in the same stretch.
        var hour: (key: TimeBucket.Key, place: Int)?
        var clock = LocalClock(zone: context.period.zone)
        try visits.visit(during: context.period) { visit in
            // A PBX whose distance from UTC nothing tells is read as UTC, as its period is.
            let time = clock.time(visit.enteredAt, offset: visit.utcOffset ?? 0) ?? CivilTime(seconds: visit.enteredAt)
            let offset = time.seconds - visit.enteredAt
            let key = TimeBucket.Key(start: time.seconds - time.secondOfDay % 3600, offset: offset)
            if let hour, hour.key == key { return tallies[hour.place].add(visit) }
            let place = places[bucket.key(of: time, offset: offset), default: tallies.count]
            if place == tallies.count {
                tallies.append(QueueTally(context.request.options))
                places[bucket.key(of: time, offset: offset)] = place
            }
            hour = (key, place)
            tallies[place].add(visit)
        }
        return places.mapValues { tallies[$0] }
    }
}
