/// How long many calls waited: mean, percentiles, and how many waited between two limits.
///
/// It holds one number for each distinct wait in whole seconds, not one for each call.
struct WaitTally {
    private(set) var count: Int64 = 0
    private(set) var seconds: Int64 = 0
    private var countBySecond: [Int64: Int64] = [:]

    mutating func add(_ wait: Int64) {
        count += 1
        seconds += wait
        countBySecond[wait, default: 0] += 1
    }

    static func += (left: inout Self, right: Self) {
        left.count += right.count
        left.seconds += right.seconds
        left.countBySecond.merge(right.countBySecond, uniquingKeysWith: +)
    }

    var mean: Cell { .mean(seconds, of: count) }

    var longest: Int64? { countBySecond.keys.max() }

    /// The shortest wait that at least this percentage of the calls did not exceed (nearest rank).
    func percentile(_ percent: Int64) -> Int64? {
        var left = (count * percent + 99) / 100
        for (wait, calls) in countBySecond.sorted(by: { $0.key < $1.key }) {
            left -= calls
            if left <= 0 { return wait }
        }
        return nil
    }

    /// The waits above one limit and up to another, both in seconds; `nil`: without that limit.
    func band(above low: Int64?, upTo high: Int64?) -> (count: Int64, seconds: Int64) {
        var sum: (count: Int64, seconds: Int64) = (0, 0)
        for (wait, calls) in countBySecond where wait > low ?? .min && wait <= high ?? .max {
            sum.count += calls
            sum.seconds += calls * wait
        }
        return sum
    }
}
