import Foundation
import Logging
import PBXSimulator
import YeastarClient
import YeastarProtocol

/// Puts a client in front of a simulated PBX, with waits short enough for a test.
enum QuickClient {
    static let quick: SessionTimings = {
        var timings = SessionTimings()
        timings.heartbeatInterval = .milliseconds(300)
        timings.answerLimit = .milliseconds(5_000)
        timings.backoffBase = .milliseconds(10)
        timings.backoffLimit = .milliseconds(50)
        timings.certificateRetry = .milliseconds(50)
        timings.tokenLimitRetry = .milliseconds(200)
        timings.handOverRetry = .milliseconds(100)
        timings.shortestRenewal = .zero
        timings.drainLimit = .seconds(1)
        timings.aliveInterval = .milliseconds(20)
        timings.historyPace = .zero
        return timings
    }()

    static func settings(
        _ simulator: PBXSimulator,
        timings: SessionTimings = quick,
        tokenFile: String? = nil,
        trust: TLSTrust? = nil
    ) throws -> PBXSettings {
        let pin = try simulator.certificates.map { try TLSTrust(fingerprint: "sha256:" + $0.fingerprint) }
        return PBXSettings(
            name: "north",
            address: try PBXAddress(simulator.baseURL),
            clientID: simulator.configuration.clientID,
            clientSecret: Secret(simulator.configuration.clientSecret),
            trust: trust ?? pin ?? .system,
            tokenFile: tokenFile,
            version: "7.1",
            timings: timings
        )
    }

    static func client(_ settings: PBXSettings) throws -> PBXClient {
        try PBXClient(settings, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    static func session(_ client: PBXClient) -> EventSession {
        EventSession(client: client, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Runs a session beside `body`, and stops it cleanly afterwards.
    static func run(
        _ settings: PBXSettings,
        _ body: @Sendable (FeedRecorder) async throws -> Void
    ) async throws -> [FeedEvent] {
        let client = try client(settings)
        let recorder = FeedRecorder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await session(client).run { await recorder.take($0) } }
            do {
                try await body(recorder)
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            try await group.waitForAll()
        }
        await client.close()
        return await recorder.events
    }

    /// A folder of its own for `body`, removed afterwards.
    static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wire-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.path)
    }
}
