/// Decides when to send a heartbeat, and when a socket that does not answer is given up.
///
/// Heartbeats leave at a fixed pace whatever the traffic. An answer is late only by the time in which the socket was
/// really read: while the reader is held back by its consumer, the answer may well be waiting unread.
public struct KeepAlive: Sendable {
    /// What happened.
    public enum Event: Hashable, Sendable {
        case wokeUp
        case answered
        case pausedReading
        case resumedReading
    }

    /// What to do.
    public enum Action: Hashable, Sendable {
        case sendHeartbeat
        case wait(until: ContinuousClock.Instant)
        case reconnect(missedHeartbeats: Int)
    }

    private struct Awaited: Sendable {
        var readingTime: Duration = .zero
        var readingSince: ContinuousClock.Instant?
    }

    private let interval: Duration
    private let answerLimit: Duration
    private let missLimit: Int
    private var nextHeartbeat: ContinuousClock.Instant
    private var isReading = true
    private var awaited: Awaited?

    /// How many heartbeats in a row went unanswered.
    public private(set) var missedHeartbeats = 0

    /// Starts with a socket that has just opened: the first heartbeat is due one interval later.
    public init(_ timings: SessionTimings = SessionTimings(), now: ContinuousClock.Instant) {
        interval = timings.heartbeatInterval
        answerLimit = timings.answerLimit
        missLimit = max(1, timings.missedHeartbeatLimit)
        nextHeartbeat = now + interval
    }

    /// Takes what happened and says what to do next.
    ///
    /// After ``Action/sendHeartbeat`` ask again with ``Event/wokeUp``.
    public mutating func handle(_ event: Event, now: ContinuousClock.Instant) -> Action {
        switch event {
        case .answered:
            awaited = nil
            missedHeartbeats = 0
        case .pausedReading:
            if let since = awaited?.readingSince { awaited?.readingTime += now - since }
            awaited?.readingSince = nil
            isReading = false
        case .resumedReading:
            if !isReading { awaited?.readingSince = now }
            isReading = true
        case .wokeUp:
            if let deadline = answerDeadline, now >= deadline {
                awaited = nil
                missedHeartbeats += 1
                if missedHeartbeats >= missLimit { return .reconnect(missedHeartbeats: missedHeartbeats) }
            }
            if now >= nextHeartbeat { return heartbeat(now: now) }
        }
        return .wait(until: min(nextHeartbeat, answerDeadline ?? nextHeartbeat))
    }

    private mutating func heartbeat(now: ContinuousClock.Instant) -> Action {
        nextHeartbeat = now + interval
        // An answer still awaited keeps its clock: a later heartbeat must not excuse an earlier one.
        if awaited == nil { awaited = Awaited(readingSince: isReading ? now : nil) }
        return .sendHeartbeat
    }

    private var answerDeadline: ContinuousClock.Instant? {
        guard let awaited, let since = awaited.readingSince else { return nil }
        return since + (answerLimit - awaited.readingTime)
    }
}
