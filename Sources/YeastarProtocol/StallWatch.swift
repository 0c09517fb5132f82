/// Decides when a socket whose consumer takes nothing is given up.
///
/// Only time in which this process ran counts: it is asked at short intervals, and a longer one, in which the process or
/// the machine stood still, counts as one interval.
public struct StallWatch: Sendable {
    /// How often to ask while the consumer is busy.
    public let interval: Duration

    private let limit: Duration
    private var isBusy = false
    private var standing = Duration.zero
    private var last: ContinuousClock.Instant?

    /// Starts with a consumer that is ready.
    public init(_ timings: SessionTimings = SessionTimings()) {
        limit = timings.stallLimit
        interval = max(timings.stallLimit / 6, .milliseconds(10))
    }

    /// Something was handed to the consumer.
    public mutating func began(now: ContinuousClock.Instant) {
        isBusy = true
        standing = .zero
        last = now
    }

    /// The consumer took it.
    public mutating func ended() {
        isBusy = false
        last = nil
    }

    /// Whether the consumer has stood still for too long.
    public mutating func isStalled(now: ContinuousClock.Instant) -> Bool {
        guard isBusy, let last else { return false }
        standing += min(now - last, interval * 2)
        self.last = now
        return standing >= limit
    }
}
