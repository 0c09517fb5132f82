import Foundation
import GRDB
import GRDBSQLite
import Synchronization
import TestSupport
import Testing

@testable import ArchiveStore
@testable import Schema

/// Files of earlier versions, brought up to date.
@Suite("Migrations")
struct MigrationTests {
    private static let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

    private static func rows(_ path: String, _ sql: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).inDatabase { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { "\($0)" }.joined(separator: "|")
            }
        }
    }

    // MARK: Released files

    @Test("an archive of a release becomes what a new one is", arguments: ArchiveFixture.releases)
    func migrates(release: String, version: Int) async throws {
        let folder = try TemporaryFolder()
        let (path, fresh) = (folder.path("old.sqlite"), folder.path("new.sqlite"))
        try ArchiveFixture.write(release, to: path)
        #expect(try SchemaState(path: path).fileVersion == version)
        let tables = ["frame", "call", "leg", "offer", "cdr", "member_state", "gap", "connection"]
        let ids = { try tables.flatMap { try Self.rows(path, "SELECT '\($0)', rowid FROM \($0)") }.sorted() }
        let calls = "SELECT id, call_id, started_at, outcome, talk_seconds FROM calls ORDER BY id"
        let before = try (ids(), Self.rows(path, calls))
        #expect(before.1.count == 22)

        let writer = try ArchiveWriter(path: path)
        _ = try ArchiveWriter(path: fresh)
        #expect(try SchemaState(path: path).isCurrent)
        #expect(try Self.rows(path, Self.schema) == Self.rows(fresh, Self.schema))
        #expect(try Self.rows(path, "PRAGMA integrity_check") == ["\"ok\""])
        #expect(try Self.rows(path, "PRAGMA foreign_key_check") == [])
        #expect(try ids() == before.0)
        #expect(try Self.rows(path, calls) == before.1)
        for view in try Self.rows(path, "SELECT name FROM sqlite_schema WHERE type = 'view'") {
            _ = try Self.rows(path, "SELECT * FROM \(view)")
        }

        _ = try await Reprocessor(path: path, writer: writer).run()
        let left = try await Reprocessor(path: path).run()
        #expect(left.isEmpty, "\(left)")
        #expect(left.unprovableCalls == 0)
        #expect(try Self.rows(path, "SELECT id, call_id FROM call ORDER BY id").count == 22)
        #expect(try Self.rows(path, "PRAGMA foreign_key_check") == [])
        #expect(try Self.rows(path, "PRAGMA integrity_check") == ["\"ok\""])
    }

    @Test func `every index that a table can get later is known by its name`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("new.sqlite")
        _ = try ArchiveWriter(path: path)
        let indexes = try Self.rows(
            path,
            """
            SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name
            """
        )
        let known = SchemaIndex.all(of: Schema.scripts).map { "\"\($0.name)\"|\"\($0.table)\"" }.sorted()
        #expect(known == indexes)
    }

    // MARK: A schema to come

    /// The present scripts and one more, as a later version may bring it.
    private static let migrator = SchemaMigrator(
        scripts: Schema.scripts + [
            Schema.Script(
                version: Schema.currentVersion + 1,
                name: "later.sql",
                sql: """
                    -- A comment; with a semicolon.
                    ALTER TABLE call ADD COLUMN mood TEXT;
                    CREATE INDEX call_mood ON call(mood) WHERE mood IS NOT NULL;
                    CREATE TABLE note (call INTEGER, text TEXT) STRICT;  -- new, and empty
                    CREATE INDEX note_call ON note(call);
                    CREATE INDEX frame_received ON frame(received_ms);
                    CREATE VIEW moods AS SELECT id, mood FROM call;
                    UPDATE call SET mood = 'calm' WHERE id % 2 = 0;
                    """
            )
        ]
    )

    private static func makeOld(_ folder: TemporaryFolder, _ name: String) throws -> DatabaseQueue {
        let path = folder.path(name)
        try ArchiveFixture.write("0.1.0", to: path)
        _ = try ArchiveWriter(path: path)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    @Test func `large tables get their indexes in steps of their own`() throws {
        let folder = try TemporaryFolder()
        let queue = try Self.makeOld(folder, "old.sqlite")
        let seen = Mutex<[MigrationStep]>([])
        try queue.inDatabase { db in
            try Self.migrator.migrate(db, path: queue.path) { step, _, count in
                seen.withLock { $0.append(step) }
                #expect(count == 3)
            }
            #expect(try Self.migrator.pending(db) == [])
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM moods WHERE mood = 'calm'") == 11)
        }
        #expect(seen.withLock { $0 } == [.script("later.sql"), .index("call_mood"), .index("frame_received")])
    }

    /// Interrupted at every so many steps of SQLite's machine, and gone on with.
    @Test func `interrupted anywhere, a file has the schema before a step or after it, and goes on`() throws {
        let folder = try TemporaryFolder()
        let whole = try Self.makeOld(folder, "whole.sqlite")
        try whole.inDatabase { db in try Self.migrator.migrate(db, path: whole.path) }
        let expected = try Self.rows(whole.path, Self.schema)
        let calls = try Self.rows(whole.path, "SELECT * FROM call")

        let queue = try Self.makeOld(folder, "old.sqlite")
        let old = try Self.rows(queue.path, Self.schema)
        var seen: Set<[String]> = [old]
        var interruptions = 0
        var limit = 1
        while limit < 100_000 {
            limit += 1 + limit / 8
            let isDone = try queue.inDatabase { db in
                try Self.interrupting(db, after: limit) { try Self.migrator.migrate(db, path: queue.path) }
            }
            let now = try Self.rows(queue.path, Self.schema)
            seen.insert(now)
            if isDone { break }
            interruptions += 1
            #expect(try Self.rows(queue.path, "PRAGMA quick_check") == ["\"ok\""])
            // The script is there as a whole, or not at all.
            let hasView = now.contains { $0.contains("moods") }
            let version = try Self.rows(queue.path, "PRAGMA user_version")
            #expect(version == ["\(Schema.currentVersion + (hasView ? 1 : 0))"])
        }
        #expect(interruptions > 5)
        // Old, script, one index and the other.
        #expect(seen.count >= 2 && seen.count <= 4)
        #expect(try Self.rows(queue.path, Self.schema) == expected)
        #expect(try Self.rows(queue.path, "SELECT * FROM call") == calls)
        #expect(try Self.rows(queue.path, "PRAGMA integrity_check") == ["\"ok\""])
    }

    /// Runs something, and interrupts SQLite at its n-th call of the progress handler.
    ///
    /// - Returns: Whether it came to its end before.
    private static func interrupting(_ db: Database, after limit: Int, _ body: () throws -> Void) throws -> Bool {
        var rest = Int32(limit)
        return try withUnsafeMutablePointer(to: &rest) { rest in
            sqlite3_progress_handler(
                db.sqliteConnection,
                20,
                { rest in
                    guard let rest = rest?.assumingMemoryBound(to: Int32.self) else { return 0 }
                    rest.pointee -= 1
                    return rest.pointee < 0 ? 1 : 0
                },
                rest
            )
            defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
            do {
                try body()
                return true
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                return false
            }
        }
    }

    @Test func `too little room is said before anything is done`() throws {
        let folder = try TemporaryFolder()
        let queue = try Self.makeOld(folder, "old.sqlite")
        let before = try Self.rows(queue.path, Self.schema)
        var migrator = Self.migrator
        migrator.freeBytes = { _ in 900_000 }
        let error = #expect(throws: ArchiveError.self) {
            try queue.inDatabase { db in try migrator.migrate(db, path: queue.path) }
        }
        #expect(error?.code == .diskFull)
        #expect(
            error?.description.contains("needs about 2 MB of room on its disk, and 1 MB are free") == true,
            "\(error?.description ?? "")"
        )
        #expect(try Self.rows(queue.path, Self.schema) == before)
    }

    @Test func `a file that somebody writes to is left as it is, with a clear text`() throws {
        let folder = try TemporaryFolder()
        let queue = try Self.makeOld(folder, "old.sqlite")
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: queue.path, configuration: configuration)
        try other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let error = #expect(throws: DatabaseError.self) {
            try queue.inDatabase { db in try Self.migrator.migrate(db, path: queue.path) }
        }
        try other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        let text = error.map { ArchiveError.wrapping($0, "cannot open x for writing").description }
        #expect(text == "cannot open x for writing: another program holds it. Close the other program's transaction.")
        #expect(try Self.rows(queue.path, "PRAGMA user_version") == ["\(Schema.currentVersion)"])
    }

    @Test func `an index that an interrupted run left out is built at the next opening`() throws {
        let folder = try TemporaryFolder()
        let queue = try Self.makeOld(folder, "old.sqlite")
        let before = try Self.rows(queue.path, Self.schema)
        try queue.inDatabase { db in try db.execute(sql: "DROP INDEX leg_started; DROP INDEX frame_call_id") }
        let state = try SchemaState(path: queue.path)
        #expect(state.steps == [.index("frame_call_id"), .index("leg_started")])
        #expect(!state.isCurrent && state.neededBytes > 1_000_000)
        _ = try ArchiveWriter(path: queue.path)
        #expect(try Self.rows(queue.path, Self.schema) == before)
        #expect(try SchemaState(path: queue.path).isCurrent)
    }
}
