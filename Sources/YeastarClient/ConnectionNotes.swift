import NIOCore
import Synchronization
import YeastarProtocol

/// What becomes known about a connection beside its data: why it failed, and which certificate it showed.
///
/// It also closes the connection's channels, because a connection attempt cannot otherwise be given up.
final class ConnectionNotes: Sendable {
    /// A leaf certificate, reduced to what a person needs in order to recognise it.
    struct Certificate: Hashable, Sendable {
        var subject: String
        var fingerprint: [UInt8]
    }

    private struct State {
        var channels: [any Channel] = []
        var isGivenUp = false
        var isLate = false
        var hasAnswer = false
        var firstError: (any Error)?
        var refused: Certificate?
    }

    private let state = Mutex(State())

    /// The first error the connection ran into.
    var firstError: (any Error)? { state.withLock { $0.firstError } }
    /// Whether the PBX has said anything, beyond agreeing on encryption.
    var hasAnswer: Bool { state.withLock { $0.hasAnswer } }
    /// Whether the time for the connection ran out.
    var isLate: Bool { state.withLock { $0.isLate } }
    /// The certificate that was shown, and not trusted.
    var refusedCertificate: Certificate? { state.withLock { $0.refused } }

    func note(_ error: any Error) {
        state.withLock { if $0.firstError == nil { $0.firstError = error } }
    }

    func noteAnswer() {
        state.withLock { $0.hasAnswer = true }
    }

    func noteRefused(_ certificate: Certificate) {
        state.withLock { $0.refused = certificate }
    }

    /// Takes a new channel under control.
    ///
    /// - Returns: `false` when the connection was given up before the channel came to be.
    func take(_ channel: any Channel) -> Bool {
        state.withLock { state in
            state.channels.append(channel)
            return !state.isGivenUp
        }
    }

    /// Closes every channel of the connection.
    func giveUp(isLate: Bool = false) {
        let channels = state.withLock { state in
            state.isGivenUp = true
            if isLate { state.isLate = true }
            return state.channels
        }
        for channel in channels { channel.close(promise: nil) }
    }
}
