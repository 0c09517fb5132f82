import ArchiveStore
import Logging
import YeastarClient
import YeastarProtocol

/// Archives one PBX: its events as they come, and its history after every subscription and every so often.
struct PBXFeed: Sendable {
    private static let firstRetry = Duration.seconds(2)
    private static let longestRetry = Duration.seconds(60)

    let settings: PBXFeedSettings
    let client: PBXClient
    let inbox: Inbox
    let logger: Logger

    init(settings: PBXFeedSettings, inbox: Inbox, logger: Logger) throws(PBXError) {
        var logger = logger
        logger[metadataKey: "pbx"] = "\(settings.connection.name)"
        self.settings = settings
        self.inbox = inbox
        self.logger = logger
        client = try PBXClient(settings.connection, logger: logger)
    }

    /// Runs until its task is cancelled.
    ///
    /// - Throws: ``PBXError`` when only a person can help; ``ArchiveError`` when the archive can't be written.
    func run() async throws {
        let name = settings.connection.name
        let timeZone = settings.timeZone
        let pbx = try await inbox.perform { (writer) async throws(ArchiveError) in
            let pbx = try await writer.pbx(named: name, timeZone: timeZone)
            try await writer.beginFeed(pbx: pbx)
            return pbx
        }
        let history = HistoryFeed(
            pbx: pbx,
            client: client,
            inbox: inbox,
            historyDays: settings.historyDays,
            logger: logger
        )
        // One wake-up may wait: a second one before the first was heeded asks for the same thing.
        let (wakeUps, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let events = EventFeed(pbx: pbx, inbox: inbox, logger: logger) { wakeUp.yield() }

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await session(events, history: history) }
            group.addTask { try await reconcile(history, wakeUps) }
            group.addTask { try await tick(wakeUp) }
            defer { group.cancelAll() }
            // The session ends first: by cancellation, or because it can't go on.
            try await group.next()
        }
    }

    private func session(_ events: EventFeed, history: HistoryFeed) async throws {
        do {
            // First the PBX's clock, so that local times of the first events can be read; not worth a wait.
            try await history.readInformation()
        } catch let error as PBXError where !error.isPermanent {
            logger.debug("no system information yet", metadata: ["why": "\(error)"])
            // The session starts with a request of its own: two failures at once would be hammering.
            try await Task.sleep(for: settings.connection.timings.backoffBase)
        }
        try await EventSession(client: client, logger: logger).run { event in try await events.handle(event) }
    }

    private func tick(_ wakeUp: AsyncStream<Void>.Continuation) async throws {
        while true {
            try await Task.sleep(for: settings.reconcileEvery)
            wakeUp.yield()
        }
    }

    private func reconcile(_ history: HistoryFeed, _ wakeUps: AsyncStream<Void>) async throws {
        for await _ in wakeUps {
            var retry = Self.firstRetry
            while true {
                do {
                    _ = try await history.reconcile()
                    break
                } catch let error as PBXError {
                    guard !error.isPermanent else { throw error }
                    logger.warning("history not read, trying again", metadata: ["why": "\(error)"])
                }
                try await Task.sleep(for: retry)
                retry = min(retry * 2, Self.longestRetry)
            }
        }
    }
}
