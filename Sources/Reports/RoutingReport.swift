import CallColumns
import GRDB

/// How long calls were on their way to a person, through how many stages, and whether they went round in circles.
struct RoutingReport: Report {
    let name = "routing"
    let abstract = "Routing by first destination: long ways to a person, calls of many legs, loops"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    /// Limits in seconds beyond which a way is long, and numbers of legs that are many.
    static let longSeconds: [Int64] = [30, 45, 60]
    static let manyLegs: [Int64] = [3, 5, 8]

    let columns =
        [
            Column("direction", "direction"),
            Column("first_kind", "first"),
            Column("first", "number", .party),
            Column("first_name", "name", rank: 9),
            Column("calls", "calls", .count, metric: "calls"),
            Column("answered", "answered", .count, metric: "answered_calls"),
            Column("mean_routing_seconds", "mean way", .seconds, metric: "routing_time"),
            Column("p90_routing_seconds", "90th", .seconds, metric: "routing_time", rank: 6),
            Column("max_routing_seconds", "longest", .seconds, metric: "routing_time", rank: 7),
        ]
        + longSeconds.map { seconds in
            Column("over_\(seconds)", "over \(seconds) s", .ratio, metric: "long_routing", rank: seconds == 30 ? 1 : 4)
        }
        + [Column("mean_legs", "mean legs", .decimal, metric: "legs_of_calls", rank: 8)]
        + manyLegs.map { legs in
            Column("legs_\(legs)_or_more", "\(legs)+ legs", .count, metric: "legs_of_calls", rank: legs == 5 ? 3 : 10)
        } + [
            Column("max_legs", "most legs", .count, metric: "legs_of_calls", rank: 5),
            Column("loops", "loops", .count, metric: "routing_loops", rank: 2),
        ]

    private struct Entry: Hashable {
        let pbx: String
        let direction: String
        let kind: String
        let number: String?
    }

    func run(in context: ReportContext) throws {
        let query = Self.query(context.period, context.request.filter)
        let rows = try RowPass(context.database, query)
        let names = try PBXRecord.names(in: context.database)
        var tallies: [Entry: RoutingTally] = [:]
        while let row = try rows.next() {
            let entry = Entry(pbx: names[row[0]] ?? "", direction: row[1], kind: row[2], number: row[3])
            tallies[entry, default: RoutingTally()].add(row)
        }
        try write(tallies, in: context)
        context.writer.note(
            "A way is the time from the call's start to the first person's answer; shares are of the answered calls whose wait "
                + "is known. A loop is a call that entered the same IVR, queue or ring group more than once."
        )
        try CallsWithoutStart.note(in: context)
    }

    /// Where a call first went; outside numbers and unknown destinations are summed up by kind.
    static func query(_ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        """
        SELECT c.pbx, coalesce(c.direction, 'unknown'), coalesce(l.callee_kind, 'unknown'),
            CASE WHEN l.callee_kind NOT IN ('external', 'other') THEN l.callee END,
            CASE WHEN l.callee_kind NOT IN ('external', 'other') THEN l.callee_name END,
            coalesce(c.outcome = 'answered', 0), c.wait_seconds, c.leg_count,
            c.leg_count > 1 AND (SELECT count(*) FROM leg x
                WHERE x.call = c.id AND x.leg > 0 AND x.callee_kind IN ('ivr', 'queue', 'ring_group')) > 1
                AND (SELECT count(*) > count(DISTINCT x.callee_kind || x.callee) FROM leg x
                WHERE x.call = c.id AND x.leg > 0 AND x.callee_kind IN ('ivr', 'queue', 'ring_group')
                    AND x.callee IS NOT NULL)
        FROM call c LEFT JOIN leg l ON l.call = c.id AND l.leg = 1
        WHERE \(literal: period.condition(on: "c")) AND \(literal: filter.callCondition)
        ORDER BY c.started_at
        """
    }

    private func write(_ tallies: [Entry: RoutingTally], in context: ReportContext) throws {
        let hasSeveralPBXs = Set(tallies.keys.map(\.pbx)).count > 1
        let ordered = tallies.sorted { Self.isBefore($0, $1) }
        context.writer.totalRows = ordered.count + (ordered.count > 1 ? 1 : 0)
        var total = RoutingTally()
        for (entry, tally) in ordered {
            total += tally
            let number = entry.number.map {
                PartyKey(pbx: entry.pbx, number: $0).label(amongSeveralPBXs: hasSeveralPBXs)
            }
            let head: [Cell] = [.text(entry.direction), .text(entry.kind), .optional(number), .optional(tally.name)]
            _ = try context.writer.append(head + tally.cells)
        }
        if ordered.count > 1 { _ = try context.writer.append([.text("total"), .null, .null, .null] + total.cells) }
    }

    /// Inbound calls first, and of each direction the most frequent destination.
    private static func isBefore(
        _ left: (key: Entry, value: RoutingTally),
        _ right: (key: Entry, value: RoutingTally)
    ) -> Bool {
        let directions = ["inbound", "internal", "outbound"]
        let places = [left.key, right.key].map { directions.firstIndex(of: $0.direction) ?? directions.count }
        if places[0] != places[1] { return places[0] < places[1] }
        if left.value.calls != right.value.calls { return left.value.calls > right.value.calls }
        return (left.key.kind, left.key.number ?? "", left.key.pbx)
            < (right.key.kind, right.key.number ?? "", right.key.pbx)
    }
}
