import CallColumns
import GRDB

/// Reads rows of calls by their ids, some hundreds in one go: of many, each alone takes half as long again.
struct ListedCalls {
    static let mostAtOnce = 512

    private let rows: RowPass

    /// - Parameters:
    ///   - columns: What is read of a row `c` of `call`.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(_ columns: SQL, in database: Database) throws {
        rows = try RowPass(
            database,
            "SELECT \(literal: columns) FROM json_each(?1) listed LEFT JOIN call c ON c.id = listed.value"
        )
    }

    /// Hands on each item with the row of its call, in their order, until `body` wants no more.
    ///
    /// - Parameters:
    ///   - items: What there is to say of calls.
    ///   - id: Which call an item is about.
    ///   - body: Says whether to go on.
    /// - Returns: Whether all were wanted.
    /// - Throws: An error of the database, or what `body` throws.
    @discardableResult func visit<Item>(
        _ items: [Item],
        of id: (Item) -> Int64,
        _ body: (Item, RowPass) throws -> Bool
    ) throws -> Bool {
        defer { rows.end() }
        for start in stride(from: 0, to: items.count, by: Self.mostAtOnce) {
            let some = items[start..<min(start + Self.mostAtOnce, items.count)]
            try rows.restart(Self.list(some.map(id)))
            for item in some {
                guard let row = try rows.next(), try body(item, row) else { return false }
            }
        }
        return true
    }

    /// The ids as a JSON array.
    private static func list(_ ids: [Int64]) -> [UInt8] {
        var list = [UInt8(ascii: "[")]
        for id in ids {
            if list.count > 1 { list.append(UInt8(ascii: ",")) }
            list.append(decimal: id)
        }
        list.append(UInt8(ascii: "]"))
        return list
    }
}
