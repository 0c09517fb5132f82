import ArchiveStore
import Foundation
import GRDB
import PBXSimulator
import TestSupport
import Testing

@testable import ArchiveCommands

@Suite("backfill")
struct BackfillCommandTests {
    private let folder: TemporaryFolder
    private let archive: String

    init() throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
    }

    private func run(_ arguments: String...) async -> CommandRun {
        await CommandRun(
            arguments: ["backfill", "--database", archive, "--log-level", "critical"] + arguments,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
    }

    /// Of a PBX that nobody is.
    private func runWithoutPBX() async -> CommandRun {
        await run("--pbx-url", "https://127.0.0.1:1", "--client-id", "a")
    }

    @Test func `leaves the schema to an ingester of an older version that has the file`() async throws {
        try ArchiveFixture.write("0.1.0", to: archive)
        let former = try SchemaState(path: archive).fileVersion
        do {
            let lock = try ArchiveLock(archive: archive)
            defer { withExtendedLifetime(lock) {} }
            let run = await runWithoutPBX()
            #expect(run.status == 75)
            #expect(run.errorOutput.contains("the ingester that has it is of an older version"), "\(run.errorOutput)")
            #expect(try SchemaState(path: archive).fileVersion == former)
        }
        #expect(await runWithoutPBX().status == 69)
        #expect(try SchemaState(path: archive).isCurrent)
        // Its own lock is let go before it reads.
        #expect(!ArchiveLock.isHeld(archive: archive))
    }

    @Test func `works beside an ingester of this version, and builds no index there`() async throws {
        try ArchiveFixture.write("0.1.0", to: archive)
        _ = try ArchiveWriter(path: archive)
        try await DatabaseQueue(path: archive).write { db in try db.execute(sql: "DROP INDEX leg_started") }
        let lock = try ArchiveLock(archive: archive)
        #expect(await runWithoutPBX().status == 69)
        withExtendedLifetime(lock) {}
        #expect(try SchemaState(path: archive).steps == [.index("leg_started")])
    }
}
