import ArchiveStore
import ArgumentParser
import Foundation
import Reports

/// `callarchive report`: prints a report.
struct ReportCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Prints a report; --list names them all.",
        discussion: """
            Days are those of each PBX's own zone, unless --time-zone names one. --from and --to take a local date, a \
            date-time, or a word such as today, yesterday, this-week, last-month. A date in --to includes that day; a \
            date-time is exclusive.

              $ callarchive report summary --database calls.sqlite \\
                  --from last-week --to last-week
              $ callarchive report calls --database calls.sqlite --from today --limit 20
              $ callarchive report call 1768471200.77 --database calls.sqlite --raw
            """
    )

    @Argument(help: ArgumentHelp("The report.", valueName: "name"))
    var name: String?

    @Argument(help: ArgumentHelp("What the report is about, where it needs that: the call's id.", valueName: "id"))
    var subject: String?

    @OptionGroup var archive: DatabaseOption
    @OptionGroup var filters: FilterOptions
    @OptionGroup var options: ReportOptionFlags

    @Option(
        help: ArgumentHelp(
            "The YAML file with business hours, holidays and groups (or set CALLARCHIVE_CONFIG).",
            valueName: "file"
        )
    )
    var config: String?

    @Flag(help: "List the reports.")
    var list = false

    @Option(help: ArgumentHelp("table, csv, json, ndjson, markdown or html.", valueName: "format"))
    var format = "table"

    @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Print at most so many rows.", valueName: "rows"))
    var limit: Int?

    @Flag(help: "Of report call: print the frames behind each line.")
    var raw = false

    @Flag(help: "Of report coverage: exit 1 when a day of the period is not complete.")
    var check = false

    func run(in context: CommandContext) throws {
        if list || (name == nil && subject == nil) {
            try context.output(ReportCatalogue.listing)
            return
        }
        let report = try ReportCatalogue.report(named: name ?? "")
        guard let format = ReportFormat(rawValue: format) else {
            let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw OperatorError(.usage, "there is no format \(format). Use one of \(known).")
        }
        guard !check || report.name == "coverage" else {
            throw OperatorError(.usage, "--check belongs to report coverage. Leave it out.")
        }
        let settings = try SettingsFile(config: config, in: context)
        // What can be said without the file is said first: a wrong date is wrong with any file.
        var checked = try filters.request(now: now(context), zone: .gmt)
        try options.apply(to: &checked, settings: settings)
        let path = try archive.path(in: context, settings: settings)
        if let output, ArchivePath.belongs(output, to: path) {
            throw OperatorError(.usage, "--output \(output) is the archive, or belongs to it. Name another file.")
        }
        let reader = try ArchiveReader(path: path)
        let zone = try filters.zone(in: reader, now: now(context))
        var request = try filters.request(now: now(context), zone: zone)
        try options.apply(to: &request, settings: settings)
        request.limit = limit
        request.subject = subject
        request.showsFrames = raw

        let target = try OutputTarget(path: output, context: context)
        let outcome = try ReportRunner.run(
            report,
            request,
            in: reader,
            as: RenderOptions(
                format: format,
                width: output == nil ? context.terminalWidth : nil,
                usesColor: output == nil && context.terminalWidth != nil && context.environment["NO_COLOR"] == nil
            ),
            output: target.write
        )
        try target.finish()
        if format.leavesNotesOut {
            for note in outcome.notes + outcome.variants + [outcome.coverage.sentence] { context.errorOutput(note) }
        }
        if check, let result = outcome.check, !result.isComplete {
            context.errorOutput("callarchive: \(result.sentence)")
            throw ExitCode(ExitStatus.checkFailed.rawValue)
        }
    }

    private func now(_ context: CommandContext) -> Int64 { Int64(context.now().timeIntervalSince1970) }
}
