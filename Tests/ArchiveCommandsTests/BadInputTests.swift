import ArchiveStore
import Foundation
import GRDB
import PBXSimulator
import TestSupport
import Testing

/// Every mistake gets one clear line and its exit status.
@Suite("Bad input")
struct BadInputTests {
    private let folder: TemporaryFolder
    private let archive: String

    init() async throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        _ = try ArchiveWriter(path: archive)
    }

    @Test(
        "on the command line is refused with 64",
        arguments: [
            (["report", "sumary"], "there is no report named sumary: Did you mean summary?"),
            (["report", "calls", "--from", "2026-02-31"], "2026-02-31"),
            (
                ["report", "calls", "--from", "2026-03-02", "--to", "2026-03-01"],
                "--from 2026-03-02 is after --to 2026-03-01"
            ),
            (["report", "calls", "--time-zone", "Europe/Pari"], "there is no time zone named Europe/Pari"),
            (["report", "calls", "--format", "xlsx"], "there is no format xlsx"),
            (["report", "calls", "--direction", "up"], "--direction up is unknown"),
            (["report", "summary", "--check"], "--check belongs to report coverage"),
            (["ingest", "--database"], "Missing value for '--database <file>'"),
            (["report", "calls", "--limit", "-1"], "--limit takes no negative number such as -1. See"),
            (["report", "calls", "--from", "-1"], "--from takes no negative number such as -1. See"),
            (["report", "calls", "--limt", "1"], "Did you mean '--list'? See"),
            (["simulate", "--port", "99999"], "--port takes 0 to 65535, not 99999"),
            (["frobnicate"], "frobnicate"),
            (["help", "frobnicate"], "there is no command frobnicate"),
            (["help", "quarantine", "shew"], "there is no command shew"),
        ]
    )
    func commandLine(arguments: [String], complaint: String) async {
        let run = await CommandRun(arguments, database: arguments.first == "report" ? archive : nil)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains(complaint), "\(run.errorOutput)")
        #expect(run.isOneLine, "\(run.errorOutput)")
    }

    @Test("is no command that has help", arguments: ["ingest", "quarantine show", "report summary", ""])
    func help(words: String) async {
        let run = await CommandRun(arguments: ["help"] + words.split(separator: " ").map(String.init))
        #expect(run.status == 0)
        #expect(run.output.contains("USAGE"))
    }

    @Test("has examples that can be copied", arguments: ["ingest", "status", "report", "simulate", "demo", "migrate"])
    func examples(command: String) async throws {
        let run = await CommandRun(arguments: ["help", command])
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        let examples = lines.indices.filter { lines[$0].hasPrefix("  $ ") }
        #expect(!examples.isEmpty)
        for index in examples where !lines[index].hasSuffix("\\") {
            // What is too long for a line goes on in the next one.
            #expect(lines[index + 1].isEmpty || lines[index + 1].hasPrefix("  $ "), "\(lines[index])")
        }
    }

    @Test func `a port that is taken is said in plain words`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let run = await CommandRun(["simulate", "--port", "\(simulator.port)"], database: nil)
            #expect(run.status == 69)
            #expect(
                run.errorOutput
                    == "callarchive: cannot listen on 127.0.0.1:\(simulator.port): address already in use. Choose another --port.\n"
            )
        }
    }

    @Test(
        "in the settings is refused with 78",
        arguments: [
            ([], "no PBX was named"),
            (["--pbx-url", "ftp://pbx"], "ftp"),
            (["--pbx-url", "https://pbx/path"], "path"),
            (["--pbx-url", "http://192.0.2.10"], "http"),
            (["--pbx-url", "https://pbx"], "no Client ID"),
            (["--pbx-url", "https://pbx", "--client-id", "a"], "no Client Secret"),
            (
                ["--pbx-url", "https://pbx", "--client-id", "a", "--tls-fingerprint", "sha256:12"],
                "no Client Secret"
            ),
            (["--pbx-url", "https://pbx", "--client-id", "a", "--time-zone", "Mars/Olympus"], "no Client Secret"),
        ]
    )
    func settings(flags: [String], complaint: String) async {
        let run = await CommandRun(["ingest"] + flags, database: archive)
        #expect(run.status == 78, "\(run.errorOutput)")
        #expect(run.errorOutput.contains(complaint), "\(run.errorOutput)")
        #expect(run.isOneLine)
    }

    @Test(
        "in the configuration file names the file and the key",
        arguments: [
            ("database: [", "it is not YAML"),
            ("databse: x", "there is no setting databse"),
            ("client-secret: x", "client-secret does not belong"),
            ("reconcile-every: soon\npbx-url: https://a\nclient-id: a", "reconcile-every"),
            ("pbxs: 7", "pbxs must be a list"),
        ]
    )
    func configurationFile(yaml: String, complaint: String) async throws {
        let path = folder.path("callarchive.yaml")
        try Data(yaml.utf8).write(to: URL(filePath: path))
        let run = await CommandRun(
            ["ingest", "--config", path],
            database: archive,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        #expect(run.status == 78)
        #expect(run.errorOutput.contains(complaint), "\(run.errorOutput)")
        #expect(run.isOneLine)
    }

    @Test func `two PBXs of one name are refused`() async throws {
        let path = folder.path("callarchive.yaml")
        let yaml = "pbxs:\n  - {pbx-url: 'https://a:1', client-id: x}\n  - {pbx-url: 'https://a:2', client-id: y}\n"
        try Data(yaml.utf8).write(to: URL(filePath: path))
        let run = await CommandRun(
            ["ingest", "--config", path],
            database: archive,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        #expect(run.status == 78)
        #expect(run.errorOutput.contains("two PBXs are called a"))
    }

    @Test func `a file of authorities that is none is a wrong configuration, not a PBX that is away`() async throws {
        let path = folder.path("authority.pem")
        try Data("no PEM".utf8).write(to: URL(filePath: path))
        let run = await CommandRun(
            ["ingest", "--pbx-url", "https://127.0.0.1:1", "--client-id", "a", "--tls-ca-file", path],
            database: archive,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        #expect(run.status == 78)
        #expect(run.errorOutput.contains("\(path) cannot be read as PEM"), "\(run.errorOutput)")
        #expect(run.isOneLine)
    }

    @Test func `a missing archive is refused with 66`() async {
        let run = await CommandRun(["report", "summary"], database: folder.path("none.sqlite"))
        #expect(run.status == 66)
        #expect(run.errorOutput.contains("there is no such file"))
        #expect(run.isOneLine)
    }

    @Test func `a file that is no database is refused with 65`() async throws {
        let path = folder.path("text.sqlite")
        try Data(String(repeating: "This is no database. ", count: 100).utf8).write(to: URL(filePath: path))
        for command in [["report", "summary"], ["status"]] {
            let run = await CommandRun(command, database: path)
            #expect(run.status == 65)
            #expect(run.errorOutput.contains("it is no SQLite database"), "\(run.errorOutput)")
            #expect(run.isOneLine)
        }
    }

    @Test func `another program's database is refused with 65`() async throws {
        let path = folder.path("other.sqlite")
        try await DatabaseQueue(path: path).write { db in try db.execute(sql: "CREATE TABLE song (title)") }
        let run = await CommandRun(["status"], database: path)
        #expect(run.status == 65)
        #expect(run.errorOutput.contains("another program"), "\(run.errorOutput)")
    }

    @Test func `a newer file is refused with 65`() async throws {
        try await DatabaseQueue(path: archive).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA user_version = 4711")
        }
        for command in [["report", "summary"], ["status"], ["migrate"]] {
            let run = await CommandRun(command, database: archive)
            #expect(run.status == 65)
            #expect(run.errorOutput.contains("it has schema 4711"), "\(run.errorOutput)")
            #expect(run.errorOutput.contains("newer version"))
        }
    }

    @Test func `a damaged file is refused with 65`() async throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: archive))
        try await DatabaseQueue(path: archive).writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        let size = try handle.seekToEnd()
        for offset in stride(from: UInt64(4096), to: size, by: 512) {
            try handle.seek(toOffset: offset)
            try handle.write(contentsOf: Data(repeating: 0x5a, count: 256))
        }
        try handle.close()
        let run = await CommandRun(["report", "calls"], database: archive)
        #expect(run.status == 65)
        #expect(run.errorOutput.contains("damaged"), "\(run.errorOutput)")
        #expect(run.isOneLine)
    }

    @Test func `a file that can't be created is refused with 73`() async {
        let run = await CommandRun(
            ["ingest", "--pbx-url", "https://127.0.0.1:1", "--client-id", "a"],
            database: folder.path("no-such-folder/calls.sqlite"),
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        #expect(run.status == 73)
        #expect(run.errorOutput.contains("cannot create"), "\(run.errorOutput)")
    }

    @Test func `a second ingester is refused with 75`() async throws {
        let lock = try ArchiveLock(archive: archive)
        let run = await CommandRun(
            ["ingest", "--pbx-url", "https://127.0.0.1:1", "--client-id", "a"],
            database: archive,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        withExtendedLifetime(lock) {}
        #expect(run.status == 75)
        #expect(run.errorOutput.contains("another ingester has \(archive)"))
        #expect(run.isOneLine)
    }

    @Test func `a second ingester is refused by whatever name it comes`() async throws {
        let alias = folder.path("alias.sqlite")
        try FileManager.default.createSymbolicLink(atPath: alias, withDestinationPath: archive)
        let lock = try ArchiveLock(archive: archive)
        #expect(throws: ArchiveError.self) { try ArchiveLock(archive: alias) }
        withExtendedLifetime(lock) {}
    }

    @Test(arguments: ["", "-wal", "-shm", ".lock", ".tokens"])
    func `a report is never written over the archive, nor over what belongs to it`(suffix: String) async throws {
        let run = await CommandRun(["report", "calls", "--output", archive + suffix], database: archive)
        #expect(run.status == 64)
        #expect(run.errorOutput.contains("is the archive, or belongs to it"))
        #expect(try SchemaState(path: archive).isCurrent)
    }

    @Test func `a closed port is told with 69`() async {
        let run = await CommandRun(
            ["backfill", "--pbx-url", "https://127.0.0.1:1", "--client-id", "a"],
            database: archive,
            environment: ["CALLARCHIVE_CLIENT_SECRET": "s"]
        )
        #expect(run.status == 69)
        #expect(run.errorOutput.contains("127.0.0.1:1"), "\(run.errorOutput)")
        #expect(run.isOneLine)
    }

    @Test func `a certificate that is not trusted is shown, with how to pin it`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let run = await CommandRun(
                ["backfill", "--pbx-url", simulator.baseURL, "--client-id", simulator.configuration.clientID],
                database: archive,
                environment: ["CALLARCHIVE_CLIENT_SECRET": simulator.configuration.clientSecret]
            )
            #expect(run.status == 69)
            let fingerprint = try #require(simulator.certificates).fingerprint
            #expect(run.errorOutput.contains("--tls-fingerprint sha256:\(fingerprint)"), "\(run.errorOutput)")
            #expect(run.isOneLine)
        }
    }

    @Test func `a wrong secret is told with 77, after at most two attempts, also over restarts`() async throws {
        try await PBXSimulator.withRunning { simulator in
            let fingerprint = try #require(simulator.certificates).fingerprint
            for _ in 1...3 {
                let run = await CommandRun(
                    [
                        "ingest", "--pbx-url", simulator.baseURL, "--client-id", "a", "--tls-fingerprint",
                        "sha256:\(fingerprint)", "--log-level", "critical",
                    ],
                    database: archive,
                    environment: ["CALLARCHIVE_CLIENT_SECRET": "wrong-secret"]
                )
                #expect(run.status == 77)
                #expect(run.errorOutput.contains("client ID"), "\(run.errorOutput)")
                #expect(!run.errorOutput.contains("wrong-secret"))
            }
            #expect((simulator.statistics.requests["get_token"] ?? 0) <= 2, "\(simulator.statistics.requests)")
        }
    }
}

extension CommandRun {
    fileprivate init(_ arguments: [String], database: String?, environment: [String: String] = [:]) async {
        var environment = environment
        if let database { environment["CALLARCHIVE_DATABASE"] = database }
        await self.init(arguments: arguments, environment: environment)
    }

    fileprivate var isOneLine: Bool {
        errorOutput.hasPrefix("callarchive: ") && errorOutput.split(separator: "\n").count == 1
    }
}
