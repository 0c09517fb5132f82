import ArchiveStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite("reprocess and migrate")
struct ReprocessCommandTests {
    private let folder: TemporaryFolder
    private let archive: String

    /// An archive of the first release, brought up to date.
    init() async throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        try ArchiveFixture.write("0.1.0", to: archive)
        let writer = try ArchiveWriter(path: archive)
        _ = try await Reprocessor(path: archive, writer: writer).run()
    }

    private func run(_ arguments: String...) async -> CommandRun {
        await CommandRun(arguments: arguments, environment: ["CALLARCHIVE_DATABASE": archive])
    }

    private func execute(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: archive, configuration: configuration).inDatabase { db in try db.execute(sql: sql) }
    }

    @Test func `reprocess shows what is different, writes it when told to, and then finds nothing`() async throws {
        let outcome = try DatabaseQueue(path: archive).inDatabase { db in
            try String.fetchOne(db, sql: "SELECT outcome FROM call WHERE id = 2")
        }
        try execute("UPDATE call SET outcome = 'failed', rule_version = 0 WHERE id = 2; DELETE FROM call_hour")
        let shown = await run("reprocess")
        #expect(shown.status == 0, "\(shown.errorOutput)")
        #expect(
            shown.output.contains("calls.outcome (rules 0)  1  call 2: failed → \(outcome ?? "")\n"),
            "\(shown.output)"
        )
        #expect(shown.output.hasSuffix("1 call of 22 would change. Nothing is written; `--apply` writes it.\n"))
        #expect(shown.errorOutput == "")
        let applied = await run("reprocess", "--apply")
        #expect(applied.output.hasSuffix("1 call of 22 changed; all of this is written.\n"), "\(applied.output)")
        let again = await run("reprocess", "--apply")
        #expect(
            again.output.hasSuffix("\nNothing is different: every row is what the frames say.\n"),
            "\(again.output)"
        )
    }

    @Test func `reprocess tells machines the same`() async throws {
        try execute("UPDATE leg SET pin_code = 'x' WHERE id = 1")
        let run = await run("reprocess", "--format", "json")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(document["changed_calls"] as? Int == 1)
        #expect(document["applied"] as? Bool == false)
        let column = try #require((document["columns"] as? [[String: Any]])?.first)
        #expect(column["view"] as? String == "legs" && column["column"] as? String == "pin_code")
        let sample = try #require((column["samples"] as? [[String: Any]])?.first)
        #expect(sample["old"] as? String == "x" && sample["new"] is NSNull)
    }

    @Test func `what a caller sends can't harm the terminal`() async throws {
        try execute("UPDATE call SET caller_name = 'a' || char(27) || '[2J' WHERE id = 1")
        let run = await run("reprocess")
        #expect(run.output.contains(#"a\u{1b}[2J"#), "\(run.output)")
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func `reprocess refuses a file of an older schema, and one that is not there`() async throws {
        try execute("PRAGMA user_version = 3")
        for arguments in [["reprocess"], ["reprocess", "--apply"]] {
            let run = await CommandRun(arguments: arguments + ["--database", archive])
            #expect(run.status == 65)
            #expect(run.errorOutput.contains("callarchive migrate --database"), "\(run.errorOutput)")
        }
        #expect(await CommandRun(arguments: ["reprocess", "--database", folder.path("none")]).status == 66)
    }

    @Test func `migrate --check says what would be done, and migrate does it`() async throws {
        #expect(await run("migrate", "--check").status == 0)
        try execute("DROP INDEX leg_started")
        let check = await run("migrate", "--check")
        #expect(check.status == 1)
        #expect(check.output.contains("To be done:\n  index leg_started\nThat needs about 2 MB"), "\(check.output)")
        let migrated = await run("migrate")
        #expect(migrated.status == 0, "\(migrated.errorOutput)")
        #expect(await run("migrate", "--check").status == 0)
        #expect(await run("migrate").output.hasSuffix("which is current.\n"))
    }

    @Test func `migrate leaves a file to the ingester that has it`() async throws {
        try execute("DROP INDEX leg_started")
        let lock = try ArchiveLock(archive: archive)
        let run = await run("migrate")
        withExtendedLifetime(lock) {}
        #expect(run.status == 75)
        #expect(run.errorOutput.contains("another ingester has"), "\(run.errorOutput)")
    }

    @Test func `migrate refuses a newer file`() async throws {
        try execute("PRAGMA user_version = 999")
        for arguments in [["migrate"], ["migrate", "--check"], ["reprocess"]] {
            let run = await CommandRun(arguments: arguments + ["--database", archive])
            #expect(run.status == 65)
            #expect(run.errorOutput.contains("Install a newer version"), "\(run.errorOutput)")
        }
    }
}
