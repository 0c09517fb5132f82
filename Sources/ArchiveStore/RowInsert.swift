import GRDB

/// Inserts rows of one table, up to four with one statement: that opens the table and its indexes once, which is about a
/// sixth of what a row costs.
final class RowInsert {
    private static let rowLimit = 4

    /// The statement for one row, for two, and so on.
    private let statements: [PreparedStatement]

    init(_ db: Database, into table: String, _ columns: [String]) throws {
        let row = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
        statements = try (1...Self.rowLimit).map { count in
            let rows = Array(repeating: row, count: count).joined(separator: ", ")
            return try PreparedStatement(db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)")
        }
    }

    /// Inserts rows in their order.
    ///
    /// - Parameters:
    ///   - indices: Which rows.
    ///   - bind: Binds the columns of one of them.
    /// - Returns: The id of the last of them.
    /// - Throws: What SQLite says.
    @discardableResult
    @inline(__always)
    func insert(_ indices: Range<Int>, _ bind: (Int, PreparedStatement) -> Void) throws -> Int64 {
        var last: Int64 = 0
        var first = indices.lowerBound
        while first < indices.upperBound {
            let next = min(first + Self.rowLimit, indices.upperBound)
            let statement = statements[next - first - 1]
            for index in first..<next { bind(index, statement) }
            last = try statement.insert()
            first = next
        }
        return last
    }
}
