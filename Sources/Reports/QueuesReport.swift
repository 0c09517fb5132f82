/// What each queue was offered, what became of it, how long callers waited, and the service level.
struct QueuesReport: Report {
    let name = "queues"
    let abstract = "Each queue: offered, answered, abandoned, service level, waits, handling time"
    let lens = Lens.visit
    let parameters = QueueFigures.parameters.union([.compare])

    let columns =
        [
            Column("queue", "queue", .party),
            Column("queue_name", "name", rank: 6),
        ] + QueueFigures.columns

    private static let previousFigures = [
        Column("previous_offered", "offered before", .count, metric: "queue_offered"),
        Column("change", "change", .change, metric: "queue_change"),
        Column("previous_service_level", "service level before", .ratio, metric: "service_level"),
    ]

    func columns(for request: ReportRequest) -> [Column] {
        columns + (request.options.comparison == nil ? [] : Self.previousFigures)
    }

    func run(in context: ReportContext) throws {
        let options = context.request.options
        let tallies = try tallies(during: context.period, in: context)
        var before: [PartyKey: QueueTally]?
        if options.comparison != nil {
            before = try context.comparisonPeriod().map { try self.tallies(during: $0, in: context) } ?? [:]
        }
        let figures = QueueFigures(options)
        let keys = Set(tallies.keys).union((before ?? [:]).keys).sorted()
        let hasSeveralPBXs = keys.hasSeveralPBXs
        context.writer.totalRows = keys.count + (keys.count > 1 ? 1 : 0)
        var (total, totalBefore) = (QueueTally(options), QueueTally(options))
        for key in keys {
            let tally = tallies[key] ?? QueueTally(options)
            let other = before.map { $0[key] ?? QueueTally(options) }
            total += tally
            if let other { totalBefore += other }
            let name = tally.name ?? other?.name
            let head: [Cell] = [.text(key.label(amongSeveralPBXs: hasSeveralPBXs)), .optional(name)]
            _ = try context.writer.append(head + figures.cells(tally) + change(from: other, to: tally, options))
        }
        if keys.count > 1 {
            let other = before == nil ? nil : totalBefore
            let cells = figures.cells(total) + change(from: other, to: total, options)
            _ = try context.writer.append([.text("total"), .null] + cells)
        }
        try figures.note(isEmpty: keys.isEmpty, in: context)
    }

    private func tallies(during period: ReportPeriod, in context: ReportContext) throws -> [PartyKey: QueueTally] {
        let visits = try GroupVisits(during: period, in: context)
        var tallies: [PartyKey: QueueTally] = [:]
        while let visit = try visits.next() {
            tallies[visit.key, default: QueueTally(context.request.options)].add(visit)
        }
        return tallies
    }

    private func change(from other: QueueTally?, to tally: QueueTally, _ options: ReportOptions) -> [Cell] {
        guard let other else { return [] }
        return [
            .integer(other.offered), .share(tally.offered - other.offered, of: other.offered),
            options.serviceLevel.cell(other.level),
        ]
    }
}
