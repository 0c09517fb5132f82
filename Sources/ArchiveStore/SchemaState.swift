import GRDB
import Schema

/// Which schema an archive has, and which one this program writes.
public struct SchemaState: Hashable, Sendable {
    public let fileVersion: Int
    public let currentVersion: Int

    public var isCurrent: Bool { fileVersion == currentVersion }

    /// Looks at a file without changing it.
    ///
    /// - Throws: ``ArchiveError`` when it is missing, no archive, newer, or damaged.
    public init(path: String) throws(ArchiveError) {
        let queue = try ArchiveFile.openUnchanged(path)
        do {
            fileVersion = try queue.inDatabase(SchemaMigrator.version)
            currentVersion = Schema.currentVersion
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }
}
