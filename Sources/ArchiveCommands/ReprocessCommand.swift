import ArchiveStore
import ArgumentParser
import UnixSignals

/// `callarchive reprocess`: derives everything anew from the frames.
struct ReprocessCommand: ContextualCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Derives everything anew from the frames, and shows what is different.",
        discussion: """
            Every kept frame is mapped again, and every call, leg and offer derived again, by the rules of this version.
            What comes out otherwise than it stands in the file is shown by column, with examples. The file is not
            written, unless --apply is given: then it is brought in line, in short transactions, so that an ingester may
            go on. Calls and legs keep their ids. It may be stopped at any time, and run again: what is in line stays so.
            Stopped by Ctrl-C or SIGTERM it shows what it has found so far, and exits with 130 or 143.

              $ callarchive reprocess --database calls.sqlite
              $ callarchive reprocess --database calls.sqlite --apply
            """
    )

    @OptionGroup var archive: DatabaseOption

    @Flag(help: "Write what is different.")
    var apply = false

    @Option(help: ArgumentHelp("table or json.", valueName: "format"))
    var format: Format = .table

    func run(in context: CommandContext) async throws {
        let path = try archive.path(in: context)
        let line = ProgressLine(context)
        // A file of an older schema is not to be brought up to date by the way, nor indexes built beside an ingester.
        _ = try ArchiveReader(path: path)
        let writer = apply ? try ArchiveWriter(path: path, description: .current, migrates: false) : nil
        let reprocessor = try Reprocessor(path: path, writer: writer) { progress in line.show(Self.text(progress)) }
        let (difference, signal): (ReprocessDifference, UnixSignal?)
        do {
            (difference, signal) = try await Self.runUntilSignal(reprocessor) {
                line.clear()
                context.errorOutput("callarchive: stopping.")
            }
        } catch {
            line.clear()
            throw error
        }
        line.clear()
        switch format {
        case .table: try context.output(ReprocessText.table(difference, isApplied: apply))
        case .json: try context.output(try ReprocessText.json(difference, isApplied: apply))
        }
        // As a shell tells of a process that a signal ended.
        if difference.isPartial, let signal { throw ExitCode(128 + signal.rawValue) }
        guard difference.failures.isEmpty else { throw ExitCode(ExitStatus.data.rawValue) }
    }

    private enum Event: Sendable {
        case found(ReprocessDifference)
        /// `nil` when nobody waits for one any more.
        case signal(UnixSignal?)
    }

    /// Goes through the file until the end, or until SIGTERM or SIGINT.
    private static func runUntilSignal(
        _ reprocessor: Reprocessor,
        onSignal: () -> Void
    ) async throws -> (ReprocessDifference, UnixSignal?) {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        return try await withThrowingTaskGroup(of: Event.self) { group in
            group.addTask { .found(try await reprocessor.run()) }
            group.addTask {
                for await signal in signals { return .signal(signal) }
                return .signal(nil)
            }
            var signal: UnixSignal?
            for try await event in group {
                group.cancelAll()
                switch event {
                case .found(let difference): return (difference, signal)
                case .signal(let first):
                    signal = first
                    onSignal()
                }
            }
            throw CancellationError()
        }
    }

    private static func text(_ progress: Reprocessor.Progress) -> String {
        func percent(_ done: Int64, _ total: Int64) -> Int64 { total == 0 ? 100 : done * 100 / total }
        return switch progress {
        case .frames(let done, of: let total): "Frames mapped: \(percent(done, total)) %"
        case .calls(let done, of: let total): "Calls derived: \(percent(done, total)) %"
        }
    }
}
