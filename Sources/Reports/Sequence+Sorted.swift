extension Sequence {
    /// The first elements in an order; `nil`: all.
    ///
    /// Where few of very many are wanted, the others are never sorted.
    func sorted(atMost limit: Int?, by precedes: (Element, Element) throws -> Bool) rethrows -> [Element] {
        guard let limit, limit < 10_000 else { return try Array(sorted(by: precedes).prefix(limit ?? .max)) }
        guard limit > 0 else { return [] }
        /// The best so far in order, and after them what may be among the best.
        var best: [Element] = []
        var last: Element?
        for element in self {
            if let last, try !precedes(element, last) { continue }
            best.append(element)
            guard best.count == 2 * limit else { continue }
            try best.sort(by: precedes)
            best.removeLast(limit)
            last = best.last
        }
        return try Array(best.sorted(by: precedes).prefix(limit))
    }
}
