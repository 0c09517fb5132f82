/// Sums over stretches of time that may overlap.
enum Intervals {
    /// Seconds that lie in any of the first and in none of the second.
    static func seconds(of included: [Range<Int64>], outside excluded: [Range<Int64>]) -> Int64 {
        let wanted = merged(included)
        let unwanted = merged(excluded)
        var total: Int64 = 0
        var index = 0
        for range in wanted {
            total += Int64(range.count)
            while index < unwanted.count, unwanted[index].upperBound <= range.lowerBound { index += 1 }
            var probe = index
            while probe < unwanted.count, unwanted[probe].lowerBound < range.upperBound {
                total -= Int64(unwanted[probe].clamped(to: range).count)
                probe += 1
            }
        }
        return total
    }

    /// The same stretches, apart and in order.
    static func merged(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
        var result: [Range<Int64>] = []
        for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
