/// Finds a feed that is connected but deaf: heartbeats are answered, yet the events of calls that took place do not come.
///
/// It is asked after each complete reading of the PBX's history and live calls. Calls that such a reading found and no
/// event told of are counted by the archive's own numbers, so that no clock has to agree with another.
public struct DeafnessWatch: Sendable {
    /// What is known after a reading.
    public struct Look: Hashable, Sendable {
        /// The connection that was live from the reading's beginning to its end; `nil` when none was.
        public var connection: Int?
        /// How many events this process has read from the PBX.
        public var eventCount: Int
        /// How many calls began after the newest call of the look before, and were found since.
        public var newCallCount: Int

        public init(connection: Int?, eventCount: Int, newCallCount: Int) {
            self.connection = connection
            self.eventCount = eventCount
            self.newCallCount = newCallCount
        }
    }

    /// What to do.
    public enum Action: Hashable, Sendable {
        case nothing
        /// Ask for the events again on the same socket.
        case resubscribe
        /// Asking again did not help: connect anew.
        case reconnect
    }

    /// How long a feed that stays deaf after a new connection is left alone; doubles up to a day.
    ///
    /// A PBX whose calls give no events at all must not lose its connection again and again.
    public static let firstRest = Duration.seconds(600)
    private static let longestRest = Duration.seconds(86_400)

    private enum Stage: Sendable {
        case hearing
        case resubscribed
        case reconnected(until: ContinuousClock.Instant)
    }

    private var last: Look?
    /// Whether the look to come only notes what the time before a new subscription left behind.
    private var isFresh = false
    private var stage = Stage.hearing
    private var rest = Self.firstRest

    /// Starts before the first look.
    public init() {}

    /// Whether no event was read since the last look, so that a call found meanwhile counts.
    public func heardNothing(eventCount: Int) -> Bool { last?.eventCount == eventCount }

    /// Takes what a reading showed, and says what to do about it.
    public mutating func look(_ look: Look, now: ContinuousClock.Instant) -> Action {
        let last = last
        self.last = look
        let isFresh = isFresh
        self.isFresh = false
        if let last, look.eventCount != last.eventCount {
            stage = .hearing
            rest = Self.firstRest
            return .nothing
        }
        // Only what happened between two readings on one connection must have come by it.
        guard let last, let connection = look.connection, connection == last.connection, look.newCallCount > 0,
            !isFresh
        else {
            return .nothing
        }
        switch stage {
        case .hearing:
            stage = .resubscribed
            // What took place until the acknowledgement says nothing about the time after it.
            self.isFresh = true
            return .resubscribe
        case .reconnected(let until) where now < until:
            return .nothing
        case .resubscribed, .reconnected:
            stage = .reconnected(until: now + rest)
            rest = min(rest * 2, Self.longestRest)
            return .reconnect
        }
    }
}
