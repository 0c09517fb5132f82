import Synchronization
import YeastarProtocol

/// What may be known of a connection, and done to it, from outside while it runs.
final class FeedLink: Sendable {
    private struct State {
        var socket: EventSocket?
        var pulse: FeedPulse?
        var isSubscribed = false
        var isClosing = false
        var givenUp: PBXError?
    }

    private let state = Mutex(State())

    var isSubscribed: Bool { state.withLock { $0.isSubscribed } }
    var isClosing: Bool { state.withLock { $0.isClosing } }
    /// Why it was given up from outside; `nil` when it was not.
    var givenUp: PBXError? { state.withLock { $0.givenUp } }

    func opened(_ socket: EventSocket, _ pulse: FeedPulse) {
        state.withLock { state in
            state.socket = socket
            state.pulse = pulse
        }
    }

    func subscribed() {
        state.withLock { $0.isSubscribed = true }
    }

    func resubscribe() {
        let (socket, pulse) = state.withLock { ($0.socket, $0.pulse) }
        if let socket { pulse?.renew(socket) }
    }

    func giveUp(_ error: PBXError) {
        let socket = state.withLock { state in
            if state.givenUp == nil { state.givenUp = error }
            return state.socket
        }
        socket?.cutOff(after: .zero)
    }

    func beginClose(drainLimit: Duration) {
        let socket = state.withLock { state in
            state.isClosing = true
            return state.socket
        }
        socket?.sendClose()
        socket?.cutOff(after: drainLimit)
    }
}
