import Foundation
import GRDB
import Schema

/// Brings a file's schema forward: one script at a time, then one index at a time, each in a transaction of its own.
struct SchemaMigrator: Sendable {
    /// Every script, in order.
    var scripts = Schema.scripts
    /// How much room there is where a file is; in bytes.
    var freeBytes: @Sendable (String) -> Int64? = { path in
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: ArchivePath.folder(of: path))
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
    }

    private var indexes: [SchemaIndex] { SchemaIndex.all(of: scripts) }

    /// The schema version of a file; 0 when it is empty.
    static func version(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }

    /// What a file lacks.
    func pending(_ db: Database) throws -> [MigrationStep] {
        let version = try Self.version(db)
        guard version > 0 else { return scripts.map { .script($0.name) } }
        let tables = try Self.tables(db)
        return scripts.filter { $0.version > version }.map { .script($0.name) }
            + (try SchemaIndex.missing(db, of: indexes).filter { tables.contains($0.table) }.map { .index($0.name) })
    }

    /// Runs the scripts that a file has not seen yet, and builds the indexes that it lacks.
    ///
    /// Killed at any instant, the file has the schema before a step or the one after it, and the next run goes on there.
    ///
    /// - Parameters:
    ///   - db: The file, for writing.
    ///   - path: Its path.
    ///   - progress: Is told of each step before it begins, and how many there are.
    /// - Throws: ``ArchiveError`` when there is too little room; what SQLite throws.
    func migrate(_ db: Database, path: String, progress: MigrationProgress? = nil) throws {
        let steps = try pending(db)
        guard !steps.isEmpty else { return }
        let isNew = try Self.version(db) == 0
        if !isNew { try checkRoom(db, path, steps) }
        let indexes = indexes
        for (index, step) in steps.enumerated() {
            if !isNew { progress?(step, index + 1, steps.count) }
            switch step {
            case .script(let name): for script in scripts where script.name == name { try run(script, db) }
            case .index(let name): for index in indexes where index.name == name { try build(index, db) }
            }
        }
        // Those of tables that the scripts themselves have made.
        for index in try SchemaIndex.missing(db, of: indexes) { try build(index, db) }
    }

    // MARK: - Steps

    private func run(_ script: Schema.Script, _ db: Database) throws {
        try db.inTransaction(.immediate) {
            // Another process may have been quicker.
            guard try Self.version(db) < script.version else { return .rollback }
            let tables = try Self.tables(db)
            let statements = try db.allStatements(sql: script.sql)
            while let statement = try statements.next() {
                if let index = SchemaIndex(statement.sql), tables.contains(index.table) { continue }
                try statement.execute()
            }
            // Both pragmas are part of the transaction: they live in the file's header.
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(script.version)")
            return .commit
        }
    }

    private func build(_ index: SchemaIndex, _ db: Database) throws {
        // Sorting a large table's keys in memory would take it all.
        try db.execute(sql: "PRAGMA temp_store = FILE")
        defer { try? db.execute(sql: "PRAGMA temp_store = MEMORY") }
        try db.inTransaction(.immediate) {
            try db.execute(sql: "CREATE INDEX IF NOT EXISTS \(index.definition)")
            return .commit
        }
        // So that the log does not hold the next one too.
        _ = try? db.checkpoint(.truncate)
    }

    // MARK: - Room

    /// An index takes up to this part of the file, and twice as much again in the log and in temporary files while it is built.
    private static let indexPercent: Int64 = 3
    private static let leastBytes: Int64 = 1 << 20

    /// About how much room steps need beside the file; in bytes.
    static func neededBytes(_ db: Database, _ steps: [MigrationStep]) throws -> Int64 {
        let size = try Int64.fetchOne(
            db,
            sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        )
        let indexes = steps.count { if case .index = $0 { true } else { false } }
        let percent = indexes == 0 ? 0 : indexPercent * Int64(indexes + 2)
        return steps.isEmpty ? 0 : leastBytes + (size ?? 0) / 100 * percent
    }

    /// Refuses to begin what would fill the disk.
    private func checkRoom(_ db: Database, _ path: String, _ steps: [MigrationStep]) throws {
        let needed = try Self.neededBytes(db, steps)
        guard let free = freeBytes(path), free < needed else { return }
        throw ArchiveError(
            .diskFull,
            "cannot bring \(path) up to date",
            reason:
                "that needs about \(Self.megabytes(needed)) of room on its disk, and \(Self.megabytes(free)) are free",
            advice: "Make room, and run it again."
        )
    }

    private static func tables(_ db: Database) throws -> Set<String> {
        try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    }

    private static func megabytes(_ bytes: Int64) -> String { "\((bytes + 999_999) / 1_000_000) MB" }
}
