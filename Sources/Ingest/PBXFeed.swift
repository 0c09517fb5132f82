import ArchiveStore
import Logging
import YeastarClient
import YeastarProtocol

/// Archives one PBX: its events as they come, and its history after every subscription and every so often.
struct PBXFeed: Sendable {
    /// How late the PBX may write the row of a call that has ended.
    private static let lateRows = Duration.seconds(20)
    private static let firstRetry = Duration.seconds(2)
    private static let longestRetry = Duration.seconds(60)

    let settings: PBXFeedSettings
    let client: PBXClient
    let inbox: Inbox
    let host: HostWatch
    let logger: Logger

    init(settings: PBXFeedSettings, inbox: Inbox, host: HostWatch, logger: Logger) throws(PBXError) {
        var logger = logger
        logger[metadataKey: "pbx"] = "\(settings.connection.name)"
        self.settings = settings
        self.inbox = inbox
        self.host = host
        self.logger = logger
        client = try PBXClient(settings.connection, logger: logger)
    }

    /// Why a feed ended that a person has to mend, on the PBX or in the settings.
    struct Refusal: Sendable {
        let error: PBXError
        /// Whether the feed was live before.
        let wasLive: Bool
    }

    /// Runs until its task is cancelled, or the PBX refuses us for good.
    ///
    /// - Returns: What a person has to mend; `nil` when it was cancelled.
    /// - Throws: ``ArchiveError`` when the archive can't be written; `CancellationError`.
    func run() async throws -> Refusal? {
        let name = name
        let (timeZone, numberPlan) = (settings.timeZone, settings.numberPlan)
        let (pbx, noted) = try await inbox.perform { (writer) async throws(ArchiveError) in
            let pbx = try await writer.pbx(named: name, timeZone: timeZone, numberPlan: numberPlan)
            try await writer.beginFeed(pbx: pbx)
            return (pbx, try await writer.latestMilliseconds(pbx: pbx))
        }
        ReceiptClock.start(after: noted)
        let history = HistoryFeed(
            pbx: pbx,
            client: client,
            inbox: inbox,
            historyDays: settings.historyDays,
            logger: logger
        )
        // One wake-up may wait: a second one before the first was heeded asks for the same thing.
        let (wakeUps, wakeUp) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (subscriptions, subscribed) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let events = EventFeed(pbx: pbx, inbox: inbox, host: host, client: client, logger: logger) {
            wakeUp.yield()
            subscribed.yield()
        }
        let session = EventSession(client: client, logger: logger)
        let hearing = HearingCheck(pbx: pbx, inbox: inbox, session: session, events: events, logger: logger)

        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await run(session, events, history: history) }
                group.addTask { try await reconcile(history, wakeUps, hearing) }
                group.addTask { try await tick(wakeUp) }
                group.addTask { try await readAgain(subscriptions, wakeUp) }
                defer { group.cancelAll() }
                // The session ends first: by cancellation, or because it can't go on.
                try await group.next()
            }
            return nil
        } catch let error as PBXError where error.isPermanent {
            try await events.noteParking(error)
            return Refusal(error: error, wasLive: await events.wasSubscribed)
        }
    }

    var name: String { settings.connection.name }

    /// How long to leave alone a PBX that refuses us.
    var refusalRetry: Duration { settings.connection.timings.refusalRetry }

    /// Tells why the PBX refuses us, and what comes of it.
    func tell(_ refusal: PBXError, isKnown: Bool) {
        guard refusal.isMendedOnPBX else {
            logger.error("this PBX is given up until the next start", metadata: ["why": "\(refusal)"])
            return
        }
        logger.log(
            level: isKnown ? .debug : .error,
            "refused by the PBX, trying again",
            metadata: ["why": "\(refusal)", "every": "\(Int(refusalRetry / .seconds(1))) s"]
        )
    }

    private func run(_ session: EventSession, _ events: EventFeed, history: HistoryFeed) async throws {
        do {
            // First the PBX's clock, so that local times of the first events can be read; not worth a wait.
            try await history.readInformation()
        } catch let error as PBXError where !error.isPermanent {
            logger.debug("no system information yet", metadata: ["why": "\(error)"])
            // The session starts with a request of its own: two failures at once would be hammering.
            try await Task.sleep(for: settings.connection.timings.backoffBase)
        }
        try await session.run { event in try await events.handle(event) }
    }

    /// Reads the history once more some time after each subscription: a call that ended just before it may have got its row
    /// just after the first reading.
    private func readAgain(
        _ subscriptions: AsyncStream<Void>,
        _ wakeUp: AsyncStream<Void>.Continuation
    ) async throws {
        for await _ in subscriptions {
            try await Task.sleep(for: Self.lateRows)
            wakeUp.yield()
        }
        // Only a cancelled feed ends its streams.
        throw CancellationError()
    }

    private func tick(_ wakeUp: AsyncStream<Void>.Continuation) async throws {
        while true {
            try await Task.sleep(for: settings.reconcileEvery)
            wakeUp.yield()
        }
    }

    private func reconcile(
        _ history: HistoryFeed,
        _ wakeUps: AsyncStream<Void>,
        _ hearing: HearingCheck
    ) async throws {
        var hearing = hearing
        for await _ in wakeUps {
            var retry = Self.firstRetry
            while true {
                do {
                    let connection = hearing.liveConnection
                    _ = try await history.reconcile()
                    try await hearing.look(connectionBefore: connection)
                    break
                } catch let error as PBXError {
                    guard !error.isPermanent else { throw error }
                    // The session is trying to reach the PBX already, and says so; its success wakes this up.
                    let isAway = error.isUnreachable && hearing.liveConnection == nil
                    logger.log(
                        level: isAway ? .debug : .warning,
                        "history not read, trying again",
                        metadata: ["why": "\(error)"]
                    )
                    if isAway { break }
                }
                try await Task.sleep(for: retry)
                retry = min(retry * 2, Self.longestRetry)
            }
        }
    }
}
