/// What each queue was offered, what became of it, how long callers waited, and the service level.
struct QueuesReport: Report {
    let name = "queues"
    let abstract = "Each queue: offered, answered, abandoned, service level, waits, handling time"
    let lens = Lens.visit
    let parameters = QueueFigures.parameters

    let columns =
        [
            Column("queue", "queue", .party),
            Column("queue_name", "name", rank: 6),
        ] + QueueFigures.columns

    func run(in context: ReportContext) throws {
        let visits = try GroupVisits(in: context)
        var tallies: [PartyKey: QueueTally] = [:]
        while let visit = try visits.next() {
            tallies[visit.key, default: QueueTally(context.request.options)].add(visit)
        }
        let figures = QueueFigures(context.request.options)
        let keys = tallies.keys.sorted()
        let hasSeveralPBXs = keys.hasSeveralPBXs
        context.writer.totalRows = keys.count + (keys.count > 1 ? 1 : 0)
        var total = QueueTally(context.request.options)
        for key in keys {
            guard let tally = tallies[key] else { continue }
            total += tally
            let label = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
            _ = try context.writer.append([label, .optional(tally.name)] + figures.cells(tally))
        }
        if keys.count > 1 { _ = try context.writer.append([.text("total"), .null] + figures.cells(total)) }
        try figures.note(isEmpty: keys.isEmpty, in: context)
    }
}
