import CallColumns
import GRDB

/// Reads rows of calls by their ids, in one go over those that lie close together: finding one anew takes as long as passing
/// a dozen.
struct NearRows {
    private static let nearest: Int64 = 16

    private let rows: RowPass

    /// - Parameters:
    ///   - columns: What is read of a row `c` of `call`; the first one is column 1, after the id.
    ///   - condition: What all rows that are asked for fulfil, and few others.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(_ columns: SQL, where condition: SQL = "1", in database: Database) throws {
        rows = try RowPass(
            database,
            """
            SELECT c.id, \(literal: columns) FROM call c WHERE c.id >= ?1 AND \(literal: condition) ORDER BY c.id
            """
        )
    }

    /// Hands on the rows of calls in the order of their ids, each with its place in the list.
    ///
    /// - Throws: An error of the database, or what `body` throws.
    func visit(_ ids: [Int64], _ body: (Int, RowPass) throws -> Void) throws {
        var reached = Int64.min
        defer { rows.end() }
        for place in ids.indices.sorted(by: { ids[$0] < ids[$1] }) {
            let id = ids[place]
            if reached < id - Self.nearest {
                try rows.restart(id)
                reached = try rows.next()?[0] ?? .max
            }
            while reached < id { reached = try rows.next()?[0] ?? .max }
            if reached == id { try body(place, rows) }
        }
    }
}
