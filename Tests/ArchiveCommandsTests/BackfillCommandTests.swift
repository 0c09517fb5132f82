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

    private func run(_ arguments: String..., secret: String? = nil) async -> CommandRun {
        await CommandRun(
            arguments: ["backfill", "--database", archive, "--log-level", "critical"] + arguments,
            environment: secret.map { ["CALLARCHIVE_CLIENT_SECRET": $0] } ?? [:]
        )
    }

    /// Of a PBX that nobody is.
    private func runWithoutPBX() async -> CommandRun {
        await run("--pbx-url", "https://127.0.0.1:1", "--client-id", "a", secret: "s")
    }

    @Test func `leaves the schema to an ingester of an older version that has the file`() async throws {
        try ArchiveFixture.write("0.1.0", to: archive)
        let former = try SchemaState(path: archive).fileVersion
        do {
            let lock = try ArchiveLock(archive: archive)
            defer { withExtendedLifetime(lock) {} }
            let run = await runWithoutPBX()
            #expect(run.status == 75)
            #expect(run.errorOutput.contains("another process has it, and the file has schema"), "\(run.errorOutput)")
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

    /// A configuration of simulated PBXs, with one that nobody is in front of them.
    private func settings(of simulators: [PBXSimulator]) throws -> String {
        let files = try SimulatorFiles(simulators[0], in: folder.path("simulators"))
        try files.writeSettings(of: simulators)
        let path = files.settingsPath
        let lost = "pbxs:\n  - {pbx-name: lost, pbx-url: 'https://127.0.0.1:1', client-id: a}"
        let text = try String(contentsOfFile: path, encoding: .utf8).replacing("pbxs:", with: lost)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test func `goes on after a PBX that can't be reached, and says so at its end`() async throws {
        try await PBXSimulator.withRunning { simulator in
            simulator.addHistory(count: 20, days: 2, seed: 7)
            let path = try settings(of: [simulator])
            let both = await run("--config", path)
            #expect(both.status == 69)
            let complaints = both.errorOutput.split(separator: "\n")
            #expect(complaints.count == 1, "\(both.errorOutput)")
            #expect(complaints.first?.hasPrefix("callarchive: lost: ") == true, "\(both.errorOutput)")
            #expect(both.output.hasPrefix("pbx-1: ") && both.output.hasSuffix(", complete.\n"), "\(both.output)")

            let one = await run("--config", path, "--pbx", "pbx-1")
            #expect(one.status == 0, "\(one.errorOutput)")
            #expect(
                one.output.hasPrefix("pbx-1: ") && one.output.hasSuffix(" 0 stored anew, complete.\n"),
                "\(one.output)"
            )
            let lost = await run("--config", path, "--pbx", "lost")
            #expect(lost.status == 69)
            let unknown = await run("--config", path, "--pbx", "pbx-9")
            #expect(unknown.status == 64)
            #expect(unknown.errorOutput.contains("no PBX is called pbx-9. Use --pbx with one of lost, pbx-1."))
        }
    }

    @Test func `exits with 1 when a row of the history can't be read`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = false
        try await PBXSimulator.withRunning(configuration) { simulator in
            simulator.addHistory(count: 20, days: 2, seed: 7)
            let start = Int(Date().timeIntervalSince1970) - 86_400
            simulator.addHistoryRow(#"{"timestamp":\#(start),"call_id":"1.1","x":[}"#, timestamp: start)
            let run = await run(
                "--pbx-url",
                simulator.baseURL,
                "--client-id",
                simulator.configuration.clientID,
                "--history-requests-per-second",
                "20",
                secret: simulator.configuration.clientSecret
            )
            #expect(run.status == 1, "\(run.errorOutput)")
            #expect(run.output.hasSuffix(" not complete: run it again.\n"), "\(run.output)")
        }
    }
}
