import ArchiveStore
import Foundation
import GRDB
import TestSupport
import Testing

/// The real binary is killed while it brings a file in line or up to date.
@Suite("A killed repair", .serialized, .timeLimit(.minutes(3)))
struct CrashRepairSerialTests {
    private let folder: TemporaryFolder
    private let archive: String
    private let queue: DatabaseQueue

    init() async throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        try ArchiveFixture.write("0.1.0", to: archive)
        let writer = try ArchiveWriter(path: archive)
        _ = try await Reprocessor(path: archive, writer: writer).run()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(10)
        queue = try DatabaseQueue(path: archive, configuration: configuration)
    }

    private func rows(_ sql: String) throws -> [String] {
        try queue.inDatabase { db in
            try Row.fetchAll(db, sql: sql).map { $0.databaseValues.map { "\($0)" }.joined(separator: "|") }
        }
    }

    /// Starts a command, kills it at a random instant, and looks at the file; several times.
    private func kill(_ arguments: [String], times: Int, within milliseconds: ClosedRange<Int>) async throws {
        for _ in 1...times {
            let process = Process()
            process.executableURL = URL(filePath: try IngestProcess.program())
            process.arguments = arguments + ["--database", archive]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            // The instant is what is drawn at random here; nothing is waited for.
            try await Task.sleep(for: .milliseconds(Int.random(in: milliseconds)))
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try rows("PRAGMA integrity_check") == ["\"ok\""])
            #expect(try rows("PRAGMA foreign_key_check") == [])
        }
    }

    @Test func `of derived rows leaves the file whole, and goes on`() async throws {
        let calls = "SELECT id, call_id, outcome, started_at FROM calls ORDER BY id"
        let legs = "SELECT id, call, leg, callee, talk_seconds FROM legs ORDER BY id"
        let hours = "SELECT * FROM call_hour"
        let before = try [calls, legs, hours].map(rows)
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    UPDATE call SET outcome = 'busy', rule_version = 0; UPDATE leg SET callee = 'x', leg = 0;
                    DELETE FROM offer; DELETE FROM member_state; DELETE FROM call_hour;
                    """
            )
        }
        try await kill(["reprocess", "--apply"], times: 12, within: 5...120)
        let last = await CommandRun(arguments: ["reprocess", "--apply", "--database", archive])
        #expect(last.status == 0, "\(last.errorOutput)")
        let left = await CommandRun(arguments: ["reprocess", "--database", archive])
        #expect(left.output.hasSuffix("\nNothing is different: every row is what the frames say.\n"), "\(left.output)")
        #expect(try [calls, legs, hours].map(rows) == before)
    }

    @Test func `of the schema leaves it as it was before a step or after it, and goes on`() async throws {
        let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        let before = try rows(schema)
        let dropped = ["frame_call_id", "leg_started", "call_started", "member_state_call"]
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    INSERT INTO frame (pbx, origin, received_ms, call_id, status, digest, body)
                    SELECT f.pbx, 0, f.received_ms, f.call_id || s.value, 2, f.digest, f.body
                    FROM frame f, json_each('[' || substr(replace(hex(zeroblob(200)), '00', ',1'), 2) || ']') s
                    """
            )
            for index in dropped { try db.execute(sql: "DROP INDEX \(index)") }
        }
        #expect(try SchemaState(path: archive).steps.count == 4)
        try await kill(["migrate"], times: 12, within: 2...60)
        let last = await CommandRun(arguments: ["migrate", "--database", archive])
        #expect(last.status == 0, "\(last.errorOutput)")
        #expect(try rows(schema) == before)
        #expect(try SchemaState(path: archive).isCurrent)
    }
}
