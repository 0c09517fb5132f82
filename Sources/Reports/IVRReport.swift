import CallColumns
import GRDB

/// How often callers entered each IVR, where they went next, and how many hung up there.
struct IVRReport: Report {
    let name = "ivr"
    let abstract = "Each IVR: entries, where callers went next, and how many hung up in it"
    let lens = Lens.leg
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("ivr", "IVR", .party),
        Column("ivr_name", "name", rank: 3),
        Column("entries", "entries", .count, metric: "ivr_entries"),
        Column("next_kind", "went to"),
        Column("next", "number", .party),
        Column("next_name", "next name", rank: 4),
        Column("calls", "calls", .count, metric: "ivr_next"),
        Column("share", "of entries", .ratio, metric: "ivr_share"),
        Column("answered", "then answered", .ratio, metric: "ivr_answered", rank: 1),
        Column("mean_seconds", "mean time in it", .seconds, metric: "ivr_time", rank: 2),
    ]

    func run(in context: ReportContext) throws {
        let exits = try exits(in: context)
        let menus = exits.menus
        let order = menus.keys.indices.sorted { menus.keys[$0] < menus.keys[$1] }
        let hasSeveralPBXs = menus.keys.hasSeveralPBXs
        context.writer.totalRows = exits.count
        for menu in order {
            let label = Cell.text(menus.keys[menu].label(amongSeveralPBXs: hasSeveralPBXs))
            let lines = exits.lines(of: menu)
            let entries = lines.reduce(0) { $0 + $1.sum.calls }
            for line in lines {
                let sum = line.sum
                let cells: [Cell] = [
                    label, .optional(exits.names[menu].text), .integer(entries), .text(line.kind),
                    .optional(line.number), .optional(sum.name.text), .integer(sum.calls),
                    .share(sum.calls, of: entries), .share(sum.answered, of: sum.calls),
                    .mean(sum.seconds, of: sum.secondsCount),
                ]
                guard try context.writer.append(cells) else { break }
            }
        }
        if order.isEmpty {
            context.writer.note(
                "No call record names an IVR: the PBX marks one by its name, such as IVR Welcome<6200>."
            )
        }
        context.writer.note(
            "The PBX's events and call records do not tell which keys callers pressed; where they went next is what is left "
                + "of it. hung_up: the IVR was the call's last stage."
        )
    }

    private static let columns: Set<CallColumn> = [
        .pbx, .isLive, .isAnswered, .legStartedAt, .legUTCOffset, .legDurationSeconds, .calleeKind, .callee,
        .calleeName,
    ]

    private func exits(in context: ReportContext) throws -> IVRExits {
        let period = context.period
        var exits = try IVRExits(in: context.database)
        try CallScan(Self.columns, in: context).visit(reaching: period.instants) { block, calls in
            exits.add(calls, in: block, during: period)
        }
        return exits
    }
}
