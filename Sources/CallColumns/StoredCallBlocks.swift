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

    /// Makes and keeps a block.
    ///
    /// - Parameters:
    ///   - number: Which one.
    ///   - count: How many ids it covers, from its first on.
    /// - Throws: An error of the database.
    public func store(_ number: Int64, ids count: Int = Int(CallBlock.size)) throws {
        let block = try CallBlockRows(Set(CallColumn.allCases), in: database)
            .block(of: CallBlock.ids(of: number).prefix(count))
        try database.execute(sql: "DELETE FROM call_block WHERE block = ?", arguments: [number])
        let insert = try database.cachedStatement(sql: "INSERT INTO call_column (id, data) VALUES (?, ?)")
        for column in CallColumn.allCases {
            try insert.execute(arguments: [Self.id(number, column.rawValue), Data(block[column].encoded())])
        }
        try insert.execute(arguments: [Self.id(number, Self.textsPlace), Data(block.texts.encoded())])
        let (starts, end) = (block.starts, block.end)
        try database.execute(
            sql: """
                INSERT INTO call_block (block, format, ids, calls, legs, offers, first_seconds, last_start_seconds,
                    last_seconds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                number, Self.format, count, block.callCount, block[.legStartedAt].count, block[.extensionNumber].count,
                starts?.lowerBound, starts?.upperBound, end,
            ]
        )
    }

    /// A block that is to be made, or made anew because it may cover more.
    public struct Due: Equatable {
        public var number: Int64
        /// How many ids it may cover, from its first on.
        public var ids: Int
    }

    /// So many calls more, or all that it lacks, are worth making a block anew.
    private static let step = 512
    /// How long ago a call has ended, in seconds, when nothing is expected to change it any more.
    private static let settledSeconds = 300

    /// The first blocks that are to be made.
    ///
    /// A block covers calls up to the first one that is live or ended a moment ago, because to change a call drops its block.
    ///
    /// - Parameters:
    ///   - limit: How many at most.
    ///   - now: Unix seconds.
    /// - Returns: Them, in the order of their numbers.
    /// - Throws: An error of the database.
    public func due(atMost limit: Int, now: Int64) throws -> [Due] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                WITH RECURSIVE
                given(ids) AS (SELECT coalesce(max(id) + 1, 0) FROM call),
                range(first) AS (SELECT 0 UNION ALL SELECT first + :size FROM range, given WHERE first + :size < ids),
                part AS (
                    SELECT first, coalesce(b.ids, 0) AS covered,
                        (SELECT min(c.id) FROM call c WHERE c.id >= first AND c.id < first + :size
                            AND (c.state = 'live' OR c.ended_at BETWEEN :now - :settled AND :now)) AS unsettled
                    FROM range LEFT JOIN call_block b ON b.block = first / :size AND b.format = :format
                    WHERE coalesce(b.ids, 0) < :size),
                reach AS (
                    SELECT first, covered, min(coalesce(unsettled, ids), ids, first + :size) - first AS ids FROM part, given)
                SELECT first / :size, ids FROM reach
                WHERE ids - covered >= min(:step, :size - covered)
                LIMIT :limit
                """,
            arguments: [
                "size": CallBlock.size, "format": Self.format, "step": Self.step, "settled": Self.settledSeconds,
                "now": now, "limit": limit,
            ]
        )
        return rows.map { Due(number: $0[0], ids: $0[1]) }
    }

    // MARK: - Places

    /// Where a block's texts are among its columns.
    static let textsPlace: Int64 = 63

    /// The row of a column: blocks have 64 places each.
    static func id(_ block: Int64, _ place: Int64) -> Int64 { block * 64 + place }
}
