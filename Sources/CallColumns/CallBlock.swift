/// The calls of a range of ids, column by column, in the order of their start; those without a start come last.
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

    /// The ids of its calls: all of a block, or a part where the archive keeps another part of it.
    public let ids: Range<Int64>
    /// The first id of the block.
    @usableFromInline let first: Int64
    public let callCount: Int
    public let texts: TextList
    /// By the raw value of their column.
    @usableFromInline let columns: [ColumnValues]
    @usableFromInline let legEnds: [Int]
    @usableFromInline let offerEnds: [Int]

    init(ids: Range<Int64>, columns: [CallColumn: ColumnValues], texts: TextList) {
        self.ids = ids
        first = Self.ids(of: Self.number(of: ids.lowerBound)).lowerBound
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
        return (0..<counts.count).map { call in
            // Within bounds, because a damaged file may hold anything: its reader compares the sum.
            end += Int(UInt32(clamping: counts.raw(call)))
            return end
        }
    }

    /// The values of a column; it must be one of those that the block was read with.
    @inlinable public subscript(column: CallColumn) -> ColumnValues { columns[Int(column.rawValue)] }

    /// The id of a call's row.
    @inlinable public func id(_ call: Int) -> Int64 { first + self[.id].raw(call) }

    /// The rows of a call's legs in columns of legs; ``CallColumn/legs`` must have been read.
    @inlinable public func legs(of call: Int) -> Range<Int> { (call == 0 ? 0 : legEnds[call - 1])..<legEnds[call] }

    /// The rows of a call's offers in columns of offers; ``CallColumn/offers`` must have been read.
    @inlinable public func offers(of call: Int) -> Range<Int> {
        (call == 0 ? 0 : offerEnds[call - 1])..<offerEnds[call]
    }

    /// Hands on the legs of some calls, in the order of their rows, whose column has a value.
    ///
    /// Legs of other kinds are passed over many at once: of ten calls two or three have one of a queue.
    public func visitLegs(
        of calls: ArraySlice<Int>,
        where column: CallColumn,
        is value: Int64,
        _ body: (_ call: Int, _ leg: Int) throws -> Void
    ) rethrows {
        guard let first = calls.first, let last = calls.last else { return }
        let (values, end) = (self[column], legs(of: last).upperBound)
        var place = calls.startIndex
        var next = legs(of: first).lowerBound
        while next < end, let leg = values.first(value, in: next..<end) {
            while legEnds[calls[place]] <= leg { place += 1 }
            let own = legs(of: calls[place])
            if own.lowerBound <= leg { try body(calls[place], leg) }
            next = max(leg + 1, own.lowerBound)
        }
    }

    /// The text of a column of texts.
    public func text(_ column: CallColumn, _ row: Int) -> String? { self[column][row].map { texts[$0] } }

    // MARK: - When

    /// The start of the first call and of the last one, in Unix seconds; `nil`: none has one.
    var starts: ClosedRange<Int64>? {
        let starts = self[.startedAt]
        let known = (0..<callCount).lazy.compactMap { starts[$0] }
        guard let first = known.first, let last = known.last else { return nil }
        return first...last
    }

    /// The last instant of which a call or a leg tells, in Unix seconds.
    var end: Int64? {
        [CallColumn.startedAt, .endedAt, .legStartedAt].compactMap { column in
            let values = self[column]
            return (0..<values.count).lazy.compactMap { values[$0] }.max()
        }.max()
    }
}
