import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import PBXSimulator

/// A bare client of its own, so that the simulator is not tested with the code it is there to test.
struct TestClient: Sendable {
    let pbx: PBXSimulator
    /// Trusted instead of the simulator's own authority.
    var authorityPEM: String?

    struct Failed: Error {
        let text: String
    }

    struct Answer: Sendable {
        let status: Int
        let body: String

        /// The raw text of a key's value, up to the next comma or brace.
        func value(_ key: String) -> String? {
            guard let found = body.range(of: "\"\(key)\":") else { return nil }
            return String(body[found.upperBound...].prefix { !",}]".contains($0) }).replacing("\"", with: "")
        }

        var code: Int? { value("errcode").flatMap { Int($0) } }
    }

    /// One request on a connection of its own.
    func request(_ path: String, body: String? = nil, userAgent: String? = "OpenAPI") async throws -> Answer {
        let channel = try await connect { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHTTPClientHandlers()
                return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                    wrappingChannelSynchronously: channel
                )
            }
        }
        return try await channel.executeThenClose { inbound, outbound in
            var head = HTTPRequestHead(
                version: .http1_1,
                method: body == nil ? .GET : .POST,
                uri: path.hasPrefix("/") ? path : "/openapi/v1.0/\(path)"
            )
            head.headers.add(name: "Host", value: "localhost")
            if let userAgent { head.headers.add(name: "User-Agent", value: userAgent) }
            var parts: [HTTPClientRequestPart] = []
            if let body {
                head.headers.add(name: "Content-Length", value: String(body.utf8.count))
                parts = [.body(.byteBuffer(ByteBuffer(string: body)))]
            }
            try await outbound.write(contentsOf: [.head(head)] + parts + [.end(nil)])
            var status = 0
            var text = ByteBuffer()
            for try await part in inbound {
                switch part {
                case .head(let head): status = Int(head.status.code)
                case .body(var bytes): text.writeBuffer(&bytes)
                case .end: return Answer(status: status, body: String(buffer: text))
                }
            }
            throw Failed(text: "no answer")
        }
    }

    func logIn(secret: String? = nil) async throws -> Answer {
        let configuration = pbx.configuration
        return try await request(
            "get_token",
            body:
                "{\"username\":\"\(configuration.clientID)\",\"password\":\"\(secret ?? configuration.clientSecret)\"}"
        )
    }

    func token() async throws -> String {
        guard let token = try await logIn().value("access_token") else { throw Failed(text: "no token") }
        return token
    }

    /// Opens the event socket and gives `body` its texts and a way to send.
    func withSocket<Result: Sendable>(
        token given: String? = nil,
        _ body: @Sendable (TestSocket) async throws -> Result
    ) async throws -> Result {
        let token = if let given { given } else { try await token() }
        let negotiation = try await connect { channel in
            channel.eventLoop.makeCompletedFuture {
                try Self.installUpgrade(on: channel, path: "/openapi/v1.0/subscribe?access_token=\(token)")
            }
        }
        guard let channel = try await negotiation.get() else { throw Failed(text: "refused") }
        return try await channel.executeThenClose { inbound, outbound in
            let (texts, continuation) = AsyncStream.makeStream(
                of: String.self,
                bufferingPolicy: .bufferingOldest(100_000)
            )
            async let pump: Void = TestSocket.pump(inbound, into: continuation)
            let result = try await body(TestSocket(incoming: texts, outbound: outbound))
            // Before the pump is awaited: it ends with the connection.
            channel.channel.close(promise: nil)
            await pump
            return result
        }
    }

    private static func installUpgrade(
        on channel: any Channel,
        path: String
    ) throws -> EventLoopFuture<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?>(
            maxFrameSize: 32 << 20,
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(wrappingChannelSynchronously: channel)
                }
            }
        )
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path)
        head.headers.add(name: "Host", value: "localhost")
        head.headers.add(name: "Content-Length", value: "0")
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head,
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(nil) }
            )
        )
        configuration.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }

    private func connect<Output: Sendable>(
        _ install: @escaping @Sendable (any Channel) -> EventLoopFuture<Output>
    ) async throws -> Output {
        let context = try pbx.certificates.map { certificates in
            var configuration = TLSConfiguration.makeClientConfiguration()
            let authority = try NIOSSLCertificate(
                bytes: Array((authorityPEM ?? certificates.authorityPEM).utf8),
                format: .pem
            )
            configuration.trustRoots = .certificates([authority])
            return try NIOSSLContext(configuration: configuration)
        }
        return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: pbx.port) { channel in
                if let context {
                    do {
                        let handler = try NIOSSLClientHandler(context: context, serverHostname: "localhost")
                        try channel.pipeline.syncOperations.addHandler(handler)
                    } catch {
                        return channel.eventLoop.makeFailedFuture(error)
                    }
                }
                return install(channel)
            }
    }
}

/// The event socket seen from a client.
struct TestSocket: Sendable {
    /// Stands for a connection that ended with an error.
    static let brokenMark = "<broken>"
    /// Stands for a protocol ping.
    static let pingMark = "<ping>"

    let incoming: AsyncStream<String>
    let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>

    func send(_ text: String) async throws {
        try await outbound.write(
            WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(string: text))
        )
    }

    func subscribe(_ topics: [Int]) async throws {
        try await send("{\"topic_list\":\(topics)}")
    }

    /// Texts until `isLast` says so, or the connection ends.
    func texts(until isLast: (String) -> Bool) async throws -> [String] {
        var texts: [String] = []
        for await text in incoming {
            texts.append(text)
            if isLast(text) { break }
        }
        return texts
    }

    static func pump(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        into continuation: AsyncStream<String>.Continuation
    ) async {
        defer { continuation.finish() }
        var part = ByteBuffer()
        do {
            for try await frame in inbound {
                if frame.opcode == .ping { continuation.yield(pingMark) }
                guard frame.opcode == .text || frame.opcode == .continuation else { continue }
                var data = frame.unmaskedData
                part.writeBuffer(&data)
                guard frame.fin else { continue }
                continuation.yield(String(buffer: part))
                part.clear()
            }
        } catch {
            continuation.yield(brokenMark)
        }
    }
}
