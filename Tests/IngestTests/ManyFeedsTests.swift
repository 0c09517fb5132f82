import ArchiveStore
import Foundation
import GRDB
import Ingest
import PBXSimulator
import TestSupport
import Testing

/// Many PBXs in one process; `CALLARCHIVE_TEST_FEEDS` sets how many, for a longer run.
@Suite("Many PBXs", .timeLimit(.minutes(5)))
struct ManyFeedsTests {
    private static let feedCount =
        ProcessInfo.processInfo.environment["CALLARCHIVE_TEST_FEEDS"].flatMap(Int.init) ?? 20
    private static let eventsPerFeed = 25

    @Test func `get each its share, while one of them is dead and one refuses everything`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = ProcessInfo.processInfo.environment["CALLARCHIVE_TEST_TLS"] != nil
        try await withPBXs(count: Self.feedCount, configuration, []) { simulators in
            var feeds = try simulators.enumerated().map { index, simulator in
                try TestIngester.settings(simulator, archive: archive, name: "pbx-\(index)")
            }
            // The first takes connections and never answers; the second refuses the credentials.
            simulators[0].changeFaults { $0.answerDelay = .seconds(3600) }
            simulators[1].changeFaults { $0.refusesCredentials = true }
            for index in feeds.indices { feeds[index].reconcileEvery = .seconds(60) }
            let begin = ContinuousClock.now
            try await TestIngester.withRunning(feeds, archive: archive) { counters in
                let sound = simulators.dropFirst(2)
                for simulator in sound {
                    let isSubscribed = try await simulator.waitForSubscription(within: .seconds(60))
                    try #require(isSubscribed)
                }
                report("all subscribed after", begin)
                try await play(sound)
                report("all sent after", begin)
                let isStored = try await Condition.wait(within: .seconds(60)) {
                    try Self.counts(archive) == Array(repeating: Self.eventsPerFeed, count: sound.count)
                }
                #expect(isStored)
                report("all stored after", begin)
                report("latency at most, in ms: \(try Self.spread(archive))", begin)
            }
            for simulator in simulators.dropFirst(2) {
                #expect(simulator.statistics.mostTokensAlive <= 2)
                #expect(simulator.statistics.tokensIssued == 1)
                #expect(simulator.statistics.socketsEver == 1)
            }
        }
    }

    /// Five events a second from each.
    private func play(_ simulators: ArraySlice<PBXSimulator>) async throws {
        for number in 0..<Self.eventsPerFeed {
            for simulator in simulators {
                let now = Int(Date().timeIntervalSince1970 * 1000)
                simulator.send(text: #"{"type":30099,"number":\#(number),"sent":\#(now)}"#)
            }
            // The pace of the events, not a wait for something.
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private static func counts(_ archive: String) throws -> [Int] {
        try ArchiveReader(path: archive).read { db in
            try Int.fetchAll(db, sql: "SELECT count(*) FROM frame WHERE type = 30099 GROUP BY pbx")
        }
    }

    private static func spread(_ archive: String) throws -> Int {
        try ArchiveReader(path: archive).read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT max(received_ms - json_extract(body, '$.sent')) FROM frame WHERE type = 30099"
            ) ?? 0
        }
    }

    private func report(_ what: String, _ begin: ContinuousClock.Instant) {
        guard ProcessInfo.processInfo.environment["CALLARCHIVE_TEST_FEEDS"] != nil else { return }
        print(what, ContinuousClock.now - begin)
    }

    private func withPBXs(
        count: Int,
        _ configuration: SimulatorConfiguration,
        _ running: [PBXSimulator],
        _ body: @escaping @Sendable ([PBXSimulator]) async throws -> Void
    ) async throws {
        guard running.count < count else { return try await body(running) }
        try await PBXSimulator.withRunning(configuration) { simulator in
            try await withPBXs(count: count, configuration, running + [simulator], body)
        }
    }
}
