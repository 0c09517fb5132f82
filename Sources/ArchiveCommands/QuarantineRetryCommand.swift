import ArchiveStore
import ArgumentParser
import Reports

/// `callarchive quarantine retry`: maps frames again.
struct QuarantineRetryCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Maps frames again that could not be mapped, as this version understands them.",
        discussion: """
            Works beside a running ingester, and may be run any number of times.

              $ callarchive quarantine retry --database calls.sqlite
              $ callarchive quarantine retry 4711 4712 --database calls.sqlite
            """
    )

    @Argument(help: ArgumentHelp("Frames, by their ids. Default: all that could not be mapped.", valueName: "id"))
    var ids: [Int64] = []

    @OptionGroup var archive: DatabaseOption

    func run(in context: CommandContext) async throws {
        let path = try archive.path(in: context)
        let reader = try ArchiveReader(path: path)
        for id in ids where try KeptFrame.find(id, in: reader) == nil {
            throw OperatorError.unknownFrame(id, in: path)
        }
        // The reader has refused a file of an older schema; indexes are not to be built beside an ingester.
        let writer = try ArchiveWriter(path: path, description: .current, migrates: false)
        let outcome = try await writer.retry(ids.isEmpty ? nil : ids)
        try context.output(Self.text(outcome, named: !ids.isEmpty))
    }

    private static func text(_ outcome: RetryOutcome, named: Bool) -> String {
        guard outcome.tried > 0 else {
            return named ? "These frames are mapped already.\n" : "Every frame is mapped already.\n"
        }
        let frames = outcome.tried == 1 ? "frame" : "frames"
        let calls = outcome.calls == 1 ? "call" : "calls"
        var lines = ["\(outcome.mapped) of \(outcome.tried) \(frames) now map, \(outcome.calls) \(calls) derived anew."]
        if !outcome.remaining.isEmpty { lines.append("Still not mapped:") }
        let reasons = outcome.remaining.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let width = reasons.map { "\($0.value)".count }.max() ?? 0
        for (reason, count) in reasons {
            let padding = String(repeating: " ", count: width - "\(count)".count)
            lines.append("  \(padding)\(count)  \(SafeText.visible(reason))")
        }
        if outcome.changesDirectory {
            lines.append(
                "A directory or a clock is among them: `callarchive reprocess --apply` derives the calls anew that rest on it."
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
