import Foundation
import Logging
import YeastarProtocol

/// The time from one attempt to connect until nothing is connected any more, hand-overs included.
struct FeedPeriod: Sendable {
    private enum Step: Sendable {
        case ended(FeedSocket, PBXError)
        case handOverDue
        case done
    }

    let client: PBXClient
    let delivery: FeedDelivery
    let logger: Logger

    let roster: FeedRoster
    let hangUps: FeedHangUpTally

    /// - Returns: What ended the last connection, and whether any had been subscribed.
    /// - Throws: Only what the handler throws.
    func run(_ numbers: inout ConnectionNumbers) async throws -> (end: PBXError, wasSubscribed: Bool) {
        var connections = numbers
        defer { numbers = connections }
        let end = try await withThrowingTaskGroup(of: Step.self) { group in
            defer { group.cancelAll() }
            if case .impossible(let error) = await begin(&group, &connections) { return error }
            var runningCount = 1
            var retries = ReconnectBackoff(client.settings.timings)
            while let step = try await group.next() {
                switch step {
                case .done:
                    break
                case .handOverDue where Task.isCancelled:
                    // A timer that was cut short; the socket ends by itself.
                    break
                case .handOverDue where runningCount == 1:
                    switch await begin(&group, &connections) {
                    case .begun: runningCount += 1
                    case .postponed: break
                    case .impossible(let error): retryHandOver(&group, after: error, &retries)
                    }
                case .handOverDue:
                    // The previous hand-over is not finished.
                    remind(&group, after: client.settings.timings.handOverRetry)
                case .ended(let socket, let error):
                    runningCount -= 1
                    if runningCount == 0 {
                        _ = roster.leave(socket)
                        await forget(socket, after: error)
                        return error
                    }
                    settle(&group, socket, error, &retries)
                }
            }
            return FeedSocket.stopped
        }
        return (end, roster.wasSubscribed)
    }

    private enum Beginning {
        case begun
        /// There is no newer token than the live connection's; a reminder is set.
        case postponed
        case impossible(PBXError)
    }

    /// Starts a connection with a token that is young enough.
    private func begin(
        _ group: inout ThrowingTaskGroup<Step, any Error>,
        _ numbers: inout ConnectionNumbers
    ) async -> Beginning {
        let token: AccessToken
        do {
            token = try await client.tokens.token()
        } catch {
            return .impossible(error)
        }
        if let current = roster.current, current.token.secret == token.secret {
            // Either the reminder came a little early, or the PBX gives out no more tokens.
            let early = token.lifetime.handOver - ContinuousClock.now
            remind(&group, after: early > .zero ? early : client.settings.timings.tokenLimitRetry)
            return .postponed
        }
        let roster = roster
        let delivery = delivery
        let socket = FeedSocket(
            numbers.next(),
            client: client,
            token: token,
            delivery: delivery,
            hangUps: hangUps
        ) { socket, topics in
            try await delivery.deliver(.subscribed(socket.connection, topics: topics, at: FeedDelivery.now()))
            guard let earlier = roster.takeOver(socket) else { return }
            try await delivery.deliver(.handOver(from: earlier.connection, to: socket.connection))
            earlier.beginClose()
        }
        group.addTask { .ended(socket, try await socket.run()) }
        let due = token.lifetime.handOver
        group.addTask {
            try? await Task.sleep(until: due, clock: .continuous)
            return .handOverDue
        }
        return .begun
    }

    /// One of two connections ended.
    private func settle(
        _ group: inout ThrowingTaskGroup<Step, any Error>,
        _ socket: FeedSocket,
        _ error: PBXError,
        _ retries: inout ReconnectBackoff
    ) {
        if error.code == .handedOver {
            retries.acknowledged()
            let tokens = client.tokens
            group.addTask {
                await tokens.retire(socket.token)
                return .done
            }
        } else if roster.leave(socket) {
            logger.info("event feed lost during a hand-over", metadata: ["reason": "\(error.code.rawValue)"])
        } else {
            retryHandOver(&group, after: error, &retries)
        }
    }

    /// A hand-over failed: the live connection goes on, and the next attempt waits as a reconnection would.
    private func retryHandOver(
        _ group: inout ThrowingTaskGroup<Step, any Error>,
        after error: PBXError,
        _ retries: inout ReconnectBackoff
    ) {
        logger.warning("hand-over failed", metadata: ["reason": "\(error.code.rawValue)"])
        var generator = SystemRandomNumberGenerator()
        // Where only a person can help, the connection lives as long as the PBX lets it.
        guard case .wait(let wait, _) = retries.lost(error, using: &generator) else { return }
        remind(&group, after: max(wait, client.settings.timings.handOverRetry))
    }

    /// Nothing is connected any more.
    private func forget(_ socket: FeedSocket, after error: PBXError) async {
        guard error.code == .tokenExpired else { return }
        // Only marks the token, and gets the next one; a failure shows again when the next period begins.
        _ = try? await client.tokens.replace(rejected: socket.token)
    }

    private func remind(_ group: inout ThrowingTaskGroup<Step, any Error>, after duration: Duration) {
        group.addTask {
            try? await Task.sleep(for: duration)
            return .handOverDue
        }
    }
}
