import ArchiveStore
import Ingest
import Logging
import PBXSimulator
import TestSupport
import Testing
import YeastarProtocol

/// PBXs that are away, or refuse this machine, for a while.
@Suite("A PBX that", .timeLimit(.minutes(4)))
struct AwayTests {
    private static let refused = "refused by the PBX, trying again"
    private static let unread = "history not read, trying again"

    private static func state(_ archive: String) throws -> [String?] {
        let feed = try ArchiveStatus.read(try ArchiveReader(path: archive), now: 0).feeds.first
        return [feed?.state, feed?.downReason]
    }

    @Test(
        "refuses this machine beside one that does not is archived once it does not, without a restart",
        arguments: ["API unavailable", "address forbidden"]
    )
    func heals(reason: String) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        @Sendable func refuse(_ simulator: PBXSimulator, _ refuses: Bool) {
            simulator.changeFaults {
                if reason == "API unavailable" { $0.hasNoAPI = refuses } else { $0.forbidsAddress = refuses }
            }
        }
        try await PBXSimulator.withRunning { simulator in
            try await PBXSimulator.withRunning { other in
                refuse(simulator, true)
                let log = RecordedLog()
                let feeds = [
                    try TestIngester.settings(simulator, archive: archive),
                    try TestIngester.settings(other, archive: archive, name: "zother"),
                ]
                try await TestIngester.withRunning(feeds, archive: archive, logger: log.logger) { _ in
                    let hasTried = try await Condition.wait { log.levels(of: Self.refused).count >= 3 }
                    #expect(hasTried)
                    #expect(log.levels(of: Self.refused).filter { $0 != .debug } == [.error])
                    #expect(try Self.state(archive) == ["never", reason])
                    refuse(simulator, false)
                    try await GapReasonTests.waitForSubscription(archive, connections: 2)
                    // Later it refuses again, of which the log tells again, and the open socket does not outlive it.
                    refuse(simulator, true)
                    simulator.dropSockets()
                    let isTold = try await Condition.wait { log.levels(of: Self.refused).count { $0 == .error } == 2 }
                    #expect(isTold)
                    refuse(simulator, false)
                    try await GapReasonTests.waitForSubscription(archive, connections: 3)
                }
                let reasons = try GapReasonTests.reasons(archive).sorted()
                #expect(reasons == [reason, "archiver stopped", "archiver stopped"].sorted())
                #expect(simulator.statistics.mostTokensAlive <= 2)
            }
        }
    }

    @Test("refuses this machine, as all others do, ends the archiver", arguments: [true, false])
    func refused(isForbidden: Bool) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            simulator.changeFaults {
                $0.forbidsAddress = isForbidden
                $0.hasNoAPI = !isForbidden
            }
            let feeds = try ["one", "two"].map {
                try TestIngester.settings(simulator, archive: archive, name: $0)
            }
            let ingester = Ingester(
                writer: try ArchiveWriter(path: archive),
                feeds: feeds,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            let error = await #expect(throws: PBXError.self) { try await ingester.run() }
            #expect(error?.code == (isForbidden ? .ipForbidden : .apiUnavailable))
        }
    }

    @Test func `is gone for long has one line in the log, and one when it is back`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let log = RecordedLog()
            let feed = try TestIngester.settings(simulator, archive: archive)
            try await TestIngester.withRunning([feed], archive: archive, logger: log.logger) { _ in
                try await GapReasonTests.waitForSubscription(archive)
                simulator.changeFaults { $0.isOffline = true }
                simulator.resetConnections()
                // The history is asked for now and then, too.
                let hasTried = try await Condition.wait {
                    log.levels(of: "event feed lost").count >= 5 && log.levels(of: Self.unread).count >= 3
                }
                #expect(hasTried)
                #expect(log.levels(of: "event feed lost").filter { $0 != .debug } == [.info])
                // One reading may have begun before the loss was noticed.
                #expect(log.levels(of: Self.unread).count { $0 != .debug } <= 1)
                simulator.changeFaults { $0.isOffline = false }
                let isBack = try await Condition.wait { log.levels(of: "subscribed") == [.info, .info] }
                #expect(isBack)
            }
        }
    }
}
