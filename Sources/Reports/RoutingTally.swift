/// Sums over calls that first went to the same destination.
struct RoutingTally {
    private(set) var calls: Int64 = 0
    private var answered: Int64 = 0
    private var ways = WaitTally()
    private var legs: Int64 = 0
    /// By as many legs; the last place is for all that have more.
    private var callsByLegs = [Int64](repeating: 0, count: Int(RoutingReport.manyLegs.max() ?? 0) + 1)
    private var mostLegs: Int64 = 0
    private var loops: Int64 = 0

    /// Adds a call.
    ///
    /// - Parameters:
    ///   - isAnswered: Whether a person answered.
    ///   - wait: Seconds until then; `nil`: nothing tells.
    ///   - legs: How many it has.
    ///   - isLoop: Whether it entered the same destination more than once.
    mutating func add(isAnswered: Bool, wait: Int64?, legs: Int, isLoop: Bool) {
        calls += 1
        if isAnswered {
            answered += 1
            if let wait { ways.add(wait) }
        }
        self.legs += Int64(legs)
        mostLegs = max(mostLegs, Int64(legs))
        callsByLegs[min(legs, callsByLegs.count - 1)] += 1
        if isLoop { loops += 1 }
    }

    static func += (left: inout Self, right: Self) {
        left.calls += right.calls
        left.answered += right.answered
        left.ways += right.ways
        left.legs += right.legs
        for index in left.callsByLegs.indices { left.callsByLegs[index] += right.callsByLegs[index] }
        left.mostLegs = max(left.mostLegs, right.mostLegs)
        left.loops += right.loops
    }

    var cells: [Cell] {
        var cells: [Cell] = [
            .integer(calls), .integer(answered), ways.mean, .optional(ways.percentile(90)), .optional(ways.longest),
        ]
        cells += RoutingReport.longSeconds.map { .share(ways.count(above: $0, upTo: nil), of: ways.count) }
        cells.append(.share(legs, of: calls))
        cells += RoutingReport.manyLegs.map { .integer(callsByLegs[Int($0)...].reduce(0, +)) }
        return cells + [.integer(mostLegs), .integer(loops)]
    }
}
