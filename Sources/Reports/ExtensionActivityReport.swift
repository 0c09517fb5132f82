import GRDB

/// What each extension did in each stretch of time: the figures of ``ExtensionsReport`` by hour, day, weekday, week or month.
struct ExtensionActivityReport: Report {
    let name = "extension-activity"
    let abstract = "Each extension by hour, day, weekday, week or month (--group-by), as in extensions"
    let lens = Lens.leg
    let parameters = ReportParameter.callFilters.union([.period, .limit, .groupBy])

    let columns: [Column] = Self.layout(.weekday)

    func columns(for request: ReportRequest) -> [Column] {
        Self.layout(request.options.bucket ?? .day)
    }

    func charts(for request: ReportRequest) -> [Chart] {
        guard request.filter.extension != nil else { return [] }
        return [
            .trend(
                "Legs of the extension",
                x: (request.options.bucket ?? .day).rawValue,
                series: ["answered", "missed"]
            )
        ]
    }

    private static func layout(_ bucket: TimeBucket) -> [Column] {
        [
            Column(bucket.rawValue, bucket.rawValue, .localTime), Column("extension", "extension", .party),
            Column("extension_name", "name", rank: 3),
        ]
            + (bucket == .weekday ? [Column("days", "days", .count, metric: "weekday_occurrences", rank: 1)] : [])
            + ExtensionsReport.figures
    }

    func run(in context: ReportContext) throws {
        let bucket = context.request.options.bucket ?? .day
        let ringings = try RingingKnowledge(in: context.database)
        var lines = ActivityLines(bucket, knowsOffers: ringings.exists, in: context)
        var clock = LocalClock(zone: context.period.zone)
        try ExtensionFacts(context: context).visit { key, moment, fact in
            guard let time = clock.time(moment.startedAt, offset: moment.utcOffset) else { return }
            let stretch = bucket.key(of: time, offset: time.seconds - moment.startedAt)
            try lines.add(fact, of: key, in: stretch, at: time)
        }
        try lines.finish()
        context.writer.note("An extension has rows for the times in which it had a leg or rang, and for no others.")
        ringings.note(in: context)
    }
}

/// Rows by stretch of time; a stretch is written and forgotten when nothing can come for it any more.
private struct ActivityLines {
    /// Facts come in the order of their instants; local times of several PBXs are up to 26 hours apart.
    private static let clockSpread: Int64 = 30 * 3600

    private let bucket: TimeBucket
    private let knowsOffers: Bool
    private let context: ReportContext
    private let hasSeveralPBXs: Bool
    private let occurrences: [Int64]
    private var open: [TimeBucket.Key: [PartyKey: ExtensionTally]] = [:]
    private var total = 0

    init(_ bucket: TimeBucket, knowsOffers: Bool, in context: ReportContext) {
        self.bucket = bucket
        self.knowsOffers = knowsOffers
        self.context = context
        let count = try? Int.fetchOne(context.database, sql: "SELECT count(*) FROM pbx")
        hasSeveralPBXs = context.request.filter.pbx.count != 1 && count ?? 1 > 1
        occurrences = TimeBucket.occurrences(
            in: context.period,
            until: context.now,
            counting: context.request.filter.calendar
        )
    }

    mutating func add(
        _ fact: ExtensionFacts.Fact,
        of key: PartyKey,
        in stretch: TimeBucket.Key,
        at time: CivilTime
    ) throws {
        if open[stretch] == nil { try flush(before: time) }
        open[stretch, default: [:]][key, default: ExtensionTally()].add(fact)
    }

    mutating func finish() throws {
        try write(open.keys.sorted())
        context.writer.totalRows = total
    }

    private mutating func flush(before time: CivilTime) throws {
        guard bucket != .weekday else { return }
        let end = time.seconds - Self.clockSpread - bucket.longestSeconds
        try write(open.keys.filter { $0.start <= end }.sorted())
    }

    private mutating func write(_ stretches: [TimeBucket.Key]) throws {
        for (stretch, label) in zip(stretches, bucket.labels(of: stretches)) {
            let tallies = open.removeValue(forKey: stretch) ?? [:]
            let days: [Cell] = bucket == .weekday ? [.integer(occurrences[Int(stretch.start / 86_400)])] : []
            for (key, tally) in tallies.sorted(by: { $0.key < $1.key }) {
                total += 1
                let party = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
                _ = try context.writer.append(
                    [.text(label), party, .optional(tally.name)] + days + tally.cells(knowsOffers: knowsOffers)
                )
            }
        }
    }
}

extension TimeBucket {
    /// No stretch is longer.
    fileprivate var longestSeconds: Int64 {
        switch self {
        case .hour: 3600
        case .day, .weekday: 86_400
        case .week: 7 * 86_400
        case .month: 31 * 86_400
        }
    }
}
