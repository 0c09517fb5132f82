import CallColumns
import GRDB

/// A pass over the calls of an archive in the order of their start, block by block, column by column.
struct CallScan {
    private let reader: CallBlockReader
    private let selection: CallSelection
    private let need: Need
    private let unkept: [CallBlockReader.Entry]

    /// What a block must have to be read at all, as far as that is quickly seen.
    enum Need {
        case nothing
        /// One of its texts is wanted.
        case text((String) -> Bool)
        /// A row has the value in the column.
        case value(Int64, CallColumn)
    }

    /// - Parameters:
    ///   - columns: What is read of the calls.
    ///   - filter: What they must fulfil.
    ///   - database: The archive.
    ///   - need: Which blocks are passed over.
    ///   - known: A pass in the same snapshot, which knows the blocks that the archive does not keep.
    /// - Throws: An error of the database.
    init(
        _ columns: Set<CallColumn>,
        filter: ReportFilter,
        in database: Database,
        onlyBlocksWith need: Need = .nothing,
        after known: CallScan? = nil
    ) throws {
        self.need = need
        selection = try CallSelection(filter, in: database)
        reader = try CallBlockReader(columns.union(selection.columns).union([.utcOffset]), in: database)
        unkept = try known?.unkept ?? reader.unkept()
    }

    /// A pass over the calls that a report is about.
    init(_ columns: Set<CallColumn>, in context: ReportContext, onlyBlocksWith need: Need = .nothing) throws {
        try self.init(columns, filter: context.request.filter, in: context.database, onlyBlocksWith: need)
    }

    /// Hands on the calls that began in a period, as rows of their block that follow each other in time.
    ///
    /// - Parameters:
    ///   - period: By each call's own clock.
    ///   - stretch: About the period, in Unix seconds; calls that began in it are handed on, too.
    ///   - newestFirst: The order.
    ///   - body: Gets rows of one block.
    /// - Throws: An error of the database, or what `body` throws.
    func visit(
        begunIn period: ReportPeriod,
        orIn stretch: Range<Int64> = 0..<0,
        newestFirst: Bool = false,
        _ body: (CallBlock, ArraySlice<Int>) throws -> Void
    ) throws {
        let starts = Starts(period: period, stretch: stretch)
        try visit(.begun(in: starts.bounds), newestFirst: newestFirst, of: starts, body)
    }

    /// Hands on the calls that began before the end of a stretch in Unix seconds, but for blocks that ended before it.
    ///
    /// - Throws: An error of the database, or what `body` throws.
    func visit(reaching stretch: Range<Int64>, _ body: (CallBlock, ArraySlice<Int>) throws -> Void) throws {
        try visit(.reaching(stretch), newestFirst: false, of: Starts(before: stretch.upperBound), body)
    }

    /// Which starts are wanted.
    private struct Starts {
        /// Unix seconds that hold them all.
        let bounds: Range<Int64>
        /// Whose clocks are asked for; `nil`: all within the bounds are wanted.
        private let period: ReportPeriod?
        private let stretch: Range<Int64>

        init(period: ReportPeriod, stretch: Range<Int64>) {
            let instants = period.instants
            bounds =
                stretch.isEmpty
                ? instants
                : min(instants.lowerBound, stretch.lowerBound)..<max(instants.upperBound, stretch.upperBound)
            self.period = period.zone == nil ? period : nil
            self.stretch = stretch
        }

        init(before end: Int64) {
            (bounds, period, stretch) = (.min..<end, nil, 0..<0)
        }

        /// Whether all of some starts within the bounds are wanted, on whatever clock.
        func hold(_ starts: ClosedRange<Int64>) -> Bool {
            guard let period else { return true }
            return period.holds(starts) || stretch.contains(starts.lowerBound) && stretch.contains(starts.upperBound)
        }

        func contains(_ start: Int64, utcOffset: Int64?) -> Bool {
            stretch.contains(start) || period?.contains(start: start, utcOffset: utcOffset) ?? true
        }
    }

    // MARK: - Order

    /// A block that has been read, and how far it has been handed on.
    private struct Cursor {
        let block: CallBlock
        let starts: ColumnValues
        var rows: ArraySlice<Int>
    }

    /// Where a call stands in the order asked for.
    private struct Place: Comparable {
        let start: Int64
        let id: Int64

        static func < (left: Self, right: Self) -> Bool { (left.start, left.id) < (right.start, right.id) }
    }

    /// Thrown by a body that wants no more calls.
    struct Enough: Error {}

    private func visit(
        _ wanted: CallBlockReader.Wanted,
        newestFirst: Bool,
        of starts: Starts,
        _ body: (CallBlock, ArraySlice<Int>) throws -> Void
    ) throws {
        let sign: Int64 = newestFirst ? -1 : 1
        func begin(_ entry: CallBlockReader.Entry) -> Int64 {
            newestFirst ? -entry.starts.upperBound : entry.starts.lowerBound
        }
        var waiting = try reader.entries(wanted, unkept: unkept).sorted {
            (begin($0), $0.number) > (begin($1), $1.number)
        }
        var cursors: [Cursor] = []
        func place(_ cursor: Cursor, _ row: Int) -> Place {
            Place(start: sign * cursor.starts.raw(row), id: sign * cursor.block.id(row))
        }
        while true {
            // A block is read once its first call may be the next one: at any time few are in memory.
            var first = cursors.indices.min {
                place(cursors[$0], cursors[$0].rows) < place(cursors[$1], cursors[$1].rows)
            }
            if let next = waiting.last, first.map({ begin(next) <= place(cursors[$0], cursors[$0].rows).start }) ?? true
            {
                waiting.removeLast()
                if let cursor = try open(next, newestFirst: newestFirst, starts) { cursors.append(cursor) }
                continue
            }
            guard let index = first else { return }
            first = nil
            let cursor = cursors[index]
            var bound = waiting.last.map { Place(start: begin($0), id: .min) }
            for other in cursors.indices where other != index {
                let head = place(cursors[other], cursors[other].rows)
                bound = bound.map { min($0, head) } ?? head
            }
            let end =
                bound.map { bound in cursor.rows.endOfPrefix { place(cursor, $0) < bound } } ?? cursor.rows.endIndex
            do { try body(cursor.block, cursor.rows[..<end]) } catch is Enough { return }
            if end == cursor.rows.endIndex {
                cursors.remove(at: index)
            } else {
                cursors[index].rows = cursor.rows[end...]
            }
        }

        func place(_ cursor: Cursor, _ rows: ArraySlice<Int>) -> Place { place(cursor, rows[rows.startIndex]) }
    }

    /// `nil` when no call of the block is wanted.
    private func open(
        _ entry: CallBlockReader.Entry,
        newestFirst: Bool,
        _ wanted: Starts
    ) throws -> Cursor? {
        // On a day's edges, which differ from clock to clock, more blocks have to be looked at than the day has.
        if !wanted.hold(entry.starts), try !reader.hasCall(entry, where: { wanted.contains($0, utcOffset: $1) }) {
            return nil
        }
        let read =
            switch need {
            case .nothing: try reader.block(entry)
            case .text(let isWanted): try reader.block(entry, ifAnyText: isWanted)
            case .value(let value, let column): try reader.block(entry, ifAny: column, is: value)
            }
        guard let block = read else { return nil }
        let starts = block[.startedAt]
        let offsets = block[.utcOffset]
        let chosen = try selection.chosen(in: block)
        let all = 0..<block.callCount
        let known = all[..<all.endOfPrefix { starts[$0] != nil }]
        let first = known.endOfPrefix { starts.raw($0) < wanted.bounds.lowerBound }
        var rows = Array(known[first..<known.endOfPrefix { starts.raw($0) < wanted.bounds.upperBound }])
        // Between the edges of the period no call need be asked for its clock.
        if let earliest = rows.first, let latest = rows.last, !wanted.hold(starts.raw(earliest)...starts.raw(latest)) {
            rows.removeAll { !wanted.contains(starts.raw($0), utcOffset: offsets[$0]) }
        }
        if let chosen { rows.removeAll { !chosen[$0] } }
        if newestFirst { rows.reverse() }
        return rows.isEmpty ? nil : Cursor(block: block, starts: starts, rows: rows[...])
    }
}

extension ReportPeriod {
    /// Whether what began at an instant, by a clock that is so far ahead of UTC, began in the period.
    func contains(start: Int64, utcOffset: Int64?) -> Bool {
        guard zone == nil else { return instants.contains(start) }
        let local = start + (utcOffset ?? 0)
        return from.seconds <= local && local < to.seconds
    }
}
