import ArchiveStore
import Foundation
import TestSupport
import Testing

/// What `report` is told on the command line and in the configuration file.
@Suite("Options of report")
struct ReportOptionTests {
    private let folder: TemporaryFolder
    private let archive: String

    init() async throws {
        folder = try TemporaryFolder()
        archive = folder.path("calls.sqlite")
        _ = try ArchiveWriter(path: archive)
    }

    private func run(_ arguments: [String], yaml: String = "") async throws -> CommandRun {
        let path = folder.path("callarchive.yaml")
        try Data("database: \(archive)\n\(yaml)\n".utf8).write(to: URL(filePath: path))
        return await CommandRun(arguments: ["report"] + arguments, environment: ["CALLARCHIVE_CONFIG": path])
    }

    @Test(
        "are checked",
        arguments: [
            (
                ["summary", "--group-by", "year"],
                "--group-by year is unknown: use one of hour, day, weekday, week, month."
            ),
            (["summary", "--compare", "last"], "--compare last is unknown: use one of previous, same-last-year."),
            (["summary", "--compare", "previous"], "--compare needs to know where the period begins: add --from."),
            (["calls", "--group-by", "day"], "report calls does not take --group-by: leave it out."),
            (["calls", "--service-level", "30"], "report calls does not take --service-level: leave it out."),
            (["dashboard", "--service-level", "999999999"], "--service-level 999999999 is no length of time"),
            (["dashboard", "--service-level-variant", "6"], "use one of all, without-short-abandons"),
            (["summary", "--missed", "lax"], "--missed lax is unknown: use one of default, strict."),
            (["summary", "--abandon", "true"], "report summary does not take --abandon: leave it out."),
            (["summary", "--business-hours"], "--business-hours needs the hours: put business-hours"),
            (
                ["summary", "--business-hours", "around"],
                "--business-hours around is unknown: use one of inside, outside."
            ),
            (["summary", "--holidays", "only"], "--holidays needs the dates: put holidays: [2026-12-25]"),
        ]
    )
    func checks(arguments: [String], complaint: String) async throws {
        let run = try await run(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errorOutput.contains(complaint), "\(run.errorOutput)")
        #expect(run.errorOutput.split(separator: "\n").count == 1)
    }

    @Test func `the configuration file has the archive, hours, holidays and groups`() async throws {
        let yaml = """
            business-hours: ["Mon-Fri 09:00-12:00 13:00-18:00", "Sat 09:00-12:00"]
            holidays: [2026-12-25, "2027-01-01"]
            groups: {sales: [0100, 1001], support: 1002}
            """
        for arguments in [["--business-hours"], ["--business-hours", "outside", "--holidays", "exclude"]] {
            let run = try await run(["summary"] + arguments, yaml: yaml)
            #expect(run.status == 0, "\(run.errorOutput)")
            #expect(run.output.hasPrefix("summary: "))
        }
    }

    @Test(
        "in the configuration file are checked",
        arguments: [
            ("business-hours: Mon-Fri", "the business hours \"Mon-Fri\" can't be read"),
            ("business-hours: {mon: 9}", "business-hours must be one value or a list of them"),
            ("holidays: [Christmas]", "the holiday \"Christmas\" is no date"),
            ("groups: [1001]", "groups must be extensions by name"),
            ("groups: {sales: {a: b}}", "each of groups must be"),
        ]
    )
    func fileChecks(yaml: String, complaint: String) async throws {
        let run = try await run(["summary"], yaml: yaml)
        #expect(run.status == 78)
        #expect(run.errorOutput.contains(complaint), "\(run.errorOutput)")
        #expect(run.errorOutput.contains("callarchive.yaml"))
    }

    @Test func `the variant is told beside CSV, where it has no room`() async throws {
        let run = try await run(["summary", "--missed", "strict", "--format", "csv"])
        #expect(run.status == 0)
        #expect(run.errorOutput.contains("missed: Inbound calls that no person answered (strict)"))
    }
}
