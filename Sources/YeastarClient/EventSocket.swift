import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import YeastarProtocol

/// The WebSocket to a PBX: whole messages in, small texts out.
struct EventSocket: Sendable {
    /// The longest message that is read, in bytes, whether it comes in one frame or in fragments.
    static let messageByteLimit = 16 * 1_024 * 1_024

    private enum Upgrade: Sendable {
        case socket(NIOAsyncChannel<[SocketMessage], WebSocketFrame>)
        case refused
        /// With something that was not asked for, so that its messages could not be read.
        case unwanted
    }

    /// The PBX did not open the WebSocket that was asked for.
    enum HandshakeRefused: Error {
        /// It answered with something else.
        case answered
        /// It hung up without an answer, which a network may cause as well.
        case hungUp
    }

    private let channel: NIOAsyncChannel<[SocketMessage], WebSocketFrame>

    /// Runs tasks on the thread that reads the socket.
    var executor: EventLoopTaskExecutor { EventLoopTaskExecutor(channel.channel.eventLoop) }

    /// Connects and shakes hands.
    ///
    /// - Throws: ``HandshakeRefused`` or whatever the connection ran into.
    static func connect(
        _ dialer: Dialer,
        token: Secret,
        userAgent: String,
        limit: Duration,
        notes: ConnectionNotes
    ) async throws -> EventSocket {
        let head = HTTPRequestHead(
            version: .http1_1,
            method: .GET,
            uri: PBXAddress.socketPath(token: token),
            headers: ["Host": dialer.address.authority, "User-Agent": userAgent, "Content-Length": "0"]
        )
        let upgrade = try await upgraded(notes) {
            try await dialer.connect(limit: limit, notes: notes) { channel in
                let upgrader = NIOTypedWebSocketClientUpgrader<Upgrade>(maxFrameSize: messageByteLimit) {
                    channel,
                    head in
                    channel.eventLoop.makeCompletedFuture {
                        isWanted(head) ? .socket(try wrap(channel)) : .unwanted
                    }
                }
                var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
                    upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration<Upgrade>(
                        upgradeRequestHead: head,
                        upgraders: [upgrader],
                        notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(.refused) }
                    )
                )
                // Events may come in the same read as the PBX's consent; the default would drop them.
                configuration.leftOverBytesStrategy = .forwardBytes
                return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                    configuration: configuration
                )
            }
        }
        switch upgrade {
        case .socket(let channel): return EventSocket(channel: channel)
        case .refused:
            notes.giveUp()
            throw HandshakeRefused.answered
        case .unwanted:
            notes.giveUp()
            throw PBXError(
                .protocolViolation,
                "\(dialer.address) answered the WebSocket handshake with an extension or a sub-protocol that nobody asked "
                    + "for; check what stands between this machine and the PBX."
            )
        }
    }

    /// Whether a consent names neither an extension nor a sub-protocol: none was offered.
    private static func isWanted(_ head: HTTPResponseHead) -> Bool {
        ["Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol"].allSatisfy { head.headers[$0].isEmpty }
    }

    /// Tells a PBX that hangs up during the handshake, which is a refusal too, from one that cannot be reached.
    private static func upgraded(
        _ notes: ConnectionNotes,
        _ connect: () async throws -> Upgrade
    ) async throws -> Upgrade {
        do {
            return try await connect()
        } catch {
            // Whatever the answer was, it was no consent.
            if notes.hasAnswer, !notes.isLate, !Task.isCancelled { throw HandshakeRefused.answered }
            let isHungUp = notes.firstError.map { $0 is IOError || $0 as? NIOSSLError == .uncleanShutdown } ?? true
            if error is NIOConnectionError || notes.isLate || Task.isCancelled || !isHungUp { throw error }
            throw HandshakeRefused.hungUp
        }
    }

    /// Reads the socket in `body`, and closes it afterwards.
    ///
    /// It has to be called once for every socket.
    func whileOpen<Result: Sendable>(
        _ body: (NIOAsyncChannelInboundStream<[SocketMessage]>) async throws -> Result
    ) async throws -> Result {
        try await channel.executeThenClose { inbound, _ in try await body(inbound) }
    }

    /// Sends a text without waiting: there are few, and they are short.
    func send(_ text: String) {
        write(.text, ByteBuffer(string: text))
    }

    /// Answers a ping; a peer that does not read its answers holds up the reading of its pings.
    func answerPing(_ data: ByteBuffer) async throws {
        try await channel.channel.writeAndFlush(Self.frame(.pong, data)).get()
    }

    /// Sends a close frame.
    func sendClose(_ code: WebSocketErrorCode = .normalClosure) {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        write(.connectionClose, data)
    }

    /// Ends the connection after a while, whatever the PBX does.
    func cutOff(after limit: Duration) {
        let channel = channel.channel
        let timer = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in timer.cancel() }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        channel.channel.writeAndFlush(Self.frame(opcode, data), promise: nil)
    }

    private static func frame(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
    }

    private static func wrap(_ channel: any Channel) throws -> NIOAsyncChannel<[SocketMessage], WebSocketFrame> {
        try channel.pipeline.syncOperations.addHandler(MessageReader(byteLimit: messageByteLimit))
        // Two reads, each with one message of the greatest size, are what a consumer that stands still costs in memory.
        return try NIOAsyncChannel(
            wrappingChannelSynchronously: channel,
            configuration: NIOAsyncChannel.Configuration(
                backPressureStrategy: NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark(
                    lowWatermark: 1,
                    highWatermark: 2
                )
            )
        )
    }
}
