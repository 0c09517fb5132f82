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
        var visits = try GroupVisits(in: context)
        var before: [QueueTally]?
        if options.comparison != nil {
            // First, because the newest name of a queue is the one that counts.
            before = try context.comparisonPeriod().map { try self.tallies(of: &visits, during: $0, options) } ?? []
        }
        let tallies = try self.tallies(of: &visits, during: context.period, options)
        let figures = QueueFigures(options)
        let keys = visits.groups.keys
        let hasSeveralPBXs = keys.hasSeveralPBXs
        context.writer.totalRows = keys.count + (keys.count > 1 ? 1 : 0)
        var (total, totalBefore) = (QueueTally(options), QueueTally(options))
        for place in keys.indices.sorted(by: { keys[$0] < keys[$1] }) {
            let tally = tallies[place]
            let other = before.map { place < $0.count ? $0[place] : QueueTally(options) }
            total += tally
            if let other { totalBefore += other }
            let label = keys[place].label(amongSeveralPBXs: hasSeveralPBXs)
            let head: [Cell] = [.text(label), .optional(visits.groups.names[place])]
            _ = try context.writer.append(head + figures.cells(tally) + change(from: other, to: tally, options))
        }
        if keys.count > 1 {
            let other = before == nil ? nil : totalBefore
            let cells = figures.cells(total) + change(from: other, to: total, options)
            _ = try context.writer.append([.text("total"), .null] + cells)
        }
        try figures.note(isEmpty: keys.isEmpty, in: context)
    }

    /// Those of all queues seen so far, by their places.
    private func tallies(
        of visits: inout GroupVisits,
        during period: ReportPeriod,
        _ options: ReportOptions
    ) throws -> [QueueTally] {
        var tallies = visits.groups.keys.map { _ in QueueTally(options) }
        try visits.visit(during: period) { visit in
            if visit.group == tallies.count { tallies.append(QueueTally(options)) }
            tallies[visit.group].add(visit)
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
