import NIOCore
import Synchronization

extension PBXSimulator {
    /// What is wrong at the moment; setting it takes effect at once.
    public var faults: SimulatorFaults {
        get { state.withLock { $0.faults } }
        set { changeFaults { $0 = newValue } }
    }

    /// Changes some faults and leaves the others.
    public func changeFaults(_ change: (inout SimulatorFaults) -> Void) {
        let overrun = state.withLock { state in
            change(&state.faults)
            return state.faults.reorderWindow > 1 ? [] : state.deliver(state.mixer.release())
        }
        for channel in overrun { channel.hardClose() }
    }

    /// What has happened so far, in numbers.
    public var statistics: SimulatorStatistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.tokensIssued = state.tokens.issued
            statistics.tokensAlive = state.tokens.alive(at: .now)
            statistics.mostTokensAlive = state.tokens.mostAlive
            statistics.historyRows = state.history.rowCount
            return statistics
        }
    }

    /// What really happened: every finished call, of the history and live.
    public var truth: GroundTruth {
        let history = state.withLock { $0.history }
        return history.truth()
    }

    /// ``truth`` as one JSON document.
    public func truthJSON() -> String { truth.json() }

    /// Waits until a condition on the statistics holds.
    ///
    /// - Returns: Whether it held before the time was up.
    public func waitUntil(
        within limit: Duration = .seconds(45),
        _ condition: @Sendable (SimulatorStatistics) -> Bool
    ) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while !condition(statistics) {
            guard ContinuousClock.now < end else { return false }
            try await Task.sleep(for: .milliseconds(5))
        }
        return true
    }

    /// Waits until a socket is subscribed to all of some topics.
    ///
    /// - Returns: Whether there was one before the time was up.
    public func waitForSubscription(
        to topics: Set<Int> = [30_011, 30_012],
        within limit: Duration = .seconds(45)
    ) async throws -> Bool {
        try await waitUntil(within: limit) { statistics in
            statistics.sockets.contains { $0.isOpen && $0.topics.isSuperset(of: topics) }
        }
    }

    /// Closes every open socket's TCP connection in good order.
    public func dropSockets() {
        for channel in socketChannels { channel.close(promise: nil) }
    }

    /// Resets every open socket's TCP connection.
    public func resetSockets() {
        for channel in socketChannels { channel.reset() }
    }

    /// Resets every connection, of REST and sockets.
    public func resetConnections() {
        for channel in state.withLock({ Array($0.connections.values) }) { channel.reset() }
    }

    /// Makes every access token invalid; open sockets get the 10004 frame.
    public func expireTokens(refreshTokensToo: Bool = false, announces: Bool = true) {
        state.withLock { state in
            state.tokens.expireAll(refreshTokens: refreshTokensToo)
            guard announces, !state.faults.isMute else { return }
            for socket in state.sockets.values {
                socket.queue.yield(QueuedFrame(payload: EventSocketSession.expired, isEvent: false))
            }
        }
    }

    /// Lifts the block after failed logins, as an administrator does.
    public func unblockAddress() {
        state.withLock { $0.tokens.unblock() }
    }

    /// Starts the PBX anew: connections are reset, tokens and the members of live calls forgotten.
    ///
    /// Calls that are being played go on, as if their parties had not noticed.
    public func restart() {
        state.withLock { state in
            state.tokens.expireAll(refreshTokens: true)
            state.liveCalls.removeAll()
        }
        resetConnections()
    }

    /// Sends an event to every subscribed socket.
    public func send(_ event: EventFrame) {
        let overrun = state.withLock { $0.publish(event) }
        for channel in overrun { channel.hardClose() }
    }

    /// Sends a text frame as it is to every socket that is subscribed to anything.
    public func send(text: String) {
        send(bytes: Array(text.utf8))
    }

    /// Sends a text frame with any bytes to every socket that is subscribed to anything.
    public func send(bytes: [UInt8]) {
        let overrun = state.withLock { state in
            state.statistics.eventsProduced += 1
            return state.deliver([EventMixer.WireFrame(type: nil, payload: ByteBuffer(bytes: bytes))])
        }
        for channel in overrun { channel.hardClose() }
    }

    private var socketChannels: [any Channel] {
        state.withLock { $0.sockets.values.map(\.channel) }
    }
}
