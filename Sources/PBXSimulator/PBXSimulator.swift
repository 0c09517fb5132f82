import Foundation
public import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import Synchronization

/// A look-alike Yeastar P-Series PBX on a loopback port: tokens, CDR history, event socket, calls and faults.
///
/// It writes literal JSON and shares no code with any client. Make one with ``bind(_:logger:)`` and keep ``run()`` running,
/// or use ``withRunning(_:logger:_:)``, which does both.
public final class PBXSimulator: Sendable {
    /// How this PBX is set up.
    public let configuration: SimulatorConfiguration
    /// The certificates in use; nil without TLS.
    public let certificates: SimulatorCertificates?
    /// The port listened on.
    public let port: Int

    let state: Mutex<SimulatorState>
    let clock: PBXClock
    let logger: Logger
    private let server: NIOAsyncChannel<EventLoopFuture<Negotiated>, Never>

    /// What a connection turned out to be.
    enum Negotiated: Sendable {
        case socket(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>, token: String)
        case http(NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>)
    }

    /// Begins to listen; connections wait until ``run()`` serves them.
    ///
    /// - Parameters:
    ///   - configuration: How the PBX is set up.
    ///   - certificates: Those of another simulated PBX, so that one authority stands for many; nil makes new ones.
    ///   - logger: For connections that end in an error.
    /// - Returns: The PBX.
    /// - Throws: ``SimulatorError`` for a time zone nobody knows when libcrypto refuses, or when the port is taken.
    public static func bind(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        certificates: SimulatorCertificates? = nil,
        logger: Logger = Logger(label: "pbx-simulator", factory: { _ in SwiftLogNoOpLogHandler() })
    ) async throws -> PBXSimulator {
        guard let timeZone = TimeZone(identifier: configuration.timeZone) else {
            throw SimulatorError(
                description:
                    "The simulated PBX does not know the time zone \(configuration.timeZone): use an IANA name."
            )
        }
        let clock = PBXClock(
            timeZone: timeZone,
            dateFormat: configuration.dateFormat,
            usesTwelveHours: configuration.usesTwelveHours
        )
        let certificates = configuration.usesTLS ? try certificates ?? SimulatorCertificates() : nil
        let context = try certificates.map { try ConnectionSetup.sslContext($0) }
        let setup = ConnectionSetup(configuration: configuration, sslContext: context)
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        let server: NIOAsyncChannel<EventLoopFuture<Negotiated>, Never>
        do {
            server = try await bootstrap.bind(host: configuration.host, port: configuration.port) { channel in
                setup.install(on: channel)
            }
        } catch let error as IOError {
            throw SimulatorError(description: String(cString: strerror(error.errnoCode)).lowercased())
        }
        let pbx = PBXSimulator(
            configuration: configuration,
            certificates: certificates,
            clock: clock,
            logger: logger,
            server: server
        )
        setup.pbx.withLock { $0 = WeakSimulator(pbx) }
        return pbx
    }

    private init(
        configuration: SimulatorConfiguration,
        certificates: SimulatorCertificates?,
        clock: PBXClock,
        logger: Logger,
        server: NIOAsyncChannel<EventLoopFuture<Negotiated>, Never>
    ) {
        self.configuration = configuration
        self.certificates = certificates
        self.clock = clock
        self.logger = logger
        self.server = server
        port = server.channel.localAddress?.port ?? configuration.port
        state = Mutex(SimulatorState(configuration: configuration, clock: clock))
    }

    /// `https://127.0.0.1:port`, or `http://` without TLS.
    public var baseURL: String {
        "\(configuration.usesTLS ? "https" : "http")://\(configuration.host):\(port)"
    }

    /// Serves connections until the task is cancelled or ``shutdown()`` is called.
    public func run() async throws {
        do {
            try await withTaskCancellationHandler {
                try await server.executeThenClose { inbound in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await negotiation in inbound {
                            group.addTask { await self.serve(negotiation) }
                        }
                        self.closeConnections()
                        group.cancelAll()
                    }
                }
            } onCancel: {
                shutdown()
            }
        } catch is CancellationError {
            // The usual end.
        }
    }

    /// Runs a PBX for the time of `body`.
    @discardableResult
    public static func withRunning<Result: Sendable>(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        logger: Logger = Logger(label: "pbx-simulator", factory: { _ in SwiftLogNoOpLogHandler() }),
        _ body: @Sendable @escaping (PBXSimulator) async throws -> Result
    ) async throws -> Result {
        let pbx = try await bind(configuration, logger: logger)
        async let serving: Void = pbx.run()
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(pbx))
        } catch {
            result = .failure(error)
        }
        pbx.shutdown()
        try await serving
        return try result.get()
    }

    /// Stops listening and closes every connection; ``run()`` returns.
    public func shutdown() {
        server.channel.close(promise: nil)
        closeConnections()
    }

    func closeConnections() {
        for channel in state.withLock({ Array($0.connections.values) }) { channel.hardClose() }
    }

    private func serve(_ negotiation: EventLoopFuture<Negotiated>) async {
        do {
            switch try await negotiation.get() {
            case .socket(let channel, let token):
                try await EventSocketSession(pbx: self, channel: channel, token: token).run()
            case .http(let channel):
                try await RESTSession(pbx: self, channel: channel).run()
            }
        } catch {
            logger.debug("connection ended", metadata: ["error": "\(error)"])
        }
    }

    func epochNow() -> Int { Int(Date().timeIntervalSince1970) }
}
