/// The PBX's CDR history: recipes of finished calls, and an index of their rows by start.
///
/// About 30 bytes a row; a row's text is written only when it is asked for.
struct HistoryBook: Sendable {
    /// One row: which call, which leg, when it started.
    private struct RowReference: Sendable {
        var timestamp: Int
        /// Index into `recipes`, or into `literals` when `leg` is negative.
        var call: Int32
        var leg: Int16
        var isLegacy: Bool
    }

    /// Which partition `cdr/list` is asked for.
    enum Partition: Sendable { case all, new, legacy }

    private let configuration: SimulatorConfiguration
    private let clock: PBXClock
    private var recipes: [CallRecipe] = []
    private var liveFlags: [Bool] = []
    private var literals: [String] = []
    private var rows: [RowReference] = []

    init(configuration: SimulatorConfiguration, clock: PBXClock) {
        self.configuration = configuration
        self.clock = clock
    }

    var rowCount: Int { rows.count }
    var callCount: Int { recipes.count }

    /// Adds finished calls of the past; their rows are sorted in at once.
    mutating func add(_ newRecipes: [CallRecipe]) -> Int {
        var added = 0
        rows.reserveCapacity(rows.count + newRecipes.count * 2)
        for recipe in newRecipes {
            let call = plan(recipe)
            for (leg, planned) in call.legs.enumerated() {
                rows.append(
                    RowReference(
                        timestamp: call.second(planned.startsAt),
                        call: Int32(recipes.count),
                        leg: Int16(leg),
                        isLegacy: recipe.isLegacy
                    )
                )
                added += 1
            }
            recipes.append(recipe)
            liveFlags.append(false)
        }
        rows.sort { ($0.timestamp, $0.call, $0.leg) < ($1.timestamp, $1.call, $1.leg) }
        return added
    }

    /// Adds a call that has just ended.
    mutating func addLive(_ call: PlannedCall) {
        let number = Int32(recipes.count)
        recipes.append(call.recipe)
        liveFlags.append(true)
        for (leg, planned) in call.legs.enumerated() {
            let row = RowReference(
                timestamp: call.second(planned.startsAt),
                call: number,
                leg: Int16(leg),
                isLegacy: call.recipe.isLegacy
            )
            rows.insert(row, at: firstIndex(after: row.timestamp))
        }
    }

    /// Adds a row with a given text.
    mutating func addLiteral(_ text: String, timestamp: Int) {
        literals.append(text)
        let row = RowReference(timestamp: timestamp, call: Int32(literals.count - 1), leg: -1, isLegacy: false)
        rows.insert(row, at: firstIndex(after: timestamp))
    }

    /// Removes the rows that started before an instant, as the PBX's automatic clean-up does.
    mutating func removeRows(before timestamp: Int) -> Int {
        let end = firstIndex(after: timestamp - 1)
        rows.removeSubrange(..<end)
        return end
    }

    /// One page of the rows that started within `range`, and how many there are in all.
    func page(
        within range: ClosedRange<Int>?,
        partition: Partition,
        descending: Bool,
        page: Int,
        size: Int
    ) -> (total: Int, rows: [String]) {
        let window = range.map { firstIndex(after: $0.lowerBound - 1)..<firstIndex(after: $0.upperBound) }
        let candidates = rows[window ?? 0..<rows.count]
        let chosen: [RowReference]?
        switch partition {
        case .all: chosen = nil
        case .new: chosen = candidates.filter { !$0.isLegacy }
        case .legacy: chosen = candidates.filter(\.isLegacy)
        }
        let total = chosen?.count ?? candidates.count
        let first = min((page - 1) * size, total)
        let indices = first..<min(first + size, total)
        var plans: [Int32: PlannedCall] = [:]
        let texts = indices.map { position in
            let index = descending ? total - 1 - position : position
            let row = chosen?[index] ?? candidates[candidates.startIndex + index]
            return text(of: row, plans: &plans)
        }
        return (total, texts)
    }

    /// The truth about every call, including those whose rows were cleaned up.
    func truth() -> GroundTruth {
        GroundTruth(
            calls: zip(recipes, liveFlags).map { recipe, isLive in
                GroundTruth.Call(plan(recipe), clock: clock, isLive: isLive)
            }
        )
    }

    private func text(of row: RowReference, plans: inout [Int32: PlannedCall]) -> String {
        guard row.leg >= 0 else { return literals[Int(row.call)] }
        let call = plans[row.call] ?? plan(recipes[Int(row.call)])
        // The rows of one call lie close together; a small cache is enough and stays small.
        if plans.count > 256 { plans.removeAll(keepingCapacity: true) }
        plans[row.call] = call
        return HistoryRowText.row(call, legAt: Int(row.leg), clock: clock)
    }

    private func plan(_ recipe: CallRecipe) -> PlannedCall {
        var composer = CallComposer(recipe: recipe, configuration: configuration, clock: clock, makesFrames: false)
        return composer.compose()
    }

    /// Index of the first row that started after `timestamp`.
    private func firstIndex(after timestamp: Int) -> Int {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].timestamp <= timestamp {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
