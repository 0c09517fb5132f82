import Foundation
import GRDB
import Schema
import TestSupport
import Testing

@testable import ArchiveStore

@Suite("The archive's file")
struct SchemaTests {
    @Test func `a commit waits for the disk, and readers do not wait for it`() async throws {
        let archive = try await TestArchive()
        #expect(try await archive.writer.number("PRAGMA synchronous") == 2)
        #expect(try await archive.writer.text("PRAGMA journal_mode") == "wal")
    }

    @Test func `a new file has the current schema`() async throws {
        let archive = try await TestArchive()
        #expect(try archive.value("PRAGMA application_id") == "\(Schema.applicationID)")
        #expect(try archive.value("PRAGMA user_version") == "\(Schema.currentVersion)")
        let state = try SchemaState(path: archive.path)
        #expect(state.isCurrent)
        #expect(state.fileVersion == Schema.scripts.count)
    }

    @Test func `opening a current file again changes nothing`() async throws {
        let archive = try await TestArchive()
        let before = try archive.rows("SELECT name, sql FROM sqlite_master ORDER BY name")
        _ = try ArchiveWriter(path: archive.path)
        #expect(try archive.rows("SELECT name, sql FROM sqlite_master ORDER BY name") == before)
    }

    @Test("every earlier schema is brought up to date", arguments: 0..<Schema.currentVersion)
    func migrates(from version: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("old.sqlite")
        try Self.makeFile(path, version: version)
        if version > 0 {
            #expect(try !SchemaState(path: path).isCurrent)
            #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }
        }
        _ = try ArchiveWriter(path: path)
        #expect(try SchemaState(path: path).isCurrent)
    }

    @Test func `a script that fails leaves the version before it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("old.sqlite")
        try Self.makeFile(path, version: 2)
        let queue = try DatabaseQueue(path: path)
        // The third script makes `call` before it stumbles over this.
        try queue.inDatabase { db in try db.execute(sql: "CREATE TABLE offer (id INTEGER)") }
        #expect(throws: ArchiveError.self) { try ArchiveWriter(path: path) }
        try queue.inDatabase { db in
            #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 2)
            #expect(try !db.tableExists("call"))
            try db.execute(sql: "DROP TABLE offer")
        }
        _ = try ArchiveWriter(path: path)
        #expect(try SchemaState(path: path).isCurrent)
    }

    @Test func `files that are no archive of ours are refused, each with its reason`() throws {
        let folder = try TemporaryFolder()
        func code(_ body: () throws -> Void) -> ArchiveError.Code? {
            do { try body() } catch { return (error as? ArchiveError)?.code }
            return nil
        }
        let missing = folder.path("missing.sqlite")
        #expect(code { _ = try ArchiveReader(path: missing) } == .missing)
        #expect(code { _ = try SchemaState(path: missing) } == .missing)
        #expect(!FileManager.default.fileExists(atPath: missing))
        #expect(code { _ = try ArchiveWriter(path: folder.path("none/calls.sqlite")) } == .cannotCreate)
        #expect(code { _ = try ArchiveWriter(path: folder.path("")) } == .notAnArchive)

        let text = folder.path("text")
        try Data("Not a database, whatever its name may be. Just some text.".utf8).write(to: URL(filePath: text))
        #expect(code { _ = try ArchiveWriter(path: text) } == .notAnArchive)

        let foreign = folder.path("foreign.sqlite")
        try DatabaseQueue(path: foreign).inDatabase { db in try db.execute(sql: "CREATE TABLE notes (text)") }
        #expect(code { _ = try ArchiveWriter(path: foreign) } == .notAnArchive)

        let newer = folder.path("newer.sqlite")
        try Self.makeFile(newer, version: Schema.currentVersion)
        try DatabaseQueue(path: newer).inDatabase { db in
            try db.execute(sql: "PRAGMA user_version = \(Schema.currentVersion + 1)")
        }
        #expect(code { _ = try ArchiveWriter(path: newer) } == .newerSchema)
        #expect(code { _ = try SchemaState(path: newer) } == .newerSchema)
    }

    private static func makeFile(_ path: String, version: Int) throws {
        try DatabaseQueue(path: path).inDatabase { db in
            for script in Schema.scripts.prefix(version) {
                try db.execute(sql: script.sql)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(script.version)")
            }
        }
    }
}

@Suite("An archive behind a symbolic link")
struct LinkedArchiveTests {
    private let folder: TemporaryFolder
    private let file: String
    private let link: String

    /// A link in one folder, the file in another.
    init() throws {
        folder = try TemporaryFolder()
        for name in ["data", "links"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
        }
        file = folder.path("data/calls.sqlite")
        link = folder.path("links/calls.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    }

    @Test func `a log beside the file is read, though nothing may be written`() async throws {
        let writer = try ArchiveWriter(path: file)
        #expect(ArchiveFile.readablePath(link, isWritable: { _ in false }) == link)
        await writer.close()
        let path = ArchiveFile.readablePath(link, isWritable: { _ in false })
        #expect(path == "file:\(ArchivePath.real(file))?immutable=1")
    }

    @Test(arguments: ["data", "links"])
    func `it is the file's own folder that must be writable`(writable: String) async throws {
        await (try ArchiveWriter(path: file)).close()
        let path = ArchiveFile.readablePath(link) { folder in URL(filePath: folder).lastPathComponent == writable }
        #expect(path.hasSuffix("immutable=1") == (writable == "links"))
    }

    @Test func `a link to a file that is yet to be made has the names of that file`() throws {
        let files = FileManager.default
        let direct = ArchivePath.real(folder.path("data")) + "/calls.sqlite"
        #expect(ArchivePath.real(link) == direct)
        try files.createSymbolicLink(atPath: folder.path("links/second.sqlite"), withDestinationPath: "calls.sqlite")
        #expect(ArchivePath.real(folder.path("links/second.sqlite")) == direct)
        let lock = try ArchiveLock(archive: link)
        try Data().write(to: URL(filePath: file))
        #expect(throws: ArchiveError.self) { try ArchiveLock(archive: link) }
        #expect(throws: ArchiveError.self) { try ArchiveLock(archive: file) }
        withExtendedLifetime(lock) {}
    }

    @Test func `links in a circle end`() throws {
        let (one, other) = (folder.path("links/one"), folder.path("links/other"))
        try FileManager.default.createSymbolicLink(atPath: one, withDestinationPath: other)
        try FileManager.default.createSymbolicLink(atPath: other, withDestinationPath: one)
        #expect(ArchivePath.real(one).hasSuffix("one") || ArchivePath.real(one).hasSuffix("other"))
        #expect(throws: ArchiveError.self) { try ArchiveWriter(path: one) }
    }

    @Test func `status tells the sizes of the file and its log`() async throws {
        let writer = try ArchiveWriter(path: file)
        let (direct, linked) = (try ArchiveReader(path: file), try ArchiveReader(path: link))
        let size = try ArchiveStatus.read(linked, now: 0).file
        #expect(size.bytes >= 4096 && size.walBytes >= 4096)
        #expect(size.path == link)
        let same = try ArchiveStatus.read(direct, now: 0).file
        #expect((same.bytes, same.walBytes) == (size.bytes, size.walBytes))
        await writer.close()
    }
}

@Suite("The archive's lock")
struct ArchiveLockTests {
    @Test func `a second ingester is refused until the first one lets go`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        var first: ArchiveLock? = try ArchiveLock(archive: path)
        let error = #expect(throws: ArchiveError.self) { try ArchiveLock(archive: path) }
        #expect(error?.code == .locked)
        #expect(error?.description.contains("process \(getpid())") == true)
        withExtendedLifetime(first) {}
        first = nil
        _ = try ArchiveLock(archive: path)
    }

    @Test func `looking whether an ingester has the file keeps none from taking it`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        #expect(!ArchiveLock.isHeld(archive: path))
        let lock = try ArchiveLock(archive: path)
        #expect(ArchiveLock.isHeld(archive: path))
        withExtendedLifetime(lock) {}
        let other = folder.path("other.sqlite")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for _ in 0..<20_000 { _ = ArchiveLock.isHeld(archive: other) } }
            group.addTask { for _ in 0..<2_000 { _ = try ArchiveLock(archive: other) } }
            try await group.waitForAll()
        }
    }

    @Test func `a lock that was refused closes its own descriptor alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        let lock = try ArchiveLock(archive: path)
        func openFiles() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        let before = try openFiles()
        for _ in 0..<200 { #expect(throws: ArchiveError.self) { try ArchiveLock(archive: path) } }
        // Other tests open a few files meanwhile; a descriptor left behind each time would be two hundred.
        #expect(try openFiles() < before + 150)
        withExtendedLifetime(lock) {}
    }

    @Test(arguments: ["DELETE", "WAL"])
    func `another program's database is left alone, with all that is beside it`(mode: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("Gem")
        do {
            let queue = try DatabaseQueue(path: path)
            try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = \(mode); CREATE TABLE gem (name)") }
            try queue.close()
        }
        try Data("GEM\n  specs:\n".utf8).write(to: URL(filePath: path + ".lock"))
        let before = try Data(contentsOf: URL(filePath: path))
        let error = #expect(throws: ArchiveError.self) { try ArchiveLock(archive: path) }
        #expect(error?.code == .notAnArchive)
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try String(contentsOfFile: path + ".lock", encoding: .utf8) == "GEM\n  specs:\n")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        #expect(names.sorted() == ["Gem", "Gem.lock"])
    }

    @Test(arguments: [
        ("", true), ("4711\n", true), ("4711", true), ("GEM\n  specs:\n", false), ("pid 4711", false),
        ("47114711471147114711471147114711", false),
    ])
    func `only an empty lock file, or one that names a process, is written`(content: String, isOurs: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        try Data(content.utf8).write(to: URL(filePath: path + ".lock"))
        if isOurs {
            _ = try ArchiveLock(archive: path)
        } else {
            let error = #expect(throws: ArchiveError.self) { try ArchiveLock(archive: path) }
            #expect(error?.code == .cannotCreate)
            #expect(error?.description.contains("calls.sqlite.lock is a file of another program") == true)
        }
        let left = try String(contentsOfFile: path + ".lock", encoding: .utf8)
        #expect(left == (isOurs ? "\(getpid())\n" : content))
    }

    @Test func `an archive whose ingester was killed is locked, whatever is in its log`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.event(Wire.CDR().event, 21))
        // With the writer still open, the schema itself is in the log alone.
        let copy = archive.folder.path("killed.sqlite")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: archive.path + suffix, toPath: copy + suffix)
        }
        _ = try ArchiveLock(archive: copy)
        #expect(try ArchiveReader(path: copy).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM call") } == 1)
    }

    @Test func `a folder that is not there is named`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ArchiveError.self) { try ArchiveLock(archive: folder.path("none/calls.sqlite")) }
        #expect(error?.code == .cannotCreate)
    }
}

@Suite("The archive's views")
struct ViewTests {
    static let views: [(name: String, columns: String)] = [
        (
            "calls",
            """
            id pbx pbx_serial call_id state started_at started_local local_date local_hour local_weekday ended_at \
            direction caller caller_name dialed did answered_by outcome missed wait_seconds talk_seconds \
            duration_seconds queue trunk leg_count transfer_count transfer_proven recording rule_version
            """
        ),
        (
            "legs",
            """
            id call pbx call_id leg started_at started_local caller caller_name callee callee_name callee_kind \
            direction disposition duration_seconds ring_seconds talk_seconds queue_wait_seconds src_trunk dst_trunk \
            did did_name dod pin_code recording hangup_side uid history_id source time_source
            """
        ),
        (
            "offers",
            """
            id call extension channel_id path rang_at answered_at ended_at result ring_seconds hold_seconds estimated
            """
        ),
        ("call_events", "id call event at kind number channel_id trunk status path"),
        ("transfers", "call at parties reason"),
        ("failures", "call at parties reason"),
        ("surveys", "call at result"),
        ("agent_events", "call at agent queue reason"),
        ("events", "id pbx received_at received_ms origin type type_name call_id status error frame"),
        ("connections", "pbx opened_at subscribed_at closed_at reason"),
        ("gaps", "pbx began_at ended_at reason repair repaired_at legs_recovered ringing_lost"),
        ("coverage", "pbx local_date connected_seconds gap_seconds pbx_legs archive_legs status"),
        ("metric_definitions", "metric unit definition formula"),
        ("column_descriptions", "view column_name description"),
        ("example_queries", "question sql"),
    ]

    @Test("has the promised columns", arguments: views)
    func hasColumns(view: (name: String, columns: String)) async throws {
        let archive = try await TestArchive()
        let columns = try Set(archive.rows("SELECT name FROM pragma_table_xinfo(?)", [view.name]))
        let missing = view.columns.split(separator: " ").map(String.init).filter { !columns.contains($0) }
        #expect(missing == [])
        #expect(try archive.rows("SELECT * FROM \(view.name)") == [])
    }

    @Test func `local text, date, hour and weekday are those of the PBX`() async throws {
        let archive = try await TestArchive()
        try await archive.commit(archive.row(Wire.CDR(call: 17 * 3600).row, 70_000))
        // 2026-02-26 was a Thursday: 23:13:20 UTC is past midnight there.
        #expect(
            try archive.rows("SELECT started_local, local_date, local_hour, local_weekday FROM calls")
                == ["2026-02-26 00:13:20|2026-02-26|0|3"]
        )
    }
}
