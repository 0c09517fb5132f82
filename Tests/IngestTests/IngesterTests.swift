import ArchiveStore
import Foundation
import GRDB
import Ingest
import Logging
import PBXSimulator
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

/// An ingester over real sockets, in situations that one fault alone does not make.
@Suite("An ingester", .timeLimit(.minutes(4)))
struct IngesterTests {
    private static func numbers(_ archive: String, _ sql: String) throws -> [Int] {
        try ArchiveReader(path: archive).read { db in try Int.fetchAll(db, sql: sql) }
    }

    @Test func `archives one PBX while the other one refuses the credentials`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { good in
            try await PBXSimulator.withRunning { bad in
                bad.changeFaults { $0.refusesCredentials = true }
                let feeds = [
                    try TestIngester.settings(bad, archive: archive, name: "bad"),
                    try TestIngester.settings(good, archive: archive, name: "good"),
                ]
                let log = RecordedLog()
                try await TestIngester.withRunning(feeds, archive: archive, logger: log.logger) { _ in
                    let isSubscribed = try await good.waitForSubscription()
                    try #require(isSubscribed)
                    let isParked = try await Condition.wait {
                        log.messages.contains("this PBX is given up until the next start")
                    }
                    #expect(isParked)
                    try await good.play(.single(.inboundAnswered), speed: 200)
                    let isArchived = try await Condition.wait {
                        try Self.numbers(archive, "SELECT count(*) FROM calls WHERE pbx = 'good' AND state = 'ended'")
                            == [1]
                    }
                    #expect(isArchived)
                }
                #expect(bad.statistics.requests["get_token"] ?? 0 <= 2)
                let parked = try ArchiveStatus.read(try ArchiveReader(path: archive), now: 0).feeds.first
                #expect((parked?.pbx, parked?.state, parked?.downReason) == ("bad", "never", "credentials"))
            }
        }
    }

    @Test func `says why a PBX whose certificate is not trusted was never live`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive)
            feed.connection.trust = try TLSTrust(fingerprint: "sha256:" + String(repeating: "0", count: 64))
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let isTold = try await Condition.wait {
                    let feed = try ArchiveStatus.read(try ArchiveReader(path: archive), now: 0).feeds.first
                    return feed?.state == "never" && feed?.downReason == "certificate"
                }
                #expect(isTold)
            }
        }
    }

    @Test func `closes the file when it stops, whoever still knows of it`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let writer = try ArchiveWriter(path: archive)
            let feed = try TestIngester.settings(simulator, archive: archive)
            let log = RecordedLog()
            let ingester = Ingester(writer: writer, feeds: [feed], logger: log.logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ingester.run() }
                try await GapReasonTests.waitForSubscription(archive)
                // So that no token can be revoked.
                simulator.changeFaults { $0.isOffline = true }
                simulator.dropSockets()
                group.cancelAll()
                try await group.waitForAll()
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
            #expect(!left.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }, "\(left)")
            withExtendedLifetime(writer) {}
        }
    }

    @Test func `says that it stops before it does`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let log = RecordedLog()
            let ingester = Ingester(
                writer: try ArchiveWriter(path: archive),
                feeds: [try TestIngester.settings(simulator, archive: archive)],
                logger: log.logger,
                onStop: { log.logger.info("stopping, tokens alive: \(simulator.statistics.tokensAlive)") }
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await ingester.run() }
                try await GapReasonTests.waitForSubscription(archive)
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(log.messages.count { $0 == "stopping, tokens alive: 1" } == 1, "\(log.messages)")
            #expect(simulator.statistics.tokensAlive == 0)
        }
    }

    @Test func `has a row for today before it has read any history`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            simulator.changeFaults {
                $0.restFailure = .internalError
                $0.restFailurePaths = ["cdr/search", "cdr/list", "extension/list"]
            }
            let feed = try TestIngester.settings(simulator, archive: archive)
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let isNoted = try await Condition.wait {
                    try ArchiveReader(path: archive).read { db in
                        try String.fetchAll(db, sql: "SELECT status FROM coverage")
                    } == ["unproven"]
                }
                #expect(isNoted)
                #expect(try Self.numbers(archive, "SELECT count(*) FROM history_run WHERE complete") == [0])
            }
        }
    }

    @Test func `reads as many days of history as it is told to, and later only what is new`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let now = Int(Date().timeIntervalSince1970)
            for day in 1...6 {
                simulator.addCall(.inboundAnswered, seed: UInt64(day), startedAt: now - day * 86_400 + 3600)
            }
            var feed = try TestIngester.settings(simulator, archive: archive, reconcileEvery: .milliseconds(50))
            feed.historyDays = 3
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let hasReadAgain = try await Condition.wait(within: .seconds(40)) {
                    try Self.numbers(archive, "SELECT count(*) FROM history_run WHERE complete")[0] >= 2
                }
                #expect(hasReadAgain)
            }
            #expect(try Self.numbers(archive, "SELECT count(*) FROM calls") == [3])
            let windows = try Self.numbers(
                archive,
                "SELECT (to_seconds - from_seconds) / 86400 FROM history_run WHERE complete ORDER BY id"
            )
            #expect(windows.first == 3)
            // The day before, from its first instant on.
            #expect(windows.dropFirst().allSatisfy { $0 <= 2 }, "\(windows)")
        }
    }

    @Test func `repairs a gap though it reads but one day of history`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive, reconcileEvery: .milliseconds(100))
            feed.historyDays = 1
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                // The PBX knows of it before the archiver does, and without a subscription there is no gap.
                let isSubscribed = try await Condition.wait {
                    try Self.numbers(archive, "SELECT count(*) FROM connection WHERE subscribed_ms IS NOT NULL") == [1]
                }
                try #require(isSubscribed)
                simulator.dropSockets()
                let isRepaired = try await Condition.wait(within: .seconds(120)) {
                    try Self.numbers(archive, "SELECT count(*) FROM gaps WHERE repair = 'repaired'")[0] >= 1
                }
                #expect(isRepaired)
            }
        }
    }

    @Test func `hands over from token to token without a gap, a loss or a frame that counts twice`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        var configuration = SimulatorConfiguration()
        configuration.accessTokenLife = .seconds(2)
        try await PBXSimulator.withRunning(configuration) { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive)
            feed.connection.timings.handOverFraction = 0.5
            // Many ingesters of other tests run beside this one: a late answer must not look like a dead socket.
            feed.connection.timings.answerLimit = .seconds(10)
            let truth = try await withHandOvers(simulator, feed, archive)
            // At this speed two sockets tell within a millisecond what ringing depends on; calls and legs do not.
            let differences = try TruthComparison.differences(archive, truth)
            #expect(differences == [], "\(differences.prefix(10).joined(separator: "\n"))")
            #expect(try Self.numbers(archive, "SELECT count(*) FROM gaps WHERE reason <> 'archiver stopped'") == [0])
            let statistics = simulator.statistics
            #expect(statistics.mostTokensAlive <= 2)
            #expect(statistics.mostSocketsOpen <= 2)
            #expect(statistics.eventsLost == 0)
            let events = "FROM events WHERE origin = 'event' AND type BETWEEN 30000 AND 30099"
            let stored = try Self.numbers(archive, "SELECT count(*) \(events)")[0]
            let duplicates = try Self.numbers(archive, "SELECT count(*) \(events) AND status = 'duplicate'")[0]
            // Each event at least once; of those that two sockets were to bring, the closing one may not have brought all.
            #expect((statistics.eventsProduced...statistics.eventsSent).contains(stored))
            // Every twin is known as one. An event that says just what the one before it said, the first of them on the old
            // socket alone because the new one was being subscribed, can't be told from a twin; it says nothing new.
            #expect(stored - duplicates <= statistics.eventsProduced)
        }
    }

    private func withHandOvers(
        _ simulator: PBXSimulator,
        _ feed: PBXFeedSettings,
        _ archive: String
    ) async throws -> GroundTruth {
        try await TestIngester.withRunning([feed], archive: archive) { _ in
            let isSubscribed = try await simulator.waitForSubscription()
            try #require(isSubscribed)
            let isReady = try await Condition.wait {
                try Self.numbers(archive, "SELECT count(*) FROM history_run WHERE complete")[0] > 0
            }
            #expect(isReady)
            try await simulator.playLiveCalls(count: 40, over: .seconds(2.5), seed: 5, speed: 150)
            let truth = simulator.truth
            let isTrue = try await Condition.wait { try TruthComparison.differences(archive, truth).isEmpty }
            #expect(isTrue)
            // On a busy machine the calls may be over before the second hand-over is due.
            let isHandedOver = try await Condition.wait { simulator.statistics.socketsEver >= 3 }
            #expect(isHandedOver)
        }
        return simulator.truth
    }

    // MARK: Stopping

    /// Two seconds on an idle machine; many ingesters of other tests run beside this one.
    private static let stopLimit = Duration.seconds(15)

    @Test("stops at once", arguments: ["mute", "offline"])
    func stops(while state: String) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let feed = try TestIngester.settings(simulator, archive: archive)
            let begin = Mark()
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let isSubscribed = try await simulator.waitForSubscription()
                try #require(isSubscribed)
                switch state {
                case "mute": simulator.changeFaults { $0.isMute = true }
                default:
                    simulator.changeFaults { $0.isOffline = true }
                    simulator.resetConnections()
                    let isGone = try await Condition.wait { simulator.statistics.socketsOpen == 0 }
                    #expect(isGone)
                }
                begin.set()
            }
            #expect(begin.elapsed < Self.stopLimit, "\(begin.elapsed)")
        }
    }

    @Test func `stops at once while there is no PBX at all`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        let feed = try await PBXSimulator.withRunning { try TestIngester.settings($0, archive: archive) }
        let begin = Mark()
        let log = RecordedLog()
        try await TestIngester.withRunning([feed], archive: archive, logger: log.logger) { _ in
            let hasTried = try await Condition.wait { log.messages.contains("not connected, trying again") }
            #expect(hasTried)
            begin.set()
        }
        #expect(begin.elapsed < Self.stopLimit, "\(begin.elapsed)")
    }
}
