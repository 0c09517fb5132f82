public import GRDB

/// Reads blocks of calls: as the archive keeps them, or from the rows where it keeps none.
public final class CallBlockReader {
    /// A block, or what is not kept of it, and when its calls were.
    public struct Entry {
        /// The ids of its calls.
        let ids: Range<Int64>
        /// The start of its first call, and of its last; Unix seconds.
        public let starts: ClosedRange<Int64>
        /// No call of it, and no leg, goes beyond this; Unix seconds.
        public let end: Int64
        fileprivate let stored: Stored?

        public var number: Int64 { CallBlock.number(of: ids.lowerBound) }
    }

    fileprivate struct Stored {
        let calls: Int
        let legs: Int
        let offers: Int
    }

    private let database: Database
    private let columns: Set<CallColumn>
    private let needsTexts: Bool
    private let rows: CallBlockRows
    private let blob: RowPass

    /// - Parameters:
    ///   - columns: What is read of each block; the id and the start always are.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    public init(_ columns: Set<CallColumn>, in database: Database) throws {
        var columns = columns.union([.id, .startedAt])
        for column in columns {
            if column.table == .leg { columns.insert(.legs) }
            if column.table == .offer { columns.insert(.offers) }
        }
        self.columns = columns
        self.database = database
        needsTexts = columns.contains { $0.kind == .text }
        rows = CallBlockRows(columns, in: database)
        blob = try RowPass(database, "SELECT data FROM call_column WHERE id = ?1")
    }

    /// Which blocks are looked for; in Unix seconds.
    public enum Wanted {
        /// Those of which calls may have begun in a stretch.
        case begun(in: Range<Int64>)
        /// Those with calls or legs that may reach into a stretch.
        case reaching(Range<Int64>)

        fileprivate var condition: SQL {
            switch self {
            case .begun(let stretch):
                "last_start_seconds >= \(stretch.lowerBound) AND first_seconds < \(stretch.upperBound)"
            case .reaching(let stretch):
                "last_seconds >= \(stretch.lowerBound) AND first_seconds < \(stretch.upperBound)"
            }
        }

        fileprivate func contains(_ entry: Entry) -> Bool {
            switch self {
            case .begun(let stretch):
                entry.starts.lowerBound < stretch.upperBound && entry.starts.upperBound >= stretch.lowerBound
            case .reaching(let stretch):
                entry.starts.lowerBound < stretch.upperBound && entry.end >= stretch.lowerBound
            }
        }
    }

    /// The blocks that are wanted and have a call with a start, in no order.
    ///
    /// - Parameters:
    ///   - wanted: Which ones.
    ///   - unkept: What ``unkept()`` told in the same snapshot.
    /// - Returns: Stored ones and others.
    /// - Throws: An error of the database.
    public func entries(_ wanted: Wanted, unkept: [Entry]) throws -> [Entry] {
        // Chosen by SQL: stepping through the thousands of a large archive would take longer than a day's report may.
        let rows = try RowPass(
            database,
            """
            SELECT block, ids, first_seconds, last_start_seconds, last_seconds, calls, legs, offers FROM call_block
            WHERE \(literal: wanted.condition) AND format = \(StoredCallBlocks.format)
                AND ids BETWEEN 1 AND \(CallBlock.size)
            """
        )
        var entries = unkept.filter(wanted.contains)
        while let row = try rows.next() {
            let ids = CallBlock.ids(of: row[0]).prefix(Int(row[1] as Int64))
            let first: Int64 = row[2]
            let counts = Stored(calls: Int(row[5] as Int64), legs: Int(row[6] as Int64), offers: Int(row[7] as Int64))
            entries.append(Entry(ids: ids, starts: first...max(first, row[3]), end: row[4], stored: counts))
        }
        return entries
    }

    /// What the archive does not keep: calls of the newest block, which has ids to come, and blocks whose rows have changed.
    ///
    /// - Throws: An error of the database.
    public func unkept() throws -> [Entry] {
        let counts = try RowPass(
            database,
            """
            SELECT max(id), (SELECT count(*) FROM call_block WHERE format = \(StoredCallBlocks.format)
                AND ids = \(CallBlock.size)) FROM call
            """
        )
        guard let row = try counts.next(), let last: Int64 = row[0] else { return [] }
        let newest = CallBlock.number(of: last)
        var missing = newest + 1 - row[1]
        counts.end()
        var entries: [Entry] = []
        let kept = try RowPass(
            database,
            """
            SELECT ids FROM call_block WHERE block = ?1 AND format = \(sql: "\(StoredCallBlocks.format)")
                AND ids BETWEEN 1 AND \(sql: "\(CallBlock.size)")
            """
        )
        let bounds = try RowPass(database, Self.boundsQuery)
        // As a rule the newest one alone is missing.
        for number in (0...newest).reversed() {
            guard missing > 0 else { break }
            let ids = CallBlock.ids(of: number).dropFirst(Int(try kept.row(of: number) { $0[0] as Int64 } ?? 0))
            guard !ids.isEmpty else { continue }
            missing -= 1
            _ = try bounds.row(of: ids.lowerBound) { row in
                guard let first: Int64 = row[0] else { return }
                let end = row[2] as Int64? ?? .max
                entries.append(Entry(ids: ids, starts: first...max(first, row[1]), end: end, stored: nil))
            }
        }
        return entries
    }

    /// When the calls of a block from an id on were, by their rows; one that has not ended has no end.
    private static let boundsQuery: SQL = """
        SELECT min(started_at), max(started_at),
            CASE WHEN count(*) = count(ended_at) THEN max(max(ended_at), max(started_at)) + 86400 END
        FROM call WHERE id >= ?1 AND id < (?1 / \(sql: "\(CallBlock.size)") + 1) * \(sql: "\(CallBlock.size)")
        """

    /// Reads a block.
    ///
    /// - Throws: An error of the database.
    public func block(_ entry: Entry) throws -> CallBlock {
        guard let stored = entry.stored, let block = try read(entry, stored) else {
            return try rows.block(of: entry.ids)
        }
        return block
    }

    /// Reads a block unless it is known that it has none of the texts wanted; they may be those of columns not read.
    ///
    /// - Throws: An error of the database.
    public func block(_ entry: Entry, ifAnyText isWanted: (String) -> Bool) throws -> CallBlock? {
        if entry.stored != nil,
            let texts = try bytes(entry.number, StoredCallBlocks.textsPlace, { TextList(bytes: $0) }),
            !texts.contains(where: isWanted)
        {
            return nil
        }
        return try block(entry)
    }

    /// Reads a block unless it is known that no row of it has a value in a column.
    ///
    /// - Throws: An error of the database.
    public func block(_ entry: Entry, ifAny column: CallColumn, is value: Int64) throws -> CallBlock? {
        if let stored = entry.stored, let values = try values(of: column, entry.number, stored),
            values.first(value, in: 0..<values.count) == nil
        {
            return nil
        }
        return try block(entry)
    }

    /// Whether a block may have a call of a start and an offset from UTC that are wanted; where it is kept, two columns tell.
    ///
    /// - Throws: An error of the database, or what `isWanted` throws.
    public func hasCall(_ entry: Entry, where isWanted: (_ start: Int64, _ utcOffset: Int64?) throws -> Bool) throws
        -> Bool
    {
        guard let stored = entry.stored, let starts = try values(of: .startedAt, entry.number, stored),
            let offsets = try values(of: .utcOffset, entry.number, stored)
        else { return true }
        return try (0..<starts.count).contains { call in
            try starts[call].map { try isWanted($0, offsets[call]) } ?? false
        }
    }

    /// `nil` when a column is missing or not what it should be.
    private func read(_ entry: Entry, _ stored: Stored) throws -> CallBlock? {
        let number = entry.number
        var result: [CallColumn: ColumnValues] = [:]
        for column in columns {
            guard let values = try values(of: column, number, stored) else { return nil }
            result[column] = values
        }
        guard result[.id]?.areIndices(below: entry.ids.count) == true else { return nil }
        var texts = TextList()
        if needsTexts {
            guard let list = try bytes(number, StoredCallBlocks.textsPlace, { TextList(bytes: $0) }) else { return nil }
            texts = list
        }
        for (column, values) in result where column.kind == .text && !values.areIndices(below: texts.count) {
            return nil
        }
        let block = CallBlock(ids: entry.ids, columns: result, texts: texts)
        guard result[.legs] == nil || block.legEnds.last ?? 0 == stored.legs,
            result[.offers] == nil || block.offerEnds.last ?? 0 == stored.offers
        else { return nil }
        return block
    }

    private func values(of column: CallColumn, _ number: Int64, _ stored: Stored) throws -> ColumnValues? {
        let count =
            switch column.table {
            case .call: stored.calls
            case .leg: stored.legs
            case .offer: stored.offers
            }
        return try bytes(number, column.rawValue) { ColumnValues(bytes: $0, count: count) }
    }

    private func bytes<Value>(
        _ number: Int64,
        _ place: Int64,
        _ body: (UnsafeRawBufferPointer) -> Value?
    ) throws -> Value? {
        try blob.row(of: StoredCallBlocks.id(number, place)) { $0.withBytes(0, body) } ?? nil
    }
}
