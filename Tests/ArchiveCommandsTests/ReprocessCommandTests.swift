import ArchiveStore
import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

@testable import ArchiveCommands

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

    @Test func `reprocess names calls of which only facts are others`() async throws {
        try execute("UPDATE cdr SET call_note_id = 'x' WHERE call = 2")
        let shown = await run("reprocess")
        #expect(
            shown.output.contains("\nCalls whose CDRs, member states or transfers are others: 1 (call 2).\n"),
            "\(shown.output)"
        )
        #expect(await run("reprocess", "--apply").output.contains("others: 1 (call 2).\n"))
        #expect(await !run("reprocess").output.contains("are others"))
    }

    @Test func `reprocess does not vouch for calls that it left alone`() async throws {
        try execute("UPDATE frame SET body = NULL WHERE id = (SELECT min(frame) FROM cdr WHERE call = 2)")
        let shown = await run("reprocess")
        #expect(shown.output.contains("are kept: 1 call.\n"), "\(shown.output)")
        #expect(!shown.output.contains("every row"), "\(shown.output)")
    }

    @Test func `reprocess --apply leaves indexes to whoever holds the lock`() async throws {
        try execute("DROP INDEX leg_started")
        #expect(await run("reprocess", "--apply").status == 0)
        #expect(await run("migrate", "--check").status == 1)
    }

    @Test func `status and the ingester's log say that reprocessing is due`() async throws {
        #expect(await !run("status").output.contains("older rules"))
        #expect(try await notices() == [])
        try execute("UPDATE call SET rule_version = 1 WHERE id = 7")
        #expect(
            await run("status").output.contains(
                "\nRules        some calls were made by older rules or by another number plan: run `callarchive reprocess`\n"
            )
        )
        #expect(await run("status", "--format", "json").output.contains("\"reprocess_due\" : true"))
        #expect(try await notices() == ["calls were made by older rules: run `callarchive reprocess --apply`"])
    }

    @Test func `the ingester's log and status say that the number plan has changed, until calls are in line`()
        async throws
    {
        let name = try #require(
            try DatabaseQueue(path: archive).inDatabase { db in try String.fetchOne(db, sql: "SELECT name FROM pbx") }
        )
        let flags = ["pbx-name": name, "country": "FR"]
        #expect(try await notices(["pbx-name": "another", "country": "FR"]) == [])
        // At the first start with it the file has the former plan, at the next one the new.
        for _ in 1...2 {
            let notice = try await notices(flags)
            #expect(notice.first?.hasPrefix("the number plan has changed: ") == true, "\(notice)")
            try execute("UPDATE pbx SET country = 'FR'")
        }
        #expect(await run("status", "--format", "json").output.contains("\"reprocess_due\" : true"))
        #expect(await run("reprocess", "--apply").status == 0)
        #expect(await run("status", "--format", "json").output.contains("\"reprocess_due\" : false"))
        #expect(try await notices(flags) == [])
    }

    /// What the ingester says of the archive at its start.
    private func notices(_ flags: [String: String] = [:]) async throws -> [String] {
        let settings = try ArchiveSettings(
            flags: ["database": archive, "pbx-url": "https://192.0.2.10", "client-id": "x"].merging(flags) { $1 },
            file: SettingsFile(),
            environment: ["CALLARCHIVE_CLIENT_SECRET": "y", "CALLARCHIVE_LOG_FORMAT": "text"]
        )
        let lines = Mutex<[String]>([])
        let context = CommandContext(
            environment: [:],
            now: { Date() },
            output: { _ in },
            errorOutput: { line in lines.withLock { $0.append(line) } },
            terminalWidth: nil
        )
        let logger = StandardErrorLog.logger(settings, in: context)
        try await ReprocessNotice.log(try ArchiveWriter(path: archive), settings.feeds, logger)
        return lines.withLock { $0 }.compactMap { line in
            line.firstRange(of: " notice ").map { String(line[$0.upperBound...]) }
        }
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
        let version = try SchemaState(path: archive).currentVersion
        #expect(migrated.output == "\(archive) has schema \(version); 1 index built.\n")
        #expect(await run("migrate", "--check").status == 0)
        #expect(await run("migrate").output.hasSuffix("which is current.\n"))
    }

    /// Calls for a whole block of columns.
    private func addCalls() throws {
        try execute(
            """
            WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 4096)
            INSERT OR IGNORE INTO call (id, pbx, call_id, state, started_at) SELECT id, 1, 'x' || id, 'ended', id FROM n
            """
        )
        try execute("UPDATE call SET state = 'ended'")
    }

    @Test func `migrate says when it can't make the columns for reports`() async throws {
        try addCalls()
        try execute(
            "CREATE TRIGGER full BEFORE INSERT ON call_block BEGIN SELECT raise(ABORT, 'there is no room'); END"
        )
        let run = await run("migrate")
        #expect(run.status == 65)
        #expect(run.output.hasSuffix("which is current.\n"))
        #expect(
            run.errorOutput.hasPrefix("callarchive: columns for reports are missing: cannot write \(archive): "),
            "\(run.errorOutput)"
        )
        #expect(run.errorOutput.contains("there is no room"))
    }

    @Test func `migrate makes the columns for reports, and leaves that to an ingester that has the file`() async throws
    {
        try addCalls()
        let blocks = {
            try DatabaseQueue(path: self.archive).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM call_block") }
        }
        do {
            let lock = try ArchiveLock(archive: archive)
            defer { withExtendedLifetime(lock) {} }
            let run = await run("migrate")
            #expect(run.status == 0 && run.output.hasSuffix("which is current.\n"), "\(run.errorOutput)")
            #expect(
                run.errorOutput == "callarchive: columns for reports are left to the ingester that has the file.\n"
            )
            #expect(try blocks() == 0)
        }
        #expect(await run("migrate").status == 0)
        #expect(try blocks() == 1)
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
