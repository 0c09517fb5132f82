public import GRDB
import GRDBSQLite

/// Makes a block from the rows themselves.
public struct CallBlockRows {
    private let database: Database
    private let columns: Set<CallColumn>

    /// - Parameters:
    ///   - columns: What to read.
    ///   - database: The archive.
    public init(_ columns: Set<CallColumn>, in database: Database) {
        self.database = database
        self.columns = columns
    }

    /// Reads the calls of a block.
    ///
    /// - Throws: An error of the database.
    public func block(_ number: Int64) throws -> CallBlock {
        let ids = CallBlock.ids(of: number)
        let texts = TextPlaces()
        var result: [CallColumn: ColumnValues] = [:]
        let calls = try table(
            .call,
            """
            FROM call c WHERE c.id >= \(ids.lowerBound) AND c.id < \(ids.upperBound)
            ORDER BY c.started_at IS NULL, c.started_at, c.id
            """,
            texts
        )
        for (column, values) in zip(calls.columns, calls.values) { result[column] = ColumnValues(values) }
        result[.id] = ColumnValues(calls.owners.map { $0 - ids.lowerBound })
        let places = Dictionary(calls.owners.enumerated().map { ($1, $0) }) { first, _ in first }
        for (kind, count, source) in Self.parts(ids) where columns.contains(count) {
            let rows = try table(kind, source, texts)
            var counts = [Int64](repeating: 0, count: calls.owners.count)
            // Legs and offers come by the ids of their calls, and are wanted in the calls' own order.
            var owned: [(call: Int, row: Int)] = []
            for (row, owner) in rows.owners.enumerated() {
                guard let call = places[owner] else { continue }
                counts[call] += 1
                owned.append((call, row))
            }
            if !zip(owned, owned.dropFirst()).allSatisfy({ $0.call <= $1.call }) {
                owned.sort { ($0.call, $0.row) < ($1.call, $1.row) }
            }
            result[count] = ColumnValues(counts)
            for (column, values) in zip(rows.columns, rows.values) {
                result[column] = ColumnValues(owned.map { values[$0.row] })
            }
        }
        return CallBlock(number: number, columns: result, texts: TextList(texts.texts))
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

    private struct Rows {
        let columns: [CallColumn]
        /// The call of each row.
        var owners: [Int64] = []
        /// For each column.
        var values: [[Int64]]
    }

    private func table(_ table: CallColumn.Table, _ source: SQL, _ texts: TextPlaces) throws -> Rows {
        let wanted = columns.filter { $0.table == table && ![.id, .legs, .offers].contains($0) }
            .sorted { $0.rawValue < $1.rawValue }
        let owner = table == .call ? "c.id" : table == .leg ? "l.call" : "o.call"
        let selection = ([owner] + wanted.map(\.expression)).joined(separator: ", ")
        var rows = Rows(columns: wanted, values: wanted.map { _ in [] })
        let readers = wanted.map { Reader($0.kind, texts) }
        let pass = try RowPass(database, "SELECT \(sql: selection) \(literal: source)")
        while let row = try pass.next() {
            rows.owners.append(row[0])
            for (index, reader) in readers.enumerated() { rows.values[index].append(reader.value(row, index + 1)) }
        }
        return rows
    }

    /// Turns the values of one column into numbers.
    private struct Reader {
        private let kind: CallColumn.Kind
        private let words: [[UInt8]]
        private let texts: TextPlaces

        init(_ kind: CallColumn.Kind, _ texts: TextPlaces) {
            self.kind = kind
            self.texts = texts
            if case .word(let list) = kind { words = list.map { Array($0.utf8) } } else { words = [] }
        }

        func value(_ row: RowPass, _ column: Int) -> Int64 {
            guard !row.isNull(column) else { return ColumnValues.null }
            switch kind {
            case .integer: return row[column]
            case .text: return texts.place(of: row[column])
            case .number:
                return row.phoneNumberKey(column).map { Int64(truncatingIfNeeded: $0) } ?? ColumnValues.null
            case .country:
                return row.withText(column) { $0.flatMap(CallingCodes.code(ofNumber:)) ?? ColumnValues.null }
            case .word:
                return row.withText(column) { bytes in
                    guard let bytes else { return ColumnValues.null }
                    return Int64(words.firstIndex { $0.elementsEqual(bytes) } ?? words.count)
                }
            }
        }
    }
}
