import Synchronization

/// Counts handshakes that ended without an answer, to tell a PBX that refuses a token by hanging up from a bad network.
///
/// Asking over REST after each of them would double every attempt to reach a PBX that is away.
final class FeedHangUpTally: Sendable {
    /// Of how many in a row each last one counts as a refusal.
    static let limit = 2

    private let count = Mutex(0)

    /// A handshake succeeded.
    func opened() {
        count.withLock { $0 = 0 }
    }

    /// Counts one more.
    ///
    /// - Returns: Whether the PBX is to be asked why.
    func isRefusal() -> Bool {
        count.withLock { count in
            count += 1
            return count % Self.limit == 0
        }
    }
}
