import NIOCore
import NIOHTTP1
import NIOSSL
import NIOWebSocket
import Synchronization

/// A simulator that the listening port must not keep alive.
struct WeakSimulator: Sendable {
    weak let value: PBXSimulator?

    init(_ value: PBXSimulator) {
        self.value = value
    }
}

/// Builds the pipeline of each accepted connection.
final class ConnectionSetup: Sendable {
    /// The largest frame taken from a client.
    private static let frameLimitBytes = 16 << 20

    let configuration: SimulatorConfiguration
    let sslContext: NIOSSLContext?
    /// Set once the port is known.
    let pbx = Mutex<WeakSimulator?>(nil)

    init(configuration: SimulatorConfiguration, sslContext: NIOSSLContext?) {
        self.configuration = configuration
        self.sslContext = sslContext
    }

    static func sslContext(_ certificates: SimulatorCertificates) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificates.chainPEM.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(certificates.privateKeyPEM.utf8), format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
        )
    }

    func install(on channel: any Channel) -> EventLoopFuture<EventLoopFuture<PBXSimulator.Negotiated>> {
        channel.eventLoop.makeCompletedFuture {
            let pbx = self.pbx.withLock { $0?.value }
            pbx?.register(channel)
            if self.configuration.eventsWithHandshake > 0 {
                try channel.pipeline.syncOperations.addHandler(HandshakeCork())
            }
            if let sslContext = self.sslContext {
                try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: sslContext))
            }
            let upgrade = NIOTypedHTTPServerUpgradeConfiguration<PBXSimulator.Negotiated>(
                upgraders: [self.upgrader()],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeCompletedFuture {
                        .http(
                            try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(
                                wrappingChannelSynchronously: channel
                            )
                        )
                    }
                }
            )
            return try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(
                configuration: .init(upgradeConfiguration: upgrade)
            )
        }
    }

    private func upgrader() -> NIOTypedWebSocketServerUpgrader<PBXSimulator.Negotiated> {
        NIOTypedWebSocketServerUpgrader(
            maxFrameSize: Self.frameLimitBytes,
            shouldUpgrade: { channel, head in
                let request = RESTRequest(head: head, body: "")
                let pbx = self.pbx.withLock { $0?.value }
                guard let pbx, pbx.acceptsHandshake(path: request.path, token: request.query["access_token"]) else {
                    return channel.eventLoop.makeSucceededFuture(nil)
                }
                let headers = HTTPHeaders(self.configuration.handshakeHeaders.map { ($0.key, $0.value) })
                guard self.configuration.eventsWithHandshake > 0 else {
                    return channel.eventLoop.makeSucceededFuture(headers)
                }
                return channel.triggerUserOutboundEvent(HandshakeCork.Close()).map { headers }
            },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    .socket(
                        try NIOAsyncChannel<WebSocketFrame, WebSocketFrame>(wrappingChannelSynchronously: channel),
                        token: RESTRequest(head: head, body: "").query["access_token"] ?? ""
                    )
                }
            }
        )
    }
}

extension PBXSimulator {
    /// Keeps a connection in reach of ``shutdown()`` and the faults until it closes.
    func register(_ channel: any Channel) {
        let key = ObjectIdentifier(channel)
        let isOffline = state.withLock { state in
            state.connections[key] = channel
            return state.faults.isOffline
        }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.state.withLock { $0.connections[key] = nil }
        }
        if isOffline { channel.reset() }
    }
}
