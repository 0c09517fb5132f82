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
        for (wait, calls) in right.counts.enumerated() where calls > 0 { left.add(Int64(wait), calls: Int64(calls)) }
        for (wait, calls) in right.otherCounts { left.add(wait, calls: calls) }
    }

    var mean: Cell { .mean(seconds, of: count) }

    var longest: Int64? {
        let usual = counts.lastIndex { $0 > 0 }.map(Int64.init)
        return [usual, otherCounts.keys.max()].compactMap { $0 }.max()
    }

    /// The shortest wait that at least this percentage of the calls did not exceed (nearest rank).
    func percentile(_ percent: Int64) -> Int64? {
        var left = (count * percent + 99) / 100
        let others = otherCounts.sorted { $0.key < $1.key }
        // Nobody waits less than no time, but for clocks that were set.
        for (wait, calls) in others where wait < 0 {
            left -= calls
            if left <= 0 { return wait }
        }
        for (wait, calls) in counts.enumerated() where calls > 0 {
            left -= Int64(calls)
            if left <= 0 { return Int64(wait) }
        }
        for (wait, calls) in others where wait >= 0 {
            left -= calls
            if left <= 0 { return wait }
        }
        return nil
    }

    /// How many waits are above one limit and up to another, both in seconds; `nil`: without that limit.
    func count(above low: Int64?, upTo high: Int64?) -> Int64 {
        let (low, high) = (low ?? .min, high ?? .max)
        var sum: Int64 = 0
        for (wait, calls) in counts.enumerated() where Int64(wait) > low && Int64(wait) <= high { sum += Int64(calls) }
        for (wait, calls) in otherCounts where wait > low && wait <= high { sum += calls }
        return sum
    }
}
