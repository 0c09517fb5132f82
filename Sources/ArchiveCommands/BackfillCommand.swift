import ArchiveStore
import ArgumentParser
import Foundation
import Ingest
import Reports
import YeastarClient

/// `callarchive backfill`: one reading of the PBX's history.
struct BackfillCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill",
        abstract: "Reads the PBX's call history once, beside a running ingester or without one.",
        discussion: """
              $ callarchive backfill --config callarchive.yaml --from 2026-01-01 --to 2026-01-31
            """
    )

    @OptionGroup var options: IngestOptions
    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("The first local day or time. Default: the PBX's first row.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last local day, or the time to stop before. Default: now.", valueName: "date"))
    var to: String?

    func run(in context: CommandContext) async throws {
        let logger = try StandardErrorLog.logger(log, in: context)
        let settings = try options.settings(in: context)
        let writer = try ArchiveWriter(path: settings.database, description: .current)
        for feed in settings.feeds {
            let zone = feed.timeZone.flatMap(TimeZone.init(identifier:)) ?? .current
            let now = Int64(context.now().timeIntervalSince1970)
            let range = try DateRange.parse(from: from, to: to, now: now, zone: zone)
            let result = try await Backfill(writer: writer, settings: feed, logger: logger).run(
                from: range.from?.firstInstant(in: zone),
                to: range.to.map { min($0.firstInstant(in: zone), now) }
            )
            try context.output(
                "\(feed.connection.name): \(result.rows) rows read, \(result.newRows) stored anew, "
                    + (result.isComplete ? "complete.\n" : "not complete: run it again.\n")
            )
        }
    }
}
