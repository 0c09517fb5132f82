import CallColumns

/// Sums over calls that first went to the same destination.
struct RoutingTally {
    private(set) var name: String?
    private(set) var calls: Int64 = 0
    private var answered: Int64 = 0
    private var ways = WaitTally()
    private var legs: Int64 = 0
    private var longLegs = [Int64](repeating: 0, count: RoutingReport.manyLegs.count)
    private var mostLegs: Int64 = 0
    private var loops: Int64 = 0

    /// Adds a row of ``RoutingReport/query(_:_:)``; rows come oldest first, so that the newest name stays.
    mutating func add(_ row: RowPass) {
        name = row[4] ?? name
        calls += 1
        if row[5] as Bool {
            answered += 1
            if let wait: Int64 = row[6] { ways.add(wait) }
        }
        let count: Int64 = row[7]
        legs += count
        mostLegs = max(mostLegs, count)
        for (index, limit) in RoutingReport.manyLegs.enumerated() where count >= limit { longLegs[index] += 1 }
        if row[8] as Bool { loops += 1 }
    }

    static func += (left: inout Self, right: Self) {
        left.calls += right.calls
        left.answered += right.answered
        left.ways += right.ways
        left.legs += right.legs
        for index in left.longLegs.indices { left.longLegs[index] += right.longLegs[index] }
        left.mostLegs = max(left.mostLegs, right.mostLegs)
        left.loops += right.loops
    }

    var cells: [Cell] {
        var cells: [Cell] = [
            .integer(calls), .integer(answered), ways.mean, .optional(ways.percentile(90)), .optional(ways.longest),
        ]
        cells += RoutingReport.longSeconds.map { .share(ways.band(above: $0, upTo: nil).count, of: ways.count) }
        cells.append(.share(legs, of: calls))
        cells += longLegs.map(Cell.integer)
        return cells + [.integer(mostLegs), .integer(loops)]
    }
}
