import GRDB
import Schema

/// Which schema an archive has, and which one this program writes.
public struct SchemaState: Hashable, Sendable {
    public let fileVersion: Int
    public let currentVersion: Int

    /// What is still to be done, in this order.
    public let steps: [MigrationStep]
    /// About how much room that needs on the file's disk; in bytes.
    public let neededBytes: Int64

    public var isCurrent: Bool { steps.isEmpty }

    /// Looks at a file without changing it.
    ///
    /// - Throws: ``ArchiveError`` when it is missing, no archive, newer, or damaged.
    public init(path: String) throws(ArchiveError) {
        let queue = try ArchiveFile.openUnchanged(path)
        do {
            (fileVersion, steps, neededBytes) = try queue.inDatabase { db in
                let steps = try SchemaMigrator().pending(db)
                return (try SchemaMigrator.version(db), steps, try SchemaMigrator.neededBytes(db, steps))
            }
            currentVersion = Schema.currentVersion
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }
}
