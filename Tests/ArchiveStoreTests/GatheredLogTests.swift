import Foundation
import GRDB
import GRDBSQLite
import TestSupport
import Testing

@testable import ArchiveStore

/// The writes of a commit go out together; other connections and other programs must not be able to tell.
@Suite("A log written at once")
struct GatheredLogTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        // Opening an archive is what sets SQLite up.
        _ = try ArchiveFile.openForWriting(folder.path("archive.sqlite"))
        path = folder.path("test.sqlite")
    }

    @Test func `connections that are opened from then on take part`() throws {
        #expect(sqlite3_vfs_find(nil).pointee.zName.map { String(cString: $0) } == "callarchive")
    }

    /// Two connections write in turn, with caches so small that open transactions reach the log, and roll half of them back.
    ///
    /// Copies of the files as they lie on the disk after a commit are read as after a crash.
    @Test(arguments: ["OFF", "NORMAL", "FULL"], UInt64(1)...8)
    func `any commits, rollbacks and checkpoints leave what was committed`(synchronous: String, seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let page = [512, 4096, 65536].randomElement(using: &random) ?? 4096
        let connections = try (0..<2).map { _ in try open(synchronous, page) }
        var expected: [Int64: Int64] = [:]
        for round in 0..<60 {
            let connection = connections[Int.random(in: 0..<2, using: &random)]
            let commits = Bool.random(using: &random)
            var changed = expected
            let changes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                (Int64.random(in: 0..<80, using: &random), Int64.random(in: 1...9000, using: &random))
            }
            try connection.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                for (id, size) in changes {
                    try db.execute(sql: "REPLACE INTO item VALUES (?, randomblob(?))", arguments: [id, size])
                    changed[id] = size
                }
                try db.execute(sql: commits ? "COMMIT" : "ROLLBACK")
                if Int.random(in: 0..<6, using: &random) == 0 { _ = try db.checkpoint(.passive) }
            }
            if commits { expected = changed }
            for connection in connections { #expect(try connection.read(Self.items) == expected, "round \(round)") }
            guard commits, round % 5 == 0 else { continue }
            #expect(try afterCrash(round) == expected, "round \(round)")
        }
        #expect(try connections[0].read { db in try String.fetchOne(db, sql: "PRAGMA integrity_check") } == "ok")
    }

    @Test func `another program sees a commit as soon as it is made`() throws {
        let connection = try open("FULL", 4096)
        for id in Int64(1)...5 {
            try connection.write { db in
                try db.execute(sql: "INSERT INTO item VALUES (?, randomblob(300000))", arguments: [id])
            }
            let shell = Process()
            let output = Pipe()
            shell.executableURL = URL(filePath: "/usr/bin/env")
            shell.arguments = ["sqlite3", "-readonly", path, "SELECT count(*), sum(length(bytes)) FROM item"]
            shell.standardOutput = output
            try shell.run()
            let answer = try output.fileHandleForReading.readToEnd() ?? Data()
            shell.waitUntilExit()
            #expect(String(decoding: answer, as: UTF8.self) == "\(id)|\(id * 300_000)\n")
        }
    }

    @Test func `a log that a reader let grow is cut once it has gone`() async throws {
        let archive = try await TestArchive()
        let writer = archive.writer
        try await writer.execute("PRAGMA synchronous = OFF; CREATE TABLE filler (bytes BLOB)")
        func logBytes() throws -> Int64 { try ArchiveStatus.read(archive.reader, now: 0).file.walBytes }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: archive.path, configuration: configuration)
        try reader.inDatabase { db in try db.execute(sql: "BEGIN; SELECT count(*) FROM frame") }
        for _ in 0..<9 { try await writer.execute("INSERT INTO filler VALUES (zeroblob(10000000))") }
        #expect(try logBytes() > 85_000_000)
        try reader.inDatabase { db in try db.execute(sql: "COMMIT") }
        // The first commit moves the log into the file, the second begins it anew.
        for second in 1...2 { try await archive.commit(archive.event(Wire.CDR().event, Double(second))) }
        #expect(try logBytes() <= 64 << 20)
        #expect(try archive.value("SELECT count(*) FROM frame") == "2")
        #expect(try archive.value("PRAGMA integrity_check") == "ok")
    }

    private func open(_ synchronous: String, _ page: Int) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA page_size = \(page);
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = \(synchronous);
                    PRAGMA wal_autocheckpoint = 300;
                    PRAGMA cache_size = 5;
                    CREATE TABLE IF NOT EXISTS item(id INTEGER PRIMARY KEY, bytes BLOB);
                    """
            )
        }
        return queue
    }

    /// What is read from a copy of the files.
    private func afterCrash(_ round: Int) throws -> [Int64: Int64] {
        let copy = folder.path("copy\(round).sqlite")
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
        return try DatabaseQueue(path: copy).read(Self.items)
    }

    private static func items(_ db: Database) throws -> [Int64: Int64] {
        let rows = try Row.fetchAll(db, sql: "SELECT id, length(bytes) FROM item")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
}
