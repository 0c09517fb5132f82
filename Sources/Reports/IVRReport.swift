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

    private struct Next: Hashable {
        let kind: String
        let number: String?

        static let hungUp = "hung_up"
    }

    private struct Sum {
        var name: String?
        var calls: Int64 = 0
        var answered: Int64 = 0
        var seconds: Int64 = 0
        var secondsCount: Int64 = 0
    }

    private struct Menu {
        var name: String?
        var entries: Int64 = 0
        var sums: [Next: Sum] = [:]
    }

    func run(in context: ReportContext) throws {
        let menus = try menus(in: context)
        let hasSeveralPBXs = menus.keys.hasSeveralPBXs
        context.writer.totalRows = menus.values.reduce(0) { $0 + $1.sums.count }
        for (key, menu) in menus.sorted(by: { $0.key < $1.key }) {
            let label = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
            for (next, sum) in menu.sums.sorted(by: { Self.isBefore($0, $1) }) {
                let cells: [Cell] = [
                    label, .optional(menu.name), .integer(menu.entries), .text(next.kind), .optional(next.number),
                    .optional(sum.name), .integer(sum.calls), .share(sum.calls, of: menu.entries),
                    .share(sum.answered, of: sum.calls), .mean(sum.seconds, of: sum.secondsCount),
                ]
                guard try context.writer.append(cells) else { break }
            }
        }
        if menus.isEmpty {
            context.writer.note(
                "No call record names an IVR: the PBX marks one by its name, such as IVR Welcome<6200>."
            )
        }
        context.writer.note(
            "The PBX's events and call records do not tell which keys callers pressed; where they went next is what is left "
                + "of it. hung_up: the IVR was the call's last stage."
        )
    }

    /// The stage after the IVR is the next one of the same call; outside numbers are summed up.
    static func query(_ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        """
        SELECT c.pbx, l.callee, l.callee_name, l.duration_seconds, coalesce(c.outcome = 'answered', c.answered_by IS NOT NULL),
            n.id IS NULL AND c.state = 'ended', coalesce(n.callee_kind, iif(n.id IS NULL, 'still_live', 'other')), CASE WHEN n.callee_kind <> 'external' THEN n.callee END,
            CASE WHEN n.callee_kind <> 'external' THEN n.callee_name END
        FROM leg l CROSS JOIN call c ON c.id = l.call
        LEFT JOIN leg n ON n.call = l.call
            AND n.leg = (SELECT min(x.leg) FROM leg x WHERE x.call = l.call AND x.leg > l.leg)
        WHERE \(literal: period.condition(on: "l")) AND l.leg > 0 AND l.callee_kind = 'ivr'
            AND l.callee IS NOT NULL AND \(literal: filter.callCondition)
        ORDER BY l.started_at
        """
    }

    private func menus(in context: ReportContext) throws -> [PartyKey: Menu] {
        let query = Self.query(context.period, context.request.filter)
        let rows = try RowPass(context.database, query)
        let names = try PBXRecord.names(in: context.database)
        var menus: [PartyKey: Menu] = [:]
        while let row = try rows.next() {
            let hasHungUp: Bool = row[5]
            let next = hasHungUp ? Next(kind: Next.hungUp, number: nil) : Next(kind: row[6], number: row[7])
            Self.add(row, next, to: &menus[PartyKey(pbx: names[row[0]] ?? "", number: row[1]), default: Menu()])
        }
        return menus
    }

    private static func add(_ row: RowPass, _ next: Next, to menu: inout Menu) {
        menu.name = row[2] ?? menu.name
        menu.entries += 1
        var sum = menu.sums[next] ?? Sum()
        sum.name = row[8] ?? sum.name
        sum.calls += 1
        if row[4] as Bool { sum.answered += 1 }
        if let seconds: Int64 = row[3] {
            sum.seconds += seconds
            sum.secondsCount += 1
        }
        menu.sums[next] = sum
    }

    /// Where most went comes first, hanging up last.
    private static func isBefore(_ left: (key: Next, value: Sum), _ right: (key: Next, value: Sum)) -> Bool {
        let (leftIsEnd, rightIsEnd) = (left.key.kind == Next.hungUp, right.key.kind == Next.hungUp)
        if leftIsEnd != rightIsEnd { return rightIsEnd }
        if left.value.calls != right.value.calls { return left.value.calls > right.value.calls }
        return (left.key.kind, left.key.number ?? "") < (right.key.kind, right.key.number ?? "")
    }
}
