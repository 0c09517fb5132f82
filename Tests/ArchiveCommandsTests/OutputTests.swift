import ArchiveStore
import Foundation
import GRDB
import PBXSimulator
import TestSupport
import Testing

/// What commands write, and what they must not write over.
@Suite("Output")
struct OutputTests {
    private let folder: TemporaryFolder
    private let archive: String

    init() throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        _ = try ArchiveWriter(path: archive)
    }

    private func report(to output: String) async -> CommandRun {
        await CommandRun(arguments: ["report", "summary", "--format", "csv", "--database", archive, "--output", output])
    }

    @Test func `a report touches nothing but the file that it was told to write`() async throws {
        let output = folder.path("x.csv")
        let neighbour = folder.path("x.csv.part")
        try Data("mine".utf8).write(to: URL(filePath: neighbour))
        #expect(await report(to: output).status == 0)
        #expect(try String(contentsOfFile: neighbour, encoding: .utf8) == "mine")
        #expect(try String(contentsOfFile: output, encoding: .utf8).hasPrefix("direction,"))
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false)))
                .subtracting(["calls.sqlite", "calls.sqlite-wal", "calls.sqlite-shm", "x.csv", "x.csv.part"]) == []
        )
    }

    @Test func `a link stays a link, and a file keeps its permissions`() async throws {
        let (output, link) = (folder.path("private.csv"), folder.path("link.csv"))
        try Data("old".utf8).write(to: URL(filePath: output))
        chmod(output, 0o600)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: output)
        #expect(await report(to: link).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == output)
        #expect(try String(contentsOfFile: output, encoding: .utf8).hasPrefix("direction,"))
        let permissions = try FileManager.default.attributesOfItem(atPath: output)[.posixPermissions] as? Int
        #expect(permissions == 0o600)
    }

    @Test func `a device is written, and not replaced`() async throws {
        #expect(await report(to: "/dev/null").status == 0)
        let full = await report(to: "/dev/full")
        #expect(full.status == 74)
        #expect(full.errorOutput.contains("the disk is full"), "\(full.errorOutput)")
        for device in ["/dev/null", "/dev/full"] {
            let type = try FileManager.default.attributesOfItem(atPath: device)[.type] as? FileAttributeType
            #expect(type == .typeCharacterSpecial)
        }
    }

    @Test func `a demo replaces no archive but a demo's`() async throws {
        let writer = try ArchiveWriter(path: archive)
        _ = try await writer.pbx(named: "paris", timeZone: nil)
        let run = await CommandRun(arguments: ["demo", "--database", archive])
        #expect(run.status == 73)
        #expect(run.errorOutput.contains("belongs to paris"), "\(run.errorOutput)")
        let names = try ArchiveReader(path: archive).read { db in try String.fetchAll(db, sql: "SELECT name FROM pbx") }
        #expect(names == ["paris"])
    }

    @Test func `a demo leaves an archive alone that an ingester has`() async throws {
        let lock = try ArchiveLock(archive: archive)
        let run = await CommandRun(arguments: ["demo", "--database", archive])
        withExtendedLifetime(lock) {}
        #expect(run.status == 75)
        #expect(try SchemaState(path: archive).isCurrent)
    }

    @Test func `a call that is not there is told with 66`() async {
        let run = await CommandRun(arguments: ["report", "call", "99999", "--database", archive])
        #expect(run.status == 66)
        #expect(run.errorOutput.contains("has no call 99999"))
    }

    @Test(arguments: ["--number", "--extension", "--queue", "--did"])
    func `an empty filter is refused`(option: String) async {
        let run = await CommandRun(arguments: ["report", "calls", option, "", "--database", archive])
        #expect(run.status == 64)
    }

    /// The PBX is half a day away from this machine's clock, whatever zone the machine is in.
    @Test(arguments: ["Asia/Tokyo", "America/New_York"])
    func `a backfill's days are the PBX's own`(zone: String) async throws {
        var configuration = SimulatorConfiguration()
        configuration.timeZone = zone
        configuration.usesTLS = false
        try await PBXSimulator.withRunning(configuration) { simulator in
            let timeZone = try #require(TimeZone(identifier: zone))
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            let start = Int(
                try #require(calendar.date(from: DateComponents(year: 2026, month: 3, day: 3))).timeIntervalSince1970
            )
            // One call just before the day, its first and its last second, and one just after it.
            for (seed, second) in [start - 1, start, start + 86_399, start + 86_400].enumerated() {
                simulator.addCall(.internalAnswered, seed: UInt64(seed + 1), startedAt: second)
            }
            let run = await CommandRun(
                arguments: [
                    "backfill", "--database", archive, "--pbx-url", simulator.baseURL, "--client-id",
                    simulator.configuration.clientID, "--from", "2026-03-03", "--to", "2026-03-03",
                ],
                environment: ["CALLARCHIVE_CLIENT_SECRET": simulator.configuration.clientSecret]
            )
            #expect(run.status == 0, "\(run.errorOutput)")
            let starts = try ArchiveReader(path: archive).read { db in
                try Int.fetchAll(db, sql: "SELECT started_at FROM calls ORDER BY 1")
            }
            #expect(starts == [start, start + 86_399])
        }
    }

    @Test func `the log's settings may stand in the environment and in the file`() async throws {
        let file = folder.path("settings.yaml")
        try Data("log-format: json\nlog-level: warning\n".utf8).write(to: URL(filePath: file))
        let arguments = [
            "backfill", "--config", file, "--database", archive, "--pbx-url", "https://127.0.0.1:1", "--client-id", "a",
        ]
        let secret = ["CALLARCHIVE_CLIENT_SECRET": "s"]
        #expect(await CommandRun(arguments: arguments, environment: secret).status == 69)
        let wrong = await CommandRun(
            arguments: arguments,
            environment: secret.merging(["CALLARCHIVE_LOG_FORMAT": "xml"]) { $1 }
        )
        #expect(wrong.status == 78)
        #expect(wrong.errorOutput.contains("log-format must be one of text, json"), "\(wrong.errorOutput)")
        let flag = await CommandRun(arguments: arguments + ["--log-format", "xml"], environment: secret)
        #expect(flag.status == 64)
    }
}
