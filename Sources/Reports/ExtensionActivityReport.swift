import CallColumns
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
        let facts = try ExtensionFacts(in: context)
        var lines = ActivityLines(bucket, of: facts, knowsOffers: ringings.exists, in: context)
        try facts.visit { block, list, since in
            try lines.flush(before: since)
            for fact in list { lines.add(fact, in: block) }
        }
        try lines.finish()
        context.writer.note("An extension has rows for the times in which it had a leg or rang, and for no others.")
        ringings.note(in: context)
    }
}

/// Rows by stretch of time; a stretch is written and forgotten when nothing can come for it any more.
private struct ActivityLines {
    /// Facts come in the order of their calls' instants; local times of several PBXs are up to 26 hours apart.
    private static let clockSpread: Int64 = 30 * 3600

    private let bucket: TimeBucket
    private let facts: ExtensionFacts
    private let knowsOffers: Bool
    private let context: ReportContext
    private let hasSeveralPBXs: Bool
    private let occurrences: [Int64]
    private var clock: LocalClock
    private var open: [TimeBucket.Key: ExtensionTallies] = [:]
    /// The stretch of the last fact, and the quarter of an hour in which all have the same.
    private var current: ExtensionTallies?
    private var quarter: (local: Int64, offset: Int64) = (.min, 0)
    private var flushedAt = Int64.min
    private var places: [Int] = []
    private var total = 0

    init(_ bucket: TimeBucket, of facts: ExtensionFacts, knowsOffers: Bool, in context: ReportContext) {
        self.bucket = bucket
        self.facts = facts
        self.knowsOffers = knowsOffers
        self.context = context
        clock = LocalClock(zone: context.period.zone)
        let count = try? Int.fetchOne(context.database, sql: "SELECT count(*) FROM pbx")
        hasSeveralPBXs = context.request.filter.pbx.count != 1 && count ?? 1 > 1
        occurrences = TimeBucket.occurrences(
            in: context.period,
            until: context.now,
            counting: context.request.filter.calendar
        )
    }

    mutating func add(_ fact: ExtensionFacts.Fact, in block: CallBlock) {
        guard let time = clock.time(fact.startedAt, offset: fact.utcOffset) else { return }
        let now = (local: time.seconds / 900, offset: time.seconds - fact.startedAt)
        if now != quarter {
            quarter = now
            let key = bucket.key(of: time, offset: now.offset)
            current = open[key] ?? ExtensionTallies()
            open[key] = current
        }
        current?.add(fact, in: block)
    }

    mutating func finish() throws {
        try write(open.keys.sorted())
        context.writer.totalRows = total
    }

    /// Writes the stretches that are over for all that begins at an instant or later.
    mutating func flush(before instant: Int64) throws {
        guard bucket != .weekday, instant - 3600 >= flushedAt else { return }
        flushedAt = instant
        quarter = (.min, 0)
        let end = instant - Self.clockSpread - bucket.longestSeconds
        try write(open.keys.filter { $0.start <= end }.sorted())
    }

    private mutating func write(_ stretches: [TimeBucket.Key]) throws {
        guard !stretches.isEmpty else { return }
        if places.count < facts.parties.keys.count { places = facts.sortedPlaces }
        for (stretch, label) in zip(stretches, bucket.labels(of: stretches)) {
            guard let tallies = open.removeValue(forKey: stretch) else { continue }
            let days: [Cell] = bucket == .weekday ? [.integer(occurrences[Int(stretch.start / 86_400)])] : []
            for place in places {
                guard let tally = tallies[place] else { continue }
                total += 1
                let party = Cell.text(facts.parties.keys[place].label(amongSeveralPBXs: hasSeveralPBXs))
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
