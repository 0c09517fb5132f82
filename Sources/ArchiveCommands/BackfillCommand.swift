import ArchiveStore
import ArgumentParser
import CallModel
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
            A PBX that can't be read does not keep those after it from being read. The exit status is that of the first one
            that failed; 1 when a reading was not complete.

              $ callarchive backfill --config pbx.yaml --from 2026-01-01 --to 2026-01-31
              $ callarchive backfill --config pbx.yaml --pbx paris --from yesterday
            """
    )

    @OptionGroup var options: IngestOptions
    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Of several PBXs only this one; may be repeated.", valueName: "name"))
    var pbx: [String] = []

    @Option(help: ArgumentHelp("The first local day or time. Default: the PBX's first row.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("The last local day, or the time to stop before. Default: now.", valueName: "date"))
    var to: String?

    func run(in context: CommandContext) async throws {
        let settings = try options.settings(log, in: context)
        let logger = StandardErrorLog.logger(settings, in: context)
        let now = Int64(context.now().timeIntervalSince1970)
        // A wrong date is wrong on any clock.
        _ = try DateRange.parse(from: from, to: to, now: now, zone: .gmt)
        let feeds = try chosen(settings.feeds)
        let writer = try Self.open(settings.database)
        var (failure, isComplete) = (ExitStatus?.none, true)
        for feed in feeds {
            do {
                let result = try await Backfill(writer: writer, settings: feed, logger: logger).run { clock in
                    try window(on: clock, now: now)
                }
                isComplete = isComplete && result.isComplete
                try context.output(Self.text(result, of: feed))
            } catch {
                // What is wrong with the archive is wrong for the PBXs to come as well.
                guard feeds.count > 1, !(error is ArchiveError), let told = OperatorError(error) else { throw error }
                context.errorOutput("callarchive: \(feed.connection.name): \(told.message)")
                failure = failure ?? told.status
            }
        }
        if let failure { throw ExitCode(failure.rawValue) }
        guard isComplete else { throw ExitCode(ExitStatus.checkFailed.rawValue) }
    }

    /// The PBXs that are to be read, in the order of the settings.
    private func chosen(_ feeds: [PBXFeedSettings]) throws -> [PBXFeedSettings] {
        let names = feeds.map(\.connection.name)
        if let unknown = pbx.first(where: { !names.contains($0) }) {
            throw OperatorError(
                .usage,
                "no PBX is called \(unknown). Use --pbx with one of \(names.joined(separator: ", "))."
            )
        }
        return pbx.isEmpty ? feeds : feeds.filter { pbx.contains($0.connection.name) }
    }

    private static func text(_ result: Backfill.Result, of feed: PBXFeedSettings) -> String {
        "\(feed.connection.name): \(result.rows) rows read, \(result.newRows) stored anew, "
            + (result.isComplete ? "complete.\n" : "not complete: run it again.\n")
    }

    /// Opens the archive, and brings its schema up to date unless an ingester has it, which would go on by the earlier one.
    private static func open(_ path: String) throws(ArchiveError) -> ArchiveWriter {
        let lock: ArchiveLock
        do {
            lock = try ArchiveLock(archive: path)
        } catch {
            guard error.code == .locked else { throw error }
            let state = try SchemaState(path: path)
            guard state.fileVersion == state.currentVersion else {
                throw ArchiveError(
                    .locked,
                    "cannot write \(path)",
                    reason:
                        "another process has it, and the file has schema \(state.fileVersion), where this program writes "
                        + "schema \(state.currentVersion)",
                    advice: "Restart an ingester of an older version with this one; else try again."
                )
            }
            return try ArchiveWriter(path: path, description: .current, migrates: false)
        }
        // No longer than that: an ingester may start beside the reading.
        defer { withExtendedLifetime(lock) {} }
        return try ArchiveWriter(path: path, description: .current)
    }

    /// What was asked for, in Unix seconds, by the PBX's clock and never by this machine's.
    private func window(on clock: PBXClock, now: Int64) throws -> (from: Int64?, to: Int64?) {
        let instant = { (time: CivilTime) in
            if let zone = clock.zone { return time.firstInstant(in: zone) }
            return time.seconds - Int64(clock.observedOffset(at: time.seconds) ?? 0)
        }
        let zone = clock.zone ?? TimeZone(secondsFromGMT: clock.observedOffset(at: now) ?? 0) ?? .gmt
        let range = try DateRange.parse(from: from, to: to, now: now, zone: zone)
        // The end of a range is exclusive; that of a reading is the last second that it covers.
        return (range.from.map(instant), range.to.map { instant($0) - 1 })
    }
}
