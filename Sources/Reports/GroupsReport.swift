import GRDB

/// What groups of extensions did: the figures of ``ExtensionsReport``, added up by the configuration's groups.
struct GroupsReport: Report {
    let name = "groups"
    let abstract = "Groups of extensions from the configuration file: legs, talk, ringings, as in extensions"
    let lens = Lens.leg
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns =
        [
            Column("group_name", "group"),
            Column("extensions", "extensions", .count, metric: "group_size", rank: 1),
            Column("active_extensions", "active", .count, metric: "active_extensions", rank: 1),
        ] + ExtensionsReport.figures

    let charts = [Chart.top("Legs by group", label: "group_name", value: "legs")]

    func run(in context: ReportContext) throws {
        let groups = context.request.groups
        guard !groups.isEmpty else {
            context.writer.note("There are no groups: put groups: {sales: [1001, 1002]} into the configuration file.")
            return
        }
        // A group names numbers, whatever their PBX.
        var tallies: [String: ExtensionTally] = [:]
        for (key, tally) in try ExtensionFacts(in: context).sums() {
            tallies[key.number, default: ExtensionTally()] += tally
        }
        let ringings = try RingingKnowledge(in: context.database)
        func write(_ name: Cell, size: Cell, _ members: Set<String>) throws {
            let active = members.compactMap { tallies[$0] }
            let sum = active.reduce(into: ExtensionTally(), +=)
            _ = try context.writer.append(
                [name, size, .integer(Int64(active.count))] + sum.cells(knowsOffers: ringings.exists)
            )
        }
        for (group, members) in groups.sorted(by: { $0.key < $1.key }) {
            try write(.text(group), size: .integer(Int64(Set(members).count)), Set(members))
        }
        let grouped = Set(groups.values.joined())
        let others = Set(tallies.keys).subtracting(grouped)
        context.writer.totalRows = groups.count + (others.isEmpty ? 0 : 1)
        if !others.isEmpty {
            try write(.null, size: .null, others)
            context.writer.note("The row without a name has the extensions that are in no group.")
        }
        let isShared = groups.values.reduce(0) { $0 + Set($1).count } > grouped.count
        if isShared { context.writer.note("Extensions of several groups count in each of them.") }
        ringings.note(in: context)
    }
}
