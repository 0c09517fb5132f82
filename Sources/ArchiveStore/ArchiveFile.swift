import CSQLiteSetup
import Foundation
import GRDB
import Schema

/// Opens archive files, and says clearly what is wrong with one that is none.
enum ArchiveFile {
    /// Done before SQLite's first use in the process, and once; where SQLite refuses, it is only slower.
    ///
    /// A tenth of the ingester's CPU went into statistics, and another into small writes to the log.
    private static let setUpSQLite: Void = {
        _ = sqlite_setup_disable_memory_statistics()
        _ = sqlite_setup_gather_log_writes()
    }()

    /// What the log may keep on the disk once it begins anew: twice what it holds between two checkpoints.
    ///
    /// A reader that held a transaction during a blast would leave it as large as it became.
    static let logLimit = 64 << 20

    /// Opens a file for writing, creating it when it is missing, and brings its schema up to date unless told not to.
    static func openForWriting(
        _ path: String,
        migrates: Bool = true,
        migration: MigrationProgress? = nil
    ) throws(ArchiveError) -> DatabaseQueue {
        _ = setUpSQLite
        try refuseImpossible(path, mayCreate: true)
        do {
            var configuration = Configuration()
            configuration.label = "callarchive.writer"
            // Enforcing costs a look-up for each reference; `verify` checks them all at once.
            configuration.foreignKeysEnabled = false
            configuration.busyMode = .timeout(30)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { db in try refuseForeign(db, path) }
            try queue.writeWithoutTransaction { db in
                // FULL after WAL: SQLite's own order lowers it, and with NORMAL a power cut loses committed groups.
                try db.execute(
                    sql: """
                        PRAGMA journal_mode = WAL;
                        PRAGMA synchronous = FULL;
                        PRAGMA wal_autocheckpoint = 8000;
                        PRAGMA journal_size_limit = \(logLimit);
                        PRAGMA cache_size = -6000;
                        PRAGMA temp_store = MEMORY;
                        """
                )
                if migrates { try SchemaMigrator().migrate(db, path: path, progress: migration) }
            }
            return queue
        } catch {
            throw ArchiveError.wrapping(error, "cannot open \(path) for writing")
        }
    }

    /// Opens a file read-only; it is never written, not even when its schema is older.
    static func openForReading(_ path: String) throws(ArchiveError) -> DatabaseQueue {
        let queue = try openUnchanged(path)
        do {
            let version = try queue.inDatabase { db in
                // Columns are read once each: pages kept for later would only be memory that the kernel has to clear.
                try db.execute(sql: "PRAGMA cache_size = -500")
                return try SchemaMigrator.version(db)
            }
            guard version == Schema.currentVersion else {
                throw ArchiveError(
                    .olderSchema,
                    "cannot read \(path)",
                    reason: "it has schema \(version), and this program reads schema \(Schema.currentVersion)",
                    advice: "Bring it up to date with `callarchive migrate --database \(path)`."
                )
            }
            return queue
        } catch {
            throw ArchiveError.wrapping(error, "cannot open \(path) for reading")
        }
    }

    /// Refuses a file that is another program's, or a newer version's, before anything is made beside it.
    static func refuseOthers(_ path: String) throws(ArchiveError) {
        try refuseImpossible(path, mayCreate: true)
        guard FileManager.default.fileExists(atPath: path), !hasOurHeader(path) else { return }
        do {
            _ = try openUnchanged(path, leavesNothing: true)
        } catch {
            // What else may be wrong with it, opening it for writing tells, or mends.
            guard error.code == .notAnArchive || error.code == .newerSchema else { return }
            throw error
        }
    }

    /// Whether a file's first bytes say that it is an archive of this or an earlier schema; a new one's log may still hold them.
    ///
    /// To open it would take as long as its log is: SQLite reads that whole, and once more when it is opened for writing.
    private static func hasOurHeader(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let header = try? file.read(upToCount: 72) else {
            return false
        }
        func number(at place: Int) -> Int { header.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
        return header.count == 72 && header.starts(with: Array("SQLite format 3\0".utf8))
            && number(at: 68) == Int(Schema.applicationID) && number(at: 60) <= Schema.currentVersion
    }

    /// Opens an archive of this or an earlier schema read-only.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - leavesNothing: Whether SQLite is to do without the files that it makes beside one with a log; for a look alone.
    /// - Returns: The connection.
    /// - Throws: ``ArchiveError``.
    static func openUnchanged(_ path: String, leavesNothing: Bool = false) throws(ArchiveError) -> DatabaseQueue {
        try refuseImpossible(path, mayCreate: false)
        do {
            var configuration = Configuration()
            configuration.label = "callarchive.reader"
            configuration.readonly = true
            configuration.busyMode = .timeout(10)
            let readable = leavesNothing ? readablePath(path, isWritable: { _ in false }) : readablePath(path)
            let queue = try DatabaseQueue(path: readable, configuration: configuration)
            try queue.inDatabase { db in try refuseForeign(db, path) }
            return queue
        } catch {
            throw ArchiveError.wrapping(error, "cannot open \(path) for reading")
        }
    }

    /// The path, or a URI that tells SQLite to do without its shared-memory file.
    ///
    /// Somebody who may read an archive, but not write beside it, could not open it otherwise. A log beside the file would
    /// hold newer data, and is then needed.
    static func readablePath(
        _ path: String,
        isWritable: (String) -> Bool = { access($0, W_OK) == 0 }
    ) -> String {
        // SQLite keeps the log beside the file itself, not beside a link to it.
        let file = ArchivePath.real(path)
        guard !isWritable(ArchivePath.folder(of: path)), access(file + "-wal", F_OK) != 0,
            let escaped = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return path }
        return "file:\(escaped)?immutable=1"
    }

    private static func refuseImpossible(_ path: String, mayCreate: Bool) throws(ArchiveError) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue {
            throw ArchiveError(.notAnArchive, "cannot open \(path)", reason: "it is a folder", advice: "Name a file.")
        }
        if exists {
            guard access(path, mayCreate ? R_OK | W_OK : R_OK) == 0 else {
                throw ArchiveError(
                    mayCreate ? .notPermitted : .notReadable,
                    "cannot open \(path)",
                    reason: "no permission to \(mayCreate ? "write" : "read") it",
                    advice: "Check its owner and permissions."
                )
            }
            return
        }
        guard mayCreate else {
            throw ArchiveError(
                .missing,
                "cannot open \(path)",
                reason: "there is no such file",
                advice: "Check --database; `callarchive ingest` creates the file."
            )
        }
        let folder = ArchivePath.folder(of: path)
        guard access(folder, W_OK) == 0 else {
            throw ArchiveError(
                .cannotCreate,
                "cannot create \(path)",
                reason: String(cString: strerror(errno)).lowercased(),
                advice: "Check that the folder \(folder) exists and is writable."
            )
        }
    }

    private static func refuseForeign(_ db: Database, _ path: String) throws {
        let version = try SchemaMigrator.version(db)
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard application == Schema.applicationID || (application == 0 && version == 0 && tables == 0) else {
            throw ArchiveError(
                .notAnArchive,
                "cannot open \(path)",
                reason: "it is a database of another program, not a call archive",
                advice: "Name another file."
            )
        }
        guard version <= Schema.currentVersion else {
            throw ArchiveError(
                .newerSchema,
                "cannot open \(path)",
                reason: "it has schema \(version), and this program knows only up to \(Schema.currentVersion)",
                advice: "Install a newer version of callarchive."
            )
        }
    }
}
