import CallColumns
import CallModel
import GRDB

/// Which calls of a block pass a filter.
struct CallSelection {
    private let filter: ReportFilter
    private let database: Database
    private let pbxs: Set<Int64>

    init(_ filter: ReportFilter, in database: Database) throws {
        self.filter = filter
        self.database = database
        pbxs = filter.pbx.isEmpty ? [] : Set(try PBXRecord.all(named: filter.pbx, in: database).map(\.id))
    }

    /// The columns that it looks at.
    var columns: Set<CallColumn> { [.pbx, .direction, .outcome, .utcOffset] }

    /// Whether the columns tell; else the rows are asked.
    private var isSimple: Bool {
        filter.parameters.isSubset(of: [.pbx, .direction, .outcome, .businessHours, .holidays])
    }

    /// For each call of a block whether it passes; `nil`: all do.
    ///
    /// - Throws: An error of the database.
    func chosen(in block: CallBlock) throws -> [Bool]? {
        guard !filter.parameters.isEmpty else { return nil }
        return try isSimple ? byColumns(block) : byRows(block)
    }

    private func byColumns(_ block: CallBlock) -> [Bool] {
        var chosen = [Bool](repeating: true, count: block.callCount)
        func keep(_ column: CallColumn, _ isKept: (Int64) -> Bool) {
            let values = block[column]
            for row in chosen.indices where !isKept(values.raw(row)) { chosen[row] = false }
        }
        if !filter.pbx.isEmpty { keep(.pbx, pbxs.contains) }
        if let direction = filter.direction {
            let place = CallWords.directions.firstIndex(of: direction.rawValue).map(Int64.init)
            keep(.direction) { $0 == place }
        }
        if let outcome = filter.outcome {
            let place = CallWords.outcomes.firstIndex(of: outcome.rawValue).map(Int64.init)
            keep(.outcome) { $0 == place }
        }
        guard !filter.calendar.isEmpty else { return chosen }
        let (starts, offsets) = (block[.startedAt], block[.utcOffset])
        var clock = LocalClock(zone: filter.calendar.zone)
        for row in chosen.indices where chosen[row] {
            let time = starts[row].flatMap { clock.time($0, offset: offsets[row] ?? 0) }
            chosen[row] = time.map(filter.calendar.contains) ?? false
        }
        return chosen
    }

    private func byRows(_ block: CallBlock) throws -> [Bool] {
        let ids = block.ids
        let rows = try RowPass(
            database,
            """
            SELECT c.id FROM call c WHERE c.id >= \(ids.lowerBound) AND c.id < \(ids.upperBound)
                AND \(literal: filter.callCondition)
            """
        )
        var passing: Set<Int64> = []
        while let row = try rows.next() { passing.insert(row[0]) }
        return (0..<block.callCount).map { passing.contains(block.id($0)) }
    }
}
