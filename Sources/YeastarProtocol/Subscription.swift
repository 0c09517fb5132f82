/// Decides which events to subscribe to, and what an answer to the subscription means.
///
/// The full list is asked for first. A PBX that refuses it is asked without the topics only newer firmware knows, then
/// for the two that matter most. The list is never empty: an empty one silently unsubscribes everything.
public struct Subscription: Sendable {
    /// What to do next.
    public enum Action: Hashable, Sendable {
        case send(topics: [Int])
        case subscribed(topics: [Int])
        case wait(until: ContinuousClock.Instant)
        case fail(PBXError)
        case nothing
    }

    /// Every topic the archive wants.
    public static let allTopics = [
        30_007, 30_008, 30_010, 30_011, 30_012, 30_013, 30_014, 30_015, 30_016, 30_019, 30_020, 30_025, 30_026,
        30_028, 30_029, 30_033, 30_039,
    ]
    /// Topics that only diagnose, or that older firmware does not know.
    public static let optionalTopics: Set<Int> = [30_007, 30_010, 30_020, 30_025, 30_028, 30_029, 30_033, 30_039]
    /// The topics without which there is no archive.
    public static let essentialTopics = [30_011, 30_012]

    private enum State: Sendable {
        case idle
        case awaiting(level: Int, deadline: ContinuousClock.Instant)
        case subscribed(level: Int)
        case failed
    }

    private static let levels = [
        allTopics, allTopics.filter { !optionalTopics.contains($0) }, essentialTopics,
    ]

    private let limit: Duration
    private var state = State.idle

    /// Starts before anything was sent.
    public init(_ timings: SessionTimings = SessionTimings()) {
        limit = timings.acknowledgementLimit
    }

    /// The message that subscribes to some topics.
    public static func message(_ topics: [Int]) -> String {
        #"{"topic_list":["# + topics.map(String.init).joined(separator: ",") + "]}"
    }

    /// Begins: the full list is to be sent.
    public mutating func start(now: ContinuousClock.Instant) -> Action {
        send(level: 0, now: now)
    }

    /// Asks for the same events again on a live socket, whose subscription may have been emptied unnoticed.
    ///
    /// The PBX has to acknowledge it like the first one.
    public mutating func renew(now: ContinuousClock.Instant) -> Action {
        guard case .subscribed(let level) = state else { return .nothing }
        return send(level: level, now: now)
    }

    /// Takes an answer of the PBX, which may also come unasked on a live socket.
    public mutating func answered(_ answer: RESTAnswer, now: ContinuousClock.Instant) -> Action {
        if answer.code == .success {
            guard case .awaiting(let level, _) = state else { return .nothing }
            state = .subscribed(level: level)
            return .subscribed(topics: Self.levels[level])
        }
        let error = PBXError(answer)
        switch (answer.code.reaction, state) {
        case (.newToken, _), (.stop, _), (.wait, _):
            state = .failed
            return .fail(error)
        case (_, .awaiting(let level, _)):
            guard level + 1 < Self.levels.count else {
                state = .failed
                return .fail(PBXError(.topicsRefused, Self.refusal(error), errcode: error.errcode))
            }
            return send(level: level + 1, now: now)
        default:
            return .nothing
        }
    }

    /// Time passed.
    public mutating func wokeUp(now: ContinuousClock.Instant) -> Action {
        guard case .awaiting(_, let deadline) = state else { return .nothing }
        guard now >= deadline else { return .wait(until: deadline) }
        state = .failed
        return .fail(
            PBXError(.noAcknowledgement, "The PBX did not acknowledge the subscription in time; connecting again.")
        )
    }

    private mutating func send(level: Int, now: ContinuousClock.Instant) -> Action {
        state = .awaiting(level: level, deadline: now + limit)
        return .send(topics: Self.levels[level])
    }

    private static func refusal(_ error: PBXError) -> String {
        "The PBX refused even the two essential events 30011 and 30012 (\(error.message)); check the permissions of the API application."
    }
}
