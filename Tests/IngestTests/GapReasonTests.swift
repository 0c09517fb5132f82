import ArchiveStore
import GRDB
import Ingest
import PBXSimulator
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

/// What the gap ledger says after each kind of loss, over real sockets.
@Suite("The gap ledger", .timeLimit(.minutes(4)))
struct GapReasonTests {
    /// A loss: how it comes about, how it ends, and what it is called.
    struct Loss: CustomTestStringConvertible, Sendable {
        var reason: String
        var isSilent = false
        var strike: @Sendable (PBXSimulator) -> Void
        var mend: @Sendable (PBXSimulator) -> Void = { _ in }

        var testDescription: String { reason }
    }

    static let losses: [Loss] = [
        Loss(reason: "PBX closed", strike: { $0.dropSockets() }),
        Loss(reason: "network", strike: { $0.resetSockets() }),
        Loss(reason: "PBX restart", strike: { $0.restart() }),
        Loss(reason: "token", strike: { $0.expireTokens(refreshTokensToo: true) }),
        Loss(
            reason: "missed heartbeats",
            isSilent: true,
            strike: { simulator in simulator.changeFaults { $0.isMute = true } },
            mend: { simulator in simulator.changeFaults { $0.isMute = false } }
        ),
    ]

    static func gaps(_ archive: String) throws -> [Row] {
        try ArchiveReader(path: archive).read { db in
            try Row.fetchAll(db, sql: "SELECT began_ms, ended_ms, reason, repair FROM gap ORDER BY id")
        }
    }

    static func reasons(_ archive: String) throws -> [String] { try gaps(archive).map { $0["reason"] } }

    @Test("names the reason", arguments: losses)
    func names(loss: Loss) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive)
            if !loss.isSilent { feed.connection.timings.answerLimit = .seconds(20) }
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                try await Self.waitForSubscription(archive)
                loss.strike(simulator)
                let isGap = try await Condition.wait { try !Self.gaps(archive).isEmpty }
                #expect(isGap)
                loss.mend(simulator)
                let isRepaired = try await Condition.wait {
                    try Self.gaps(archive).allSatisfy { $0["repair"] == "repaired" }
                }
                #expect(isRepaired)
            }
            // A clean stop is a gap, too: it ends with the next start.
            #expect(try Self.reasons(archive) == [loss.reason, "archiver stopped"])
            let gap = try #require(try Self.gaps(archive).first)
            let (began, ended): (Int64?, Int64?) = (gap["began_ms"], gap["ended_ms"])
            #expect(try #require(began) <= (try #require(ended)))
        }
    }

    @Test func `names what a person has to mend, where that keeps the gap open`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            try await PBXSimulator.withRunning { other in
                let feeds = [
                    try TestIngester.settings(simulator, archive: archive),
                    try TestIngester.settings(other, archive: archive, name: "other"),
                ]
                try await TestIngester.withRunning(feeds, archive: archive) { _ in
                    try await Self.waitForSubscription(archive, connections: 2)
                    simulator.changeFaults { $0.forbidsAddress = true }
                    simulator.dropSockets()
                    let isNamed = try await Condition.wait { try Self.reasons(archive) == ["address forbidden"] }
                    #expect(isNamed)
                }
            }
        }
    }

    @Test func `finds a feed that is connected but deaf, and repairs what it did not hear`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            var feed = try TestIngester.settings(simulator, archive: archive, reconcileEvery: .milliseconds(100))
            feed.connection.timings.answerLimit = .seconds(20)
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                try await Self.waitForSubscription(archive)
                try await simulator.play(.single(.inboundAnswered), speed: 400)
                try await Self.waitForRuns(archive, more: 2)
                simulator.changeFaults { $0.isDeaf = true }
                // First it asks again on the same socket, then it connects anew.
                for (subscriptions, sockets) in [(2, 1), (2, 2)] {
                    try await simulator.play(.single(.inboundAnswered), speed: 400)
                    let isDone = try await Condition.wait {
                        let statistics = simulator.statistics
                        return statistics.sockets[0].subscriptions >= subscriptions && statistics.socketsEver >= sockets
                    }
                    #expect(isDone)
                    try await Self.waitForRuns(archive, more: 2)
                }
                simulator.changeFaults { $0.isDeaf = false }
                let truth = simulator.truth
                let isTrue = try await Condition.wait {
                    try TruthComparison.differences(archive, truth).isEmpty
                        && Self.gaps(archive).allSatisfy { $0["repair"] == "repaired" }
                }
                #expect(isTrue)
            }
            let reasons = try Self.reasons(archive)
            #expect(reasons == ["deaf", "deaf", "archiver stopped"])
            let gaps = try Self.gaps(archive)
            try #require(gaps.count == 3)
            let (began, ended, next): (Int64?, Int64?, Int64?) =
                (gaps[0]["began_ms"], gaps[0]["ended_ms"], gaps[1]["began_ms"])
            #expect(try #require(began) < (try #require(ended)))
            #expect(try #require(ended) <= (try #require(next)))
        }
    }

    /// Waits until the archive knows that connections are subscribed.
    static func waitForSubscription(_ archive: String, connections: Int = 1) async throws {
        let isSubscribed = try await Condition.wait {
            try ArchiveReader(path: archive).read { db in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM connection WHERE subscribed_ms IS NOT NULL") ?? 0
            } >= connections
        }
        try #require(isSubscribed)
    }

    /// Waits until the history was read some times more.
    static func waitForRuns(_ archive: String, more: Int) async throws {
        func count() throws -> Int {
            try ArchiveReader(path: archive).read { db in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM history_run WHERE complete") ?? 0
            }
        }
        let before = try count()
        let hasRun = try await Condition.wait { try count() >= before + more }
        #expect(hasRun)
    }
}
