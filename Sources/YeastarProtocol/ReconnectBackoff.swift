/// Decides how long to wait before a lost or refused connection is tried again.
///
/// Ordinary losses wait 1 s, doubling to 60 s, each shortened by up to a half at random so that several clients do
/// not return together. Every acknowledged subscription starts again at 1 s, unless the PBX takes it back at once.
public struct ReconnectBackoff: Sendable {
    /// What to do about a loss.
    public enum Decision: Hashable, Sendable {
        case wait(Duration, attempt: Int)
        case stop
    }

    private let timings: SessionTimings
    private var attempt = 0
    private var ordinary = 0

    /// Starts with no failure behind it.
    public init(_ timings: SessionTimings = SessionTimings()) {
        self.timings = timings
    }

    /// A subscription was acknowledged: the next loss is a first one again.
    public mutating func acknowledged() {
        attempt = 0
        ordinary = 0
    }

    /// Takes a loss and says how long to wait.
    ///
    /// - Parameters:
    ///   - error: What was lost or refused.
    ///   - generator: The source of the jitter.
    /// - Returns: The wait, or that there is no point in one.
    public mutating func lost(_ error: PBXError, using generator: inout some RandomNumberGenerator) -> Decision {
        if error.isPermanent || error.code == .stopped { return .stop }
        attempt += 1
        switch error.code {
        case .certificate:
            return .wait(timings.certificateRetry, attempt: attempt)
        case .ipBlocked:
            let seconds = error.retryAfterSeconds.map { Duration.seconds(max(1, $0)) }
            return .wait(seconds ?? timings.addressBlockRetry, attempt: attempt)
        case .tokenLimit:
            let seconds = error.retryAfterSeconds.map { Duration.seconds(max(1, $0)) }
            return .wait(seconds ?? timings.tokenLimitRetry, attempt: attempt)
        default:
            ordinary += 1
            let doubled = timings.backoffBase * (1 << min(ordinary - 1, 20))
            let longest = min(doubled, timings.backoffLimit)
            return .wait(longest * Double.random(in: 0.5...1, using: &generator), attempt: attempt)
        }
    }
}
