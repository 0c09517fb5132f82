import Foundation
public import GRDB

/// The blocks that an archive keeps, each made from the rows and dropped by the file itself when one of these changes.
public struct StoredCallBlocks {
    /// The way in which columns are kept; a block of another one is not read.
    static let format: Int64 = 1

    private let database: Database

    public init(in database: Database) {
        self.database = database
    }

    /// Makes and keeps the block of a full range of ids.
    ///
    /// - Throws: An error of the database.
    public func store(_ number: Int64) throws {
        let block = try CallBlockRows(Set(CallColumn.allCases), in: database).block(number)
        try database.execute(sql: "DELETE FROM call_block WHERE block = ?", arguments: [number])
        let insert = try database.cachedStatement(sql: "INSERT INTO call_column (id, data) VALUES (?, ?)")
        for column in CallColumn.allCases {
            try insert.execute(arguments: [Self.id(number, column.rawValue), Data(block[column].encoded())])
        }
        try insert.execute(arguments: [Self.id(number, Self.textsPlace), Data(block.texts.encoded())])
        let (starts, end) = (block.starts, block.end)
        try database.execute(
            sql: """
                INSERT INTO call_block (block, format, calls, legs, offers, first_seconds, last_start_seconds, last_seconds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, Self.format, block.callCount, block[.legStartedAt].count, block[.extensionNumber].count,
                starts?.lowerBound, starts?.upperBound, end,
            ]
        )
    }

    /// The first full ranges of ids without a block, of calls that have all ended.
    ///
    /// - Throws: An error of the database.
    public func missing(atMost limit: Int) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                WITH RECURSIVE range(block) AS (
                    SELECT 0 UNION ALL
                    SELECT block + 1 FROM range WHERE (block + 2) * ?1 <= (SELECT coalesce(max(id), 0) FROM call))
                SELECT block FROM range
                WHERE NOT EXISTS (SELECT 1 FROM call_block b WHERE b.block = range.block AND b.format = ?2)
                    AND (block + 1) * ?1 <= (SELECT coalesce(max(id), 0) FROM call)
                    AND NOT EXISTS (SELECT 1 FROM call c WHERE c.state = 'live' AND c.id / ?1 = range.block)
                LIMIT ?3
                """,
            arguments: [CallBlock.size, Self.format, limit]
        )
    }

    // MARK: - Places

    /// Where a block's texts are among its columns.
    static let textsPlace: Int64 = 63

    /// The row of a column: blocks have 64 places each.
    static func id(_ block: Int64, _ place: Int64) -> Int64 { block * 64 + place }
}
