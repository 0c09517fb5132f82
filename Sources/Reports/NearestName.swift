/// Finds the name somebody probably meant.
enum NearestName {
    /// The candidate with the fewest changed letters, unless too many are changed to be a slip.
    static func suggestion(for word: String, among candidates: [String]) -> String? {
        let lowered = word.lowercased()
        let scored = candidates.map { (name: $0, distance: distance(lowered, $0.lowercased())) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, lowered.count / 3) ? best.name : nil
    }

    /// Insertions, deletions, replacements, and swaps of neighbours that turn one word into the other.
    static func distance(_ left: String, _ right: String) -> Int {
        let source = Array(left)
        let target = Array(right)
        guard !source.isEmpty else { return target.count }
        guard !target.isEmpty else { return source.count }
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for row in 1...source.count {
            var current = [row]
            for column in 1...target.count {
                let isSame = source[row - 1] == target[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, source[row - 1] == target[column - 2], source[row - 2] == target[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[target.count]
    }
}
