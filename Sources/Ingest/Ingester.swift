public import ArchiveStore
public import Logging
public import ServiceLifecycle
import YeastarClient
import YeastarProtocol

/// The archiver: one writer, and a feed for each PBX.
///
/// At a graceful shutdown the feeds stop first, then the tokens are revoked, and what was read is committed last.
public struct Ingester: Service {
    private let writer: ArchiveWriter
    private let feeds: [PBXFeedSettings]
    private let logger: Logger
    private let onReady: @Sendable () -> Void
    private let onStop: @Sendable () -> Void

    /// What it did so far.
    public let counters = IngestCounters()

    /// Creates an archiver.
    ///
    /// - Parameters:
    ///   - writer: The archive.
    ///   - feeds: The PBXs, each with a name of its own.
    ///   - logger: For one line per change of a connection, not per call.
    ///   - onReady: Called once, when the archive is open and the feeds start.
    ///   - onStop: Called when it is told to stop, before it does anything about it.
    public init(
        writer: ArchiveWriter,
        feeds: [PBXFeedSettings],
        logger: Logger,
        onReady: @escaping @Sendable () -> Void = {},
        onStop: @escaping @Sendable () -> Void = {}
    ) {
        self.writer = writer
        self.feeds = feeds
        self.logger = logger
        self.onReady = onReady
        self.onStop = onStop
    }

    /// Runs until a graceful shutdown, or its task's cancellation, and closes the archive.
    ///
    /// - Throws: ``PBXError`` when every PBX refuses us; ``ArchiveError`` when the archive can't be written.
    public func run() async throws {
        do {
            try await archive()
        } catch {
            await writer.close()
            throw error
        }
        await writer.close()
        let outcome = counters.outcome
        logger.info("stopped", metadata: ["stored": "\(outcome.stored)", "quarantined": "\(outcome.quarantined)"])
    }

    private func archive() async throws {
        ProcessLimits.prepare(feedCount: feeds.count)
        let inbox = Inbox()
        let host = HostWatch()
        let feeds = try feeds.map { try PBXFeed(settings: $0, inbox: inbox, host: host, logger: logger) }
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: counters, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            onReady()
            let failure = await runFeeds(feeds, host, inbox)
            await revokeTokens(feeds)
            inbox.finish()
            try await group.waitForAll()
            if let failure { throw failure }
        }
        try await writer.checkpoint()
    }

    /// Runs all feeds until they are told to stop.
    ///
    /// - Returns: Why they ended, when it was not because they were told to.
    private func runFeeds(_ feeds: [PBXFeed], _ host: HostWatch, _ inbox: Inbox) async -> (any Error)? {
        await cancelWhenGracefulShutdown {
            await withTaskCancellationHandler {
                await withTaskGroup(of: End.self) { group in
                    group.addTask {
                        await host.run()
                        return .watch
                    }
                    group.addTask {
                        await CallBlockKeeper(inbox: inbox).run()
                        return .watch
                    }
                    group.addTask { await PlaceWatch(inbox: inbox).run().map(End.failed) ?? .watch }
                    for feed in feeds { group.addTask { await end(of: feed) } }
                    return await firstFailure(&group, feedCount: feeds.count)
                }
            } onCancel: {
                onStop()
                inbox.beginStop()
            }
        }
    }

    private enum End: Sendable {
        case watch
        /// A feed that was told to stop.
        case stopped
        /// A feed whose PBX refuses us.
        case refused(PBXFeed, PBXFeed.Refusal)
        /// It is time to try that one again.
        case again(PBXFeed)
        case failed(any Error)
    }

    /// Waits for what ends the archiver: a failure of the archive, or that no PBX is left that does not refuse us.
    ///
    /// While there is one, others that a person may have mended meanwhile are tried again now and then.
    private func firstFailure(_ group: inout TaskGroup<End>, feedCount: Int) async -> (any Error)? {
        defer { group.cancelAll() }
        var refusal: PBXError?
        var running = feedCount
        var told: [String: PBXError.Code] = [:]
        while running > 0, let end = await group.next() {
            switch end {
            case .watch: continue
            case .failed(let error): return error
            case .stopped: running -= 1
            case .refused(let feed, let why):
                running -= 1
                refusal = why.error
                // Once for each reason: what nobody mends for a month must not fill the log.
                let isKnown = told.updateValue(why.error.code, forKey: feed.name) == why.error.code && !why.wasLive
                feed.tell(why.error, isKnown: isKnown)
                guard why.error.isMendedOnPBX else { continue }
                group.addTask {
                    do { try await Task.sleep(for: feed.refusalRetry) } catch { return .watch }
                    return .again(feed)
                }
            case .again(let feed):
                running += 1
                group.addTask { await self.end(of: feed) }
            }
        }
        return Task.isCancelled ? nil : refusal
    }

    private func end(of feed: PBXFeed) async -> End {
        do {
            return try await feed.run().map { .refused(feed, $0) } ?? .stopped
        } catch is CancellationError {
            return .stopped
        } catch {
            return .failed(error)
        }
    }

    private func revokeTokens(_ feeds: [PBXFeed]) async {
        await withTaskGroup(of: Void.self) { group in
            for feed in feeds {
                group.addTask { await feed.client.close() }
            }
        }
    }
}
