import NIOCore
import NIOWebSocket
import Synchronization

extension PBXSimulator {
    /// Plans a blast, and writes the frames of a short one beforehand, so that sending them costs next to nothing.
    ///
    /// - Parameters:
    ///   - events: Rounded up to a multiple of ten.
    ///   - pace: Events a second; nil for as many as each socket takes.
    /// - Returns: The blast.
    public func prepareBlast(events: Int, pace: Int? = nil) -> EventBlast {
        EventBlast(
            events: events,
            pace: pace,
            firstCounter: takeCounters((events + 9) / 10),
            now: epochNow(),
            clock: clock,
            serialNumber: configuration.serialNumber
        )
    }

    /// Sends a blast to every subscribed socket, as fast as each takes it or at its pace; returns when all is written to the network.
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
    public func blast(events: Int, pace: Int? = nil) async throws -> EventBlast.Outcome {
        try await blast(prepareBlast(events: events, pace: pace))
    }

    private func pour(_ blast: EventBlast, into channel: any Channel, number: Int) async throws -> Int {
        let start = ContinuousClock.now
        // Paced, a thousand small batches a second at most.
        let batch = blast.pace.map { max(1, $0 / 1_000) } ?? 128
        var (bytes, frames) = (0, 0)
        var previous: EventLoopFuture<Void>?
        var slice = blast.frames(ofSlice: 0)
        for next in 1...blast.sliceCount {
            async let ahead = blast.frames(ofSlice: next)
            for first in stride(from: 0, to: slice.count, by: batch) {
                if let pace = blast.pace {
                    try await Task.sleep(until: start + .seconds(Double(frames) / Double(pace)), clock: .continuous)
                }
                let part = slice[first..<min(first + batch, slice.count)]
                let written = write(part, to: channel)
                // Two batches are on their way at most: a slow reader slows the blast down instead of filling the memory.
                try await previous?.get()
                previous = written
                let size = part.reduce(0) { $0 + $1.readableBytes }
                bytes += size
                frames += part.count
                countSent(number, bytes: size, frames: part.count, isEvent: true)
            }
            slice = await ahead
        }
        try await previous?.get()
        return bytes
    }

    private func write(_ payloads: ArraySlice<ByteBuffer>, to channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.flatSubmit {
            for payload in payloads.dropLast() {
                channel.write(WebSocketFrame(fin: true, opcode: .text, data: payload), promise: nil)
            }
            guard let last = payloads.last else { return channel.eventLoop.makeSucceededVoidFuture() }
            return channel.writeAndFlush(WebSocketFrame(fin: true, opcode: .text, data: last))
        }
    }
}
