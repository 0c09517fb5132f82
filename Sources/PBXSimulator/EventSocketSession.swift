import Foundation
import NIOCore
import NIOWebSocket

/// One WebSocket of the simulated PBX, from its handshake to its end.
struct EventSocketSession: Sendable {
    private static let textLimitBytes = 1 << 20

    let pbx: PBXSimulator
    let channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
    let token: String

    func run() async throws {
        let (frames, queue) = AsyncStream.makeStream(
            of: QueuedFrame.self,
            bufferingPolicy: .bufferingOldest(pbx.configuration.socketQueueLimit)
        )
        guard let number = pbx.openSocket(channel: channel.channel, queue: queue, token: token) else {
            return channel.channel.hardClose()
        }
        defer {
            pbx.closeSocket(number)
            queue.finish()
        }
        try await channel.executeThenClose { inbound, outbound in
            try await greet(outbound)
            await withTaskGroup { group in
                group.addTask { await write(frames, to: outbound, number: number) }
                group.addTask { await watch(number, queue) }
                group.addTask { await read(inbound, number: number, queue: queue) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// Sends the events that share a write with the handshake's answer.
    private func greet(_ outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>) async throws {
        guard pbx.configuration.eventsWithHandshake > 0 else { return }
        let payloads = (0..<pbx.configuration.eventsWithHandshake).map { idleEvent($0) }
        for payload in payloads { try await outbound.write(WebSocketFrame(fin: true, opcode: .text, data: payload)) }
        try await channel.channel.triggerUserOutboundEvent(HandshakeCork.Open()).get()
    }

    /// A harmless event for the moments in which a client must already be listening.
    private func idleEvent(_ index: Int) -> ByteBuffer {
        let extensions = pbx.configuration.directory.extensions
        let message = EventTexts.extensionState(extensions[index % extensions.count].number, "Idle")
        return ByteBuffer(
            string: EventFrame(type: 30_008, message: message).text(serialNumber: pbx.configuration.serialNumber)
        )
    }

    // MARK: Writing

    private func write(
        _ frames: AsyncStream<QueuedFrame>,
        to outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>,
        number: Int
    ) async {
        do {
            for await queued in frames {
                try await outbound.write(contentsOf: fragments(of: queued.payload))
                pbx.countSent(number, bytes: queued.payload.readableBytes, isEvent: queued.isEvent)
                guard queued.closesAfter else { continue }
                return
            }
        } catch {
            // The peer is gone; the reader ends the session.
        }
    }

    private func fragments(of payload: ByteBuffer) -> [WebSocketFrame] {
        let rsv1 = pbx.faults.setsReservedBit
        guard let size = pbx.configuration.fragmentBytes, size > 0, payload.readableBytes > size else {
            return [WebSocketFrame(fin: true, rsv1: rsv1, opcode: .text, data: payload)]
        }
        var rest = payload
        var frames: [WebSocketFrame] = []
        while let part = rest.readSlice(length: min(size, rest.readableBytes)), part.readableBytes > 0 {
            frames.append(
                WebSocketFrame(
                    fin: rest.readableBytes == 0,
                    rsv1: rsv1 && frames.isEmpty,
                    opcode: frames.isEmpty ? .text : .continuation,
                    data: part
                )
            )
        }
        return frames
    }

    // MARK: Time

    /// Closes a silent socket, pings, and announces the token's expiry.
    private func watch(_ number: Int, _ queue: AsyncStream<QueuedFrame>.Continuation) async {
        let clock = ContinuousClock()
        var nextPing = pbx.configuration.pingEvery.map { clock.now + $0 }
        var hasAnnouncedExpiry = false
        while !Task.isCancelled {
            guard let socket = pbx.socket(number) else { return }
            let idleEnd = socket.lastActivity + pbx.configuration.idleLimit
            guard clock.now < idleEnd else { return }
            var wake = idleEnd
            if pbx.configuration.expiryOnSocket != .staysOpen, !hasAnnouncedExpiry {
                if clock.now >= socket.tokenExpiry {
                    hasAnnouncedExpiry = true
                    let closes = pbx.configuration.expiryOnSocket == .closes
                    queue.yield(QueuedFrame(payload: Self.expired, isEvent: false, closesAfter: closes))
                } else {
                    wake = min(wake, socket.tokenExpiry)
                }
            }
            if let ping = nextPing, let interval = pbx.configuration.pingEvery {
                if clock.now >= ping {
                    let frame = WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer(string: "pbx"))
                    channel.channel.writeAndFlush(frame, promise: nil)
                    nextPing = clock.now + interval
                }
                wake = min(wake, nextPing ?? wake)
            }
            try? await clock.sleep(until: wake)
        }
    }

    static let expired = ByteBuffer(string: "{\"errcode\":10004,\"errmsg\":\"TOKEN EXPIRED\"}")

    // MARK: Reading

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        number: Int,
        queue: AsyncStream<QueuedFrame>.Continuation
    ) async {
        var text = ByteBuffer()
        do {
            for try await frame in inbound {
                switch frame.opcode {
                case .ping:
                    let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
                    if !pbx.faults.isMute { channel.channel.writeAndFlush(pong, promise: nil) }
                case .connectionClose:
                    var data = frame.unmaskedData
                    let code = data.readSlice(length: min(2, data.readableBytes)) ?? ByteBuffer()
                    let answer = WebSocketFrame(fin: true, opcode: .connectionClose, data: code)
                    try await channel.channel.writeAndFlush(answer).get()
                    return
                case .text, .continuation:
                    var data = frame.unmaskedData
                    text.writeBuffer(&data)
                    guard text.readableBytes <= Self.textLimitBytes else { return }
                    guard frame.fin else { continue }
                    await handle(String(buffer: text), number: number, queue: queue)
                    text.clear()
                case .binary:
                    pbx.countViolation("binary frame")
                default:
                    break
                }
            }
        } catch {
            // A connection that breaks is an end like any other.
        }
    }

    private func handle(_ text: String, number: Int, queue: AsyncStream<QueuedFrame>.Continuation) async {
        pbx.touch(number)
        let faults = pbx.faults
        guard !faults.isMute else { return }
        if faults.answerDelay > .zero { try? await Task.sleep(for: faults.answerDelay) }
        if text == "heartbeat" {
            pbx.countHeartbeat(number)
            queue.yield(QueuedFrame(payload: ByteBuffer(string: "heartbeat response"), isEvent: false))
            return
        }
        let answer = pbx.subscribe(number, text: text)
        if answer.isAcknowledgement {
            for index in 0..<pbx.configuration.eventsBeforeAcknowledgement {
                queue.yield(QueuedFrame(payload: idleEvent(index), isEvent: true))
            }
        }
        // First, so that nobody who has seen the answer can miss an event; one may come before the answer.
        pbx.activate(number, topics: answer.topics)
        queue.yield(QueuedFrame(payload: ByteBuffer(string: answer.text), isEvent: false))
        if answer.isAcknowledgement, faults.takesAcknowledgementBack {
            queue.yield(QueuedFrame(payload: Self.expired, isEvent: false))
        }
    }
}
