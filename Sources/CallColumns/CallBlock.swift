/// The calls of one range of ids, column by column, in the order of their start; those without a start come last.
///
/// It is made for reports that pass over many calls: a column's values lie side by side, and only the columns asked for are
/// read. Legs and offers follow the order of their calls.
public final class CallBlock {
    /// How many ids make a block.
    @inlinable public static var size: Int64 { 4096 }

    /// The block that a call's id belongs to.
    public static func number(of call: Int64) -> Int64 { call / size }

    /// The ids of a block's calls.
    public static func ids(of number: Int64) -> Range<Int64> { number * size..<(number + 1) * size }

    /// Which block it is.
    public let number: Int64
    public let callCount: Int
    public let texts: TextList
    /// By the raw value of their column.
    @usableFromInline let columns: [ColumnValues]
    @usableFromInline let legEnds: [Int]
    @usableFromInline let offerEnds: [Int]

    init(number: Int64, columns: [CallColumn: ColumnValues], texts: TextList) {
        self.number = number
        self.texts = texts
        let places = CallColumn.allCases.map(\.rawValue).max() ?? 0
        var list = [ColumnValues](repeating: ColumnValues([]), count: Int(places) + 1)
        for (column, values) in columns { list[Int(column.rawValue)] = values }
        self.columns = list
        callCount = columns[.id]?.count ?? 0
        legEnds = Self.ends(columns[.legs])
        offerEnds = Self.ends(columns[.offers])
    }

    private static func ends(_ counts: ColumnValues?) -> [Int] {
        guard let counts else { return [] }
        var end = 0
        return counts.values.map { count in
            end += Int(count)
            return end
        }
    }

    /// The values of a column; it must be one of those that the block was read with.
    @inlinable public subscript(column: CallColumn) -> ColumnValues { columns[Int(column.rawValue)] }

    /// The id of a call's row.
    @inlinable public func id(_ call: Int) -> Int64 { number * Self.size + self[.id].raw(call) }

    /// The rows of a call's legs in columns of legs; ``CallColumn/legs`` must have been read.
    @inlinable public func legs(of call: Int) -> Range<Int> { (call == 0 ? 0 : legEnds[call - 1])..<legEnds[call] }

    /// The rows of a call's offers in columns of offers; ``CallColumn/offers`` must have been read.
    @inlinable public func offers(of call: Int) -> Range<Int> {
        (call == 0 ? 0 : offerEnds[call - 1])..<offerEnds[call]
    }

    /// The text of a column of texts.
    public func text(_ column: CallColumn, _ row: Int) -> String? { self[column][row].map { texts[$0] } }

    // MARK: - When

    /// The start of the first call and of the last one, in Unix seconds; `nil`: none has one.
    var starts: ClosedRange<Int64>? {
        let known = self[.startedAt].values.filter { $0 != ColumnValues.null }
        guard let first = known.first, let last = known.last else { return nil }
        return first...last
    }

    /// The last instant of which a call or a leg tells, in Unix seconds.
    var end: Int64? {
        [CallColumn.startedAt, .endedAt, .legStartedAt].compactMap { self[$0].values.max() }.max()
            .flatMap { $0 == ColumnValues.null ? nil : $0 }
    }
}
