public import Logging
public import YeastarProtocol

/// A lasting subscription to a PBX's events: it connects, hands over before a token ends, and comes back after a loss.
///
/// At most two sockets and two tokens are alive at any time.
public struct EventSession: Sendable {
    private let client: PBXClient
    private let logger: Logger
    private let roster = FeedRoster()

    /// Creates a session; nothing is sent yet.
    public init(client: PBXClient, logger: Logger) {
        self.client = client
        self.logger = logger
    }

    /// Runs until the task is cancelled, and then returns within two seconds, the sockets closed.
    ///
    /// - Parameter handler: Takes every event; calls never overlap. While it works nothing more is read, and no answer
    ///   counts as late. After a cancellation the last `closed` is delivered in the cancelled task.
    /// - Throws: ``PBXError`` when only a person can help (``PBXError/isPermanent``), or whatever the handler throws.
    public func run(_ handler: @escaping @Sendable (FeedEvent) async throws -> Void) async throws {
        let delivery = FeedDelivery(handler)
        do {
            try await run(delivery)
        } catch let failure as FeedDelivery.Failure {
            // What a handler throws because it was cancelled is no failure of its own.
            guard Task.isCancelled else { throw failure.underlying }
        } catch {
            guard Task.isCancelled else { throw error }
        }
    }

    /// The number of the connection that is live; `nil` while none is.
    public var liveConnection: Int? { roster.current?.connection.number }

    /// Asks for the events again on the live socket; another `subscribed` follows.
    public func resubscribe() {
        roster.current?.resubscribe()
    }

    /// Gives the live connection up, whose `closed` tells the reason, and connects again.
    public func reconnect(because error: PBXError) {
        roster.current?.giveUp(error)
    }

    private func run(_ delivery: FeedDelivery) async throws {
        var backoff = ReconnectBackoff(client.settings.timings)
        var generator = SystemRandomNumberGenerator()
        var numbers = ConnectionNumbers(pbx: client.settings.name)
        let hangUps = FeedHangUpTally()
        while !Task.isCancelled {
            roster.begin()
            let period = FeedPeriod(
                client: client,
                delivery: delivery,
                logger: logger,
                roster: roster,
                hangUps: hangUps
            )
            let began = ContinuousClock.now
            let (error, wasSubscribed) = try await period.run(&numbers)
            if Task.isCancelled { return }
            // A PBX that takes back each acknowledgement at once must not be asked for a token each second.
            let isTakenBack =
                error.code == .tokenExpired && ContinuousClock.now - began < client.settings.timings.backoffLimit
            if wasSubscribed, !isTakenBack { backoff.acknowledged() }
            guard case .wait(let duration, let attempt) = backoff.lost(error, using: &generator) else { throw error }
            // Not once an attempt: a PBX that is away for a day must not fill the log.
            logger.log(
                level: attempt == 1 ? .info : .debug,
                "event feed lost",
                metadata: [
                    "pbx": "\(client.settings.name)", "reason": "\(error.code.rawValue)", "attempt": "\(attempt)",
                ]
            )
            try await delivery.deliver(
                .waiting(reason: error.loss, seconds: duration / .seconds(1), attempt: attempt)
            )
            try await Task.sleep(for: duration)
        }
    }
}

/// Numbers the connections of a session.
struct ConnectionNumbers: Sendable {
    let pbx: String
    private var last = 0

    init(pbx: String) {
        self.pbx = pbx
    }

    mutating func next() -> FeedConnection {
        last += 1
        return FeedConnection(pbx: pbx, number: last)
    }
}
