import Synchronization
import YeastarProtocol

/// Performs what the keep-alive and the subscription of one connection decide.
final class FeedPulse: Sendable {
    private struct State {
        var keepAlive: KeepAlive
        var subscription: Subscription
        var stall: StallWatch
        var nextProofOfLife: ContinuousClock.Instant
        var heartbeatCount = 0
    }

    private let aliveInterval: Duration
    private let state: Mutex<State>

    init(_ timings: SessionTimings) {
        aliveInterval = timings.aliveInterval
        state = Mutex(
            State(
                keepAlive: KeepAlive(timings, now: .now),
                subscription: Subscription(timings),
                stall: StallWatch(timings),
                nextProofOfLife: .now
            )
        )
    }

    /// Sends the subscription.
    func start(_ socket: EventSocket) {
        let action = state.withLock { $0.subscription.start(now: .now) }
        if case .send(let topics) = action { socket.send(Subscription.message(topics)) }
    }

    /// Sends the subscription once more, when there is an acknowledged one.
    func renew(_ socket: EventSocket) {
        let action = state.withLock { $0.subscription.renew(now: .now) }
        guard case .send(let topics) = action else { return }
        socket.send(Subscription.message(topics))
    }

    /// Sends heartbeats until the connection has to be given up, or the task is cancelled.
    ///
    /// - Returns: Why it has to be given up; `nil` when cancelled.
    func beat(_ socket: EventSocket) async -> PBXError? {
        while !Task.isCancelled {
            let (heartbeat, subscription, isStalled, pause) = state.withLock { state in
                let now = ContinuousClock.now
                return (
                    state.keepAlive.handle(.wokeUp, now: now), state.subscription.wokeUp(now: now),
                    state.stall.isStalled(now: now), state.stall.interval
                )
            }
            if isStalled { return Self.notReading }
            if case .fail(let error) = subscription { return error }
            switch heartbeat {
            case .sendHeartbeat:
                socket.send("heartbeat")
            case .reconnect(let missed):
                return PBXError(
                    .missedHeartbeats,
                    "The PBX left \(missed) heartbeats in a row unanswered; connecting again."
                )
            case .wait(var until):
                if case .wait(let deadline) = subscription { until = min(until, deadline) }
                // Never longer, because what begins meanwhile (a subscription, a pause) has limits of its own.
                try? await Task.sleep(until: min(until, .now + pause), clock: .continuous)
            }
        }
        return nil
    }

    private static let notReading = PBXError(
        .notReading,
        "What the PBX sends could not be stored for a while, so its connection was closed; connecting again when there is room."
    )

    func answered() {
        state.withLock { $0.heartbeatCount += 1 }
        note(.answered)
    }

    /// How many heartbeats were answered.
    var heartbeatCount: Int { state.withLock { $0.heartbeatCount } }

    func pausedReading() {
        state.withLock { state in
            let now = ContinuousClock.now
            _ = state.keepAlive.handle(.pausedReading, now: now)
            state.stall.began(now: now)
        }
    }

    func resumedReading() {
        state.withLock { state in
            _ = state.keepAlive.handle(.resumedReading, now: .now)
            state.stall.ended()
        }
    }

    /// Takes an acknowledgement or an error.
    func take(_ answer: RESTAnswer) -> Subscription.Action {
        state.withLock { $0.subscription.answered(answer, now: .now) }
    }

    /// Whether enough time has passed since the last proof of life; it then counts as given.
    func isProofOfLifeDue() -> Bool {
        state.withLock { state in
            let now = ContinuousClock.now
            guard now >= state.nextProofOfLife else { return false }
            state.nextProofOfLife = now + aliveInterval
            return true
        }
    }

    private func note(_ event: KeepAlive.Event) {
        state.withLock { state in _ = state.keepAlive.handle(event, now: .now) }
    }
}
