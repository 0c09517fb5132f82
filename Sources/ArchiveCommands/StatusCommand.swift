import ArchiveStore
import ArgumentParser
import Foundation
import Reports

/// `callarchive status`: the state of an archive and its feeds.
struct StatusCommand: ContextualCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows the state of an archive and its feeds.",
        discussion: "  $ callarchive status --database calls.sqlite --format json"
    )

    @OptionGroup var archive: DatabaseOption

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format: Format = .text

    func run(in context: CommandContext) async throws {
        let now = Int64(context.now().timeIntervalSince1970)
        let status = try ArchiveStatus.read(try ArchiveReader(path: try archive.path(in: context)), now: now)
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try context.output(String(decoding: try encoder.encode(status), as: UTF8.self) + "\n")
        case .text:
            try context.output(StatusText.text(status, now: now))
        }
    }
}

/// Lays the state of an archive out for a person.
enum StatusText {
    static func text(_ status: ArchiveStatus, now: Int64) -> String {
        var lines = [
            "Archive      \(status.file.path)",
            "File         \(megabytes(status.file.bytes)), log \(megabytes(status.file.walBytes)), schema \(status.file.schema)",
            "Ingester     \(status.running ? "running" : "not running")",
            "Holds        \(status.calls) calls, \(status.legs) legs, \(status.frames) frames",
            "Not mapped   \(status.quarantined) quarantined, \(status.unmapped) of unknown type",
            "Days         \(status.daysComplete) complete, \(status.daysPartial) partial, \(status.daysUnproven) unproven",
        ]
        if status.reprocessDue {
            lines.append(
                "Rules        some calls were made by older rules or by another number plan: run `callarchive reprocess`"
            )
        }
        if status.feeds.isEmpty { lines.append("Feeds        none yet") }
        for feed in status.feeds {
            let device = [feed.model, feed.firmware].compactMap(\.self).joined(separator: " ")
            lines += ["", "Feed         \(feed.pbx)\(device.isEmpty ? "" : " (\(device))"): \(feed.state)"]
            if feed.state == "live" { lines.append("  subscribed \(ago(feed.subscribedAt, now))") }
            if let since = feed.downSince { lines.append("  down since \(ago(since, now))") }
            if let reason = feed.downReason { lines.append("  reason     \(reason)") }
            lines += [
                "  alive      \(ago(feed.aliveAt, now))",
                "  last event \(ago(feed.lastEventAt, now))",
                "  reconciled \(ago(feed.reconciledAt, now))",
                "  live calls \(feed.liveCalls)",
                "  gaps       \(feed.gaps), \(feed.gapsPending) not repaired, \(feed.gapSeconds) s in all"
                    + (feed.lastGapReason.map { ", last: \($0)" } ?? ""),
            ]
        }
        return lines.map(SafeText.visible).joined(separator: "\n") + "\n"
    }

    private static func ago(_ seconds: Int64?, _ now: Int64) -> String {
        guard let seconds else { return "never" }
        let age = max(0, now - seconds)
        let text =
            switch age {
            case 0..<120: "\(age) s ago"
            case 120..<7_200: "\(age / 60) min ago"
            case 7_200..<172_800: "\(age / 3_600) h ago"
            default: "\(age / 86_400) days ago"
            }
        return text
    }

    private static func megabytes(_ bytes: Int64) -> String {
        bytes < 10_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000) MB"
    }
}
