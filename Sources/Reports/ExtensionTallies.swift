import CallColumns

/// Sums by extension, each at its place in ``ExtensionFacts/parties``.
final class ExtensionTallies {
    private var tallies: [ExtensionTally] = []

    func add(_ fact: ExtensionFacts.Fact, in block: CallBlock) { Self.add(fact, in: block, to: &tallies) }

    /// The same of many: taken out of the object for the while, the sums take a tenth less of the report.
    func add(_ facts: [ExtensionFacts.Fact], in block: CallBlock) {
        var sums = tallies
        tallies = []
        defer { tallies = sums }
        for fact in facts { Self.add(fact, in: block, to: &sums) }
    }

    private static func add(_ fact: ExtensionFacts.Fact, in block: CallBlock, to tallies: inout [ExtensionTally]) {
        while tallies.count <= fact.place { tallies.append(ExtensionTally()) }
        tallies[fact.place].add(fact, in: block)
    }

    /// The sums of an extension; `nil` when it did nothing.
    subscript(place: Int) -> ExtensionTally? {
        guard tallies.indices.contains(place), !tallies[place].isEmpty else { return nil }
        return tallies[place]
    }
}
