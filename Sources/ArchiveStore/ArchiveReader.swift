public import GRDB

/// A read-only view of an archive: any number of them read while an ingester writes.
public final class ArchiveReader: Sendable {
    /// The file as the user named it.
    public let path: String
    private let queue: DatabaseQueue

    /// Opens an archive without ever writing to it.
    ///
    /// - Throws: ``ArchiveError`` when the file is missing, no archive, of another schema, or damaged.
    public init(path: String) throws(ArchiveError) {
        self.path = path
        queue = try ArchiveFile.openForReading(path)
    }

    /// Runs queries on one snapshot of the archive.
    ///
    /// - Throws: ``ArchiveError`` for what SQLite refuses; any other error of the closure as it is.
    public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.snapshot(of: path, body)
        } catch let error as DatabaseError {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }
}
