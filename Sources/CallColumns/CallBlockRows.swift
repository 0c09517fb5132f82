public import GRDB

/// Makes a block from the rows themselves.
public struct CallBlockRows {
    private let database: Database
    private let columns: Set<CallColumn>

    /// - Parameters:
    ///   - columns: What to read; the start, by which calls are ordered, always is.
    ///   - database: The archive.
    public init(_ columns: Set<CallColumn>, in database: Database) {
        self.database = database
        self.columns = columns.union([.startedAt])
    }

    /// Reads calls of a block.
    ///
    /// - Parameter ids: Which ones, all of one block.
    /// - Returns: These calls alone.
    /// - Throws: An error of the database.
    public func block(of ids: Range<Int64>) throws -> CallBlock {
        let first = CallBlock.ids(of: CallBlock.number(of: ids.lowerBound)).lowerBound
        let texts = TextPlaces()
        var result: [CallColumn: ColumnValues] = [:]
        let calls = try table(
            .call,
            "FROM call c WHERE c.id >= \(ids.lowerBound) AND c.id < \(ids.upperBound) ORDER BY c.id",
            texts
        )
        let order = calls.inOrder(of: .startedAt)
        calls.add(order, to: &result)
        let offsets = order.map { calls.owner($0) - first }
        result[.id] = ColumnValues(offsets)
        for (kind, count, source) in Self.parts(ids) where columns.contains(count) {
            let rows = try table(kind, source, texts)
            // They come by the ids of their calls, and are wanted in the calls' own order.
            let places = rows.places(from: first, count: Int(CallBlock.size))
            result[count] = ColumnValues(offsets.map { Int64(places[Int($0)].count) })
            rows.add(offsets.flatMap { places[Int($0)] }, to: &result)
        }
        return CallBlock(ids: ids, columns: result, texts: TextList(texts.texts))
    }

    /// Of legs and offers: the column that counts them, and where they are.
    private static func parts(_ ids: Range<Int64>) -> [(CallColumn.Table, CallColumn, SQL)] {
        [
            (
                .leg, .legs,
                """
                FROM leg l WHERE l.call >= \(ids.lowerBound) AND l.call < \(ids.upperBound) AND l.leg > 0
                ORDER BY l.call, l.leg
                """
            ),
            (
                .offer, .offers,
                "FROM offer o WHERE o.call >= \(ids.lowerBound) AND o.call < \(ids.upperBound) ORDER BY o.call, o.id"
            ),
        ]
    }

    private func table(_ table: CallColumn.Table, _ source: SQL, _ texts: TextPlaces) throws -> BlockRows {
        let wanted = columns.filter { $0.table == table && ![.id, .legs, .offers].contains($0) }
            .sorted { $0.rawValue < $1.rawValue }
        let owner = table == .call ? "c.id" : table == .leg ? "l.call" : "o.call"
        let selection = ([owner] + wanted.map(\.expression)).joined(separator: ", ")
        var rows = BlockRows(wanted, texts)
        let pass = try RowPass(database, "SELECT \(sql: selection) \(literal: source)")
        while let row = try pass.next() { rows.append(row) }
        return rows
    }
}
