import NIOCore
import NIOWebSocket
import Synchronization

extension PBXSimulator {
    /// Writes the frames of a blast beforehand, so that sending them costs next to nothing.
    ///
    /// `events` is rounded up to a multiple of ten; a frame takes about 600 bytes of memory.
    public func prepareBlast(events: Int) -> EventBlast {
        EventBlast(
            events: events,
            firstCounter: takeCounters((events + 9) / 10),
            startedAt: epochNow(),
            clock: clock,
            serialNumber: configuration.serialNumber
        )
    }

    /// Sends a blast to every subscribed socket, as fast as each takes it; returns when all is written to the network.
    ///
    /// Faults do not apply, and its calls are neither in the history nor in the truth.
    public func blast(_ blast: EventBlast) async throws -> EventBlast.Outcome {
        let sockets = state.withLock { state in
            state.statistics.eventsProduced += blast.count
            return state.sockets.filter { !$0.value.topics.isEmpty }.map { ($0.key, $0.value.channel) }
        }
        let start = ContinuousClock.now
        let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, channel) in sockets {
                group.addTask { try await self.pour(blast, into: channel, number: number) }
            }
            return try await group.reduce(0, +)
        }
        return EventBlast.Outcome(
            frames: sockets.count * blast.count,
            bytes: bytes,
            duration: .now - start,
            sockets: sockets.count
        )
    }

    /// Prepares and sends a blast.
    public func blast(events: Int) async throws -> EventBlast.Outcome {
        try await blast(prepareBlast(events: events))
    }

    private func pour(_ blast: EventBlast, into channel: any Channel, number: Int) async throws -> Int {
        let batch = 128
        var bytes = 0
        var previous: EventLoopFuture<Void>?
        for first in stride(from: 0, to: blast.count, by: batch) {
            let part = blast.frames[first..<min(first + batch, blast.count)]
            let written = channel.eventLoop.flatSubmit {
                for payload in part.dropLast() {
                    channel.write(WebSocketFrame(fin: true, opcode: .text, data: payload), promise: nil)
                }
                guard let last = part.last else { return channel.eventLoop.makeSucceededVoidFuture() }
                return channel.writeAndFlush(WebSocketFrame(fin: true, opcode: .text, data: last))
            }
            // Two batches are on their way at most: a slow reader slows the blast down instead of filling the memory.
            try await previous?.get()
            previous = written
            let size = part.reduce(0) { $0 + $1.readableBytes }
            bytes += size
            countSent(number, bytes: size, frames: part.count, isEvent: true)
        }
        try await previous?.get()
        return bytes
    }
}
