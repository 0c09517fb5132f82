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

    /// What it did so far.
    public let counters = IngestCounters()

    /// Creates an archiver.
    ///
    /// - Parameters:
    ///   - writer: The archive.
    ///   - feeds: The PBXs, each with a name of its own.
    ///   - logger: For one line per change of a connection, not per call.
    ///   - onReady: Called once, when the archive is open and the feeds start.
    public init(
        writer: ArchiveWriter,
        feeds: [PBXFeedSettings],
        logger: Logger,
        onReady: @escaping @Sendable () -> Void = {}
    ) {
        self.writer = writer
        self.feeds = feeds
        self.logger = logger
        self.onReady = onReady
    }

    /// Runs until a graceful shutdown, or its task's cancellation.
    ///
    /// - Throws: ``PBXError`` when no PBX is left that only a person can help; ``ArchiveError`` when the archive can't be
    ///   written.
    public func run() async throws {
        let inbox = Inbox()
        let feeds = try feeds.map { try PBXFeed(settings: $0, inbox: inbox, logger: logger) }
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: counters, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            onReady()
            let failure = await runFeeds(feeds)
            await revokeTokens(feeds)
            inbox.finish()
            try await group.waitForAll()
            if let failure { throw failure }
        }
        try await writer.checkpoint()
        let outcome = counters.outcome
        logger.info("stopped", metadata: ["stored": "\(outcome.stored)", "quarantined": "\(outcome.quarantined)"])
    }

    /// Runs all feeds until they are told to stop.
    ///
    /// - Returns: Why they ended, when it was not because they were told to.
    private func runFeeds(_ feeds: [PBXFeed]) async -> (any Error)? {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: (any Error)?.self) { group in
                for feed in feeds {
                    group.addTask { await outcome(of: feed) }
                }
                var parked: PBXError?
                for await failure in group {
                    switch failure {
                    case let error as PBXError:
                        // One PBX that only a person can help does not disturb the others.
                        parked = error
                    case let failure?:
                        group.cancelAll()
                        return failure
                    case nil:
                        break
                    }
                }
                return Task.isCancelled ? nil : parked
            }
        }
    }

    private func outcome(of feed: PBXFeed) async -> (any Error)? {
        do {
            try await feed.run()
            return nil
        } catch is CancellationError {
            return nil
        } catch let error as PBXError {
            feed.logger.error("this PBX is given up until a person helps", metadata: ["why": "\(error)"])
            return error
        } catch {
            return error
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
