import ArchiveStore
import GRDB
import Ingest
import Logging
import PBXSimulator
import TestSupport
import Testing

/// The scripted calls of `Tests/Scenarios`, played by a simulated PBX over real sockets.
@Suite("Scripted calls over the wire", .timeLimit(.minutes(2)))
struct ScenarioPlayTests {
    /// The longest file lasts 100 seconds; what rests on the moments of its frames is not compared here.
    private static let speed = 25.0

    @Test func `are archived as their files say`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        let scenarios = try ScenarioFile.all.map { try ScenarioScript($0.text, name: $0.name) }
        var configuration = SimulatorConfiguration()
        for scenario in scenarios { configuration.directory.add(scenario) }
        try await PBXSimulator.withRunning(configuration) { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive, reconcileEvery: .seconds(600))
            feed.timeZone = simulator.configuration.timeZone
            // No file tells another plan, and those that tell none do not look at what comes of it.
            feed.numberPlan = ScenarioFile.all.lazy.compactMap(\.numberPlan).first
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let isSubscribed = try await simulator.waitForSubscription()
                try #require(isSubscribed)
                // A list of live calls asked for during the play would tell what the files say nobody heard.
                let isReady = try await Condition.wait {
                    try Self.count(archive, "directory") >= 4 && Self.count(archive, "query") >= 1
                }
                try #require(isReady)
                try await simulator.play(scenarios, speed: Self.speed)
                let frames = ScenarioFile.all.map(\.frames.count).reduce(0, +)
                let isStored = try await Condition.wait { try Self.count(archive, "event") >= frames }
                #expect(isStored)
                // After a gap the list of live calls is asked for, which tells of those whose end nobody heard.
                simulator.dropSockets()
                let live = ScenarioFile.all.flatMap(\.calls).filter { $0.values["state"] == "live" }
                let haveEnded = try await Condition.wait { try Self.liveCalls(archive) == live.map(\.callID).sorted() }
                #expect(haveEnded)
            }
            // The rows are of the days that the files tell of.
            let writer = try ArchiveWriter(path: archive)
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            _ = try await Backfill(writer: writer, settings: feed, logger: logger).run { _ in (nil, nil) }
        }
        let found = try ScenarioComparison.FoundCall.all(in: ArchiveReader(path: archive))
        for file in ScenarioFile.all {
            let ids = Set(file.calls.map(\.callID))
            let differences = ScenarioComparison.differences(file, found.filter { ids.contains($0.callID) }, .other)
            #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
        }
        #expect(found.count == ScenarioFile.all.map(\.calls.count).reduce(0, +))
    }

    private static func liveCalls(_ archive: String) throws -> [String] {
        try ArchiveReader(path: archive).read { db in
            try String.fetchAll(db, sql: "SELECT call_id FROM calls WHERE state = 'live' ORDER BY call_id")
        }
    }

    private static func count(_ archive: String, _ origin: String) throws -> Int {
        try ArchiveReader(path: archive).read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM events WHERE origin = ? AND (type IS NOT NULL OR origin <> 'event')",
                arguments: [origin]
            ) ?? 0
        }
    }
}
