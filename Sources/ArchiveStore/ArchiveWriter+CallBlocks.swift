import CallColumns

extension ArchiveWriter {
    /// Copies the next full ranges of calls column by column, for reports; oldest first.
    ///
    /// - Parameter limit: How many of ``CallBlock/size`` ids each at most: the archive is locked that long.
    /// - Returns: How many there were; less than the limit once all are made.
    /// - Throws: ``ArchiveError`` when the file can't be written.
    public func makeCallBlocks(atMost limit: Int) throws(ArchiveError) -> Int {
        try transaction { db in
            let blocks = StoredCallBlocks(in: db)
            let missing = try blocks.missing(atMost: limit)
            for number in missing { try blocks.store(number) }
            return missing.count
        }
    }
}
