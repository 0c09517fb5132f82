import GRDB
import GRDBSQLite

extension ArchiveWriter {
    /// Whether the file is still where it was opened.
    ///
    /// One that was renamed, replaced or deleted can be written to all the same, and nobody would ever find what was.
    ///
    /// - Throws: ``ArchiveError``.
    public func isInPlace() throws(ArchiveError) -> Bool {
        try look { db in
            var hasMoved: CInt = 0
            sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
            return hasMoved == 0
        }
    }
}
