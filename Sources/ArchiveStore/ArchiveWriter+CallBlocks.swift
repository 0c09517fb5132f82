import CallColumns
public import Foundation

extension ArchiveWriter {
    /// Copies the next calls that lack it column by column, for reports; oldest first.
    ///
    /// - Parameters:
    ///   - limit: How many blocks of up to ``CallBlock/size`` ids each at most: the archive is locked that long.
    ///   - now: Unix seconds; calls that ended a moment before wait.
    /// - Returns: How many there were; less than the limit once all are made.
    /// - Throws: ``ArchiveError`` when the file can't be written.
    public func makeCallBlocks(
        atMost limit: Int,
        now: Int64 = Int64(Date().timeIntervalSince1970)
    ) throws(ArchiveError) -> Int {
        // Which forgets the calls in memory: a leg that is inserted to one of a block made here comes with an update of its
        // call, and so drops the block.
        try transaction { db in
            let blocks = StoredCallBlocks(in: db)
            let due = try blocks.due(atMost: limit, now: now)
            for block in due { try blocks.store(block.number, ids: block.ids) }
            return due.count
        }
    }
}
