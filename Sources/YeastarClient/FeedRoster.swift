import Synchronization

/// Which connection of a session is the live one.
final class FeedRoster: Sendable {
    private struct State {
        var current: FeedSocket?
        var wasSubscribed = false
    }

    private let state = Mutex(State())

    var current: FeedSocket? { state.withLock { $0.current } }
    var wasSubscribed: Bool { state.withLock { $0.wasSubscribed } }

    /// A new period begins: nothing is subscribed yet.
    func begin() {
        state.withLock { $0 = State() }
    }

    /// Makes a connection the live one.
    ///
    /// - Returns: The one that was before.
    func takeOver(_ socket: FeedSocket) -> FeedSocket? {
        state.withLock { state in
            state.wasSubscribed = true
            // An acknowledgement that was asked for again changes nothing.
            guard state.current?.connection != socket.connection else { return nil }
            defer { state.current = socket }
            return state.current
        }
    }

    /// Notes that a connection ended.
    ///
    /// - Returns: Whether it was the live one.
    func leave(_ socket: FeedSocket) -> Bool {
        state.withLock { state in
            guard state.current?.connection == socket.connection else { return false }
            state.current = nil
            return true
        }
    }
}
