import NIOCore

/// Everything that changes while the simulated PBX runs; guarded by one lock.
struct SimulatorState: Sendable {
    /// One open WebSocket.
    struct Socket: Sendable {
        let channel: any Channel
        let queue: AsyncStream<QueuedFrame>.Continuation
        let token: String
        let tokenExpiry: ContinuousClock.Instant
        var topics: Set<Int> = []
        var lastActivity: ContinuousClock.Instant
    }

    var tokens: TokenBook
    var history: HistoryBook
    var faults = SimulatorFaults()
    var statistics = SimulatorStatistics()
    var mixer: EventMixer
    var sockets: [Int: Socket] = [:]
    var connections: [ObjectIdentifier: any Channel] = [:]
    /// Members of the calls that live now, by `call_id`, for the live query.
    var liveCalls: [String: [String]] = [:]
    /// Members of the calls that scenario files tell of, by `call_id` and channel.
    var scenarioMembers: [String: [String: ScenarioEvent.Member]] = [:]
    /// How often a list of extensions or trunks was asked for.
    var listReadings = 0
    var nextCounter: Int

    init(configuration: SimulatorConfiguration, clock: PBXClock) {
        tokens = TokenBook(configuration: configuration)
        history = HistoryBook(configuration: configuration, clock: clock)
        nextCounter = configuration.firstCounter
        mixer = EventMixer(serialNumber: configuration.serialNumber)
    }

    mutating func countViolation(_ text: String) {
        statistics.violations[text, default: 0] += 1
    }

    mutating func changeSocket(_ number: Int, _ change: (inout SimulatorStatistics.Socket) -> Void) {
        guard let index = statistics.sockets.lastIndex(where: { $0.number == number }) else { return }
        change(&statistics.sockets[index])
    }

    /// Hands an event to every socket that is subscribed to it.
    ///
    /// - Returns: Sockets whose reader is too slow; the caller closes them outside the lock.
    mutating func publish(_ event: EventFrame) -> [any Channel] {
        statistics.eventsProduced += 1
        return deliver(mixer.mix(event, faults))
    }

    mutating func deliver(_ frames: [EventMixer.WireFrame]) -> [any Channel] {
        var overrun: [any Channel] = []
        for frame in frames {
            var isTaken = false
            for (number, socket) in sockets {
                guard !socket.topics.isEmpty, frame.type.map({ socket.topics.contains($0) }) ?? true else { continue }
                guard !faults.isMute, !faults.isDeaf else { continue }
                switch socket.queue.yield(QueuedFrame(payload: frame.payload, isEvent: true)) {
                case .enqueued: isTaken = true
                case .dropped:
                    countViolation("reads too slowly")
                    overrun.append(socket.channel)
                    sockets[number] = nil
                default: break
                }
            }
            if !isTaken, sockets.values.allSatisfy({ $0.topics.isEmpty }) || faults.isMute || faults.isDeaf {
                statistics.eventsLost += 1
            }
        }
        return overrun
    }
}

/// A frame that waits for its socket.
struct QueuedFrame: Sendable {
    var payload: ByteBuffer
    var isEvent: Bool
    var closesAfter = false
}
