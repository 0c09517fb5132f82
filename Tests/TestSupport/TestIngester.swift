public import ArchiveStore
public import Ingest
public import Logging
public import PBXSimulator
import ServiceLifecycle
import YeastarClient
public import YeastarProtocol

/// Runs a real ingester against a simulated PBX, over real TLS sockets.
public enum TestIngester {
    /// Intervals short enough for tests; the decisions behind them are the real ones.
    public static var quickTimings: SessionTimings {
        var timings = SessionTimings()
        timings.heartbeatInterval = .milliseconds(1_500)
        timings.answerLimit = .milliseconds(1_200)
        timings.backoffBase = .milliseconds(20)
        timings.backoffLimit = .milliseconds(200)
        timings.certificateRetry = .milliseconds(200)
        timings.tokenLimitRetry = .milliseconds(300)
        timings.refusalRetry = .milliseconds(100)
        timings.shortestRenewal = .zero
        timings.acknowledgementLimit = .seconds(2)
        timings.drainLimit = .milliseconds(500)
        timings.aliveInterval = .milliseconds(50)
        timings.historyPace = .zero
        return timings
    }

    /// How to reach a simulated PBX.
    public static func settings(
        _ simulator: PBXSimulator,
        archive: String,
        name: String = "test",
        reconcileEvery: Duration = .milliseconds(500)
    ) throws -> PBXFeedSettings {
        let fingerprint = simulator.certificates.map(\.fingerprint)
        let connection = PBXSettings(
            name: name,
            address: try PBXAddress(simulator.baseURL),
            clientID: simulator.configuration.clientID,
            clientSecret: Secret(simulator.configuration.clientSecret),
            trust: try fingerprint.map { try TLSTrust(fingerprint: "sha256:\($0)") } ?? .system,
            tokenFile: archive + ".tokens",
            timings: quickTimings
        )
        return PBXFeedSettings(connection: connection, reconcileEvery: reconcileEvery)
    }

    /// Runs an ingester while a closure runs, then stops it as SIGTERM would.
    public static func withRunning(
        _ feeds: [PBXFeedSettings],
        archive: String,
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: @Sendable (IngestCounters) async throws -> Void
    ) async throws {
        try await withRunning(feeds, writer: try ArchiveWriter(path: archive), logger: logger, body)
    }

    /// The same over a writer that the test can obstruct.
    public static func withRunning(
        _ feeds: [PBXFeedSettings],
        writer: ArchiveWriter,
        logger: Logger,
        _ body: (IngestCounters) async throws -> Void
    ) async throws {
        let ingester = Ingester(writer: writer, feeds: feeds, logger: logger)
        let service = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [.init(service: ingester)],
                logger: Logger(label: "test.service") { _ in SwiftLogNoOpLogHandler() }
            )
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            do {
                try await body(ingester.counters)
            } catch {
                await service.triggerGracefulShutdown()
                throw error
            }
            await service.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}
