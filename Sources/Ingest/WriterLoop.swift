import ArchiveStore
import Logging

/// Takes all that waits in the inbox and commits it, group by group.
///
/// A full disk or a busy file stops it, not the ingester: it says so once, tries again until there is room, and the feeds
/// wait meanwhile. It runs on the writer's own thread, so that an entry wakes that thread and no other.
struct WriterLoop: Sendable {
    private static let firstPause = Duration.milliseconds(100)
    private static let longestPause = Duration.seconds(5)
    /// How long a stop waits for a full disk or a busy file.
    private static let stopLimit = Duration.seconds(6)
    private static let stopPause = Duration.milliseconds(500)

    let writer: ArchiveWriter
    let inbox: Inbox
    let counters: IngestCounters
    let logger: Logger

    /// Runs until the inbox is finished and everything in it is committed.
    ///
    /// - Throws: ``ArchiveError`` that waiting does not mend; everything that waits has failed then.
    func run() async throws(ArchiveError) {
        try await withTaskExecutorPreference(writer.taskExecutor) { () async throws(ArchiveError) in
            try await run(on: writer)
        }
    }

    private func run(on writer: isolated ArchiveWriter) async throws(ArchiveError) {
        do throws(ArchiveError) {
            while let items = await inbox.take() {
                do throws(ArchiveError) {
                    try await write(items, to: writer)
                } catch {
                    // Whoever waits for one of these, waits for us; those that were performed have their answer.
                    for case .action(let action) in items { action.fail(error) }
                    throw error
                }
                // Others who ask the writer have their turn too.
                await Task.yield()
            }
        } catch {
            inbox.fail(error)
            throw error
        }
    }

    private func write(_ items: [Inbox.Item], to writer: isolated ArchiveWriter) async throws(ArchiveError) {
        for item in items {
            switch item {
            case .group(let entries):
                let outcome = try await persistently { () throws(ArchiveError) in try writer.commit(entries) }
                counters.add(outcome)
                if outcome.quarantined > 0 {
                    logger.warning("frames could not be mapped", metadata: ["count": "\(outcome.quarantined)"])
                }
            case .action(let action):
                try await persistently { () async throws(ArchiveError) in try await action.perform(writer) }
            }
        }
    }

    private nonisolated(nonsending) func persistently<Value>(
        _ body: nonisolated(nonsending) () async throws(ArchiveError) -> Value
    ) async throws(ArchiveError) -> Value {
        var pause = Self.firstPause
        var hasSaidSo = false
        var giveUp = ContinuousClock.now + Self.stopLimit
        while true {
            do throws(ArchiveError) {
                let value = try await body()
                if hasSaidSo {
                    inbox.cleared(at: Clock.milliseconds)
                    logger.notice("the archive takes data again")
                }
                return value
            } catch {
                guard error.isTemporary, !Task.isCancelled else { throw error }
                let now = ContinuousClock.now
                if !inbox.isStopping { giveUp = now + Self.stopLimit }
                // A stop does not wait for somebody to make room.
                guard now < giveUp else { throw error }
                inbox.obstructed(error.gapReason)
                if !hasSaidSo {
                    logger.error("reading pauses: the archive takes no data", metadata: ["why": "\(error)"])
                }
                hasSaidSo = true
                // A wait between two tries, not a synchronisation.
                do { try await Task.sleep(for: pause) } catch { continue }
                pause = min(pause * 2, inbox.isStopping ? Self.stopPause : Self.longestPause)
            }
        }
    }
}

extension ArchiveError {
    /// Whether another try may succeed: somebody makes room, or lets go of the file.
    var isTemporary: Bool {
        switch code {
        case .diskFull, .busy, .inputOutput: true
        default: false
        }
    }

    /// The reason of a gap that it causes.
    var gapReason: GapReason {
        switch code {
        case .diskFull: .diskFull
        case .inputOutput: .diskError
        default: .overload
        }
    }
}
