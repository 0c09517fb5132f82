/// How long many calls waited: mean, percentiles, and how many waited between two limits.
///
/// It holds one number for each wait in whole seconds, not one for each call.
struct WaitTally {
    private(set) var count: Int64 = 0
    private(set) var seconds: Int64 = 0
    /// By seconds; the waits of most calls are in it, and found there at once.
    private var counts: [UInt32] = []
    private var otherCounts: [Int64: Int64] = [:]

    /// Waits from here on have no place in ``counts``.
    private static let limit: Int64 = 600

    mutating func add(_ wait: Int64) { add(wait, calls: 1) }

    private mutating func add(_ wait: Int64, calls: Int64) {
        count += calls
        seconds += calls * wait
        guard 0..<Self.limit ~= wait else {
            otherCounts[wait, default: 0] += calls
            return
        }
        while counts.count <= wait { counts.append(0) }
        counts[Int(wait)] += UInt32(calls)
    }

    static func += (left: inout Self, right: Self) {
        for (wait, calls) in right.sorted { left.add(wait, calls: calls) }
    }

    /// The shortest first.
    private var sorted: [(wait: Int64, calls: Int64)] {
        let usual = counts.enumerated().filter { $0.element > 0 }.map { (wait: Int64($0), calls: Int64($1)) }
        guard !otherCounts.isEmpty else { return usual }
        return (usual + otherCounts.map { (wait: $0, calls: $1) }).sorted { $0.wait < $1.wait }
    }

    var mean: Cell { .mean(seconds, of: count) }

    var longest: Int64? { sorted.last?.wait }

    /// The shortest wait that at least this percentage of the calls did not exceed (nearest rank).
    func percentile(_ percent: Int64) -> Int64? {
        var left = (count * percent + 99) / 100
        for (wait, calls) in sorted {
            left -= calls
            if left <= 0 { return wait }
        }
        return nil
    }

    /// How many waits are above one limit and up to another, both in seconds; `nil`: without that limit.
    func count(above low: Int64?, upTo high: Int64?) -> Int64 {
        sorted.lazy.filter { $0.wait > low ?? .min && $0.wait <= high ?? .max }.reduce(0) { $0 + $1.calls }
    }
}
