import Foundation
import PBXSimulator
import TestSupport
import Testing

/// After every kind of fault the archive tells what really happened on the PBX.
@Suite("An ingester under faults", .timeLimit(.minutes(4)))
struct FaultTests {
    /// One fault: how it is switched on, how it strikes in the middle of the calls, and whether it leaves 30011 whole.
    struct Fault: CustomTestStringConvertible, Sendable {
        var name: String
        var leavesMemberStates = false
        var sendsTimelines = false
        var configure: @Sendable (inout SimulatorConfiguration) -> Void = { _ in }
        var begin: @Sendable (PBXSimulator) -> Void = { _ in }
        var strike: @Sendable (PBXSimulator) -> Void = { _ in }

        var testDescription: String { name }
    }

    static let faults: [Fault] = [
        Fault(name: "none", leavesMemberStates: true),
        Fault(name: "plain text", leavesMemberStates: true, configure: { $0.usesTLS = false }),
        Fault(name: "one 30012 per call", leavesMemberStates: true, configure: { $0.endDetails = .perCall }),
        Fault(
            name: "timelines",
            leavesMemberStates: true,
            sendsTimelines: true,
            configure: { $0.sendsTimelines = true }
        ),
        Fault(
            name: "fragments and pings",
            leavesMemberStates: true,
            configure: {
                $0.fragmentBytes = 100
                $0.pingEvery = .milliseconds(50)
            }
        ),
        Fault(name: "drop", strike: { $0.dropSockets() }),
        Fault(name: "reset", strike: { $0.resetConnections() }),
        Fault(name: "restart", strike: { $0.restart() }),
        Fault(name: "expired tokens", strike: { $0.expireTokens(refreshTokensToo: true) }),
        Fault(
            name: "mute",
            strike: { simulator in simulator.changeFaults { $0.isMute = true } }
        ),
        Fault(name: "duplicated events", begin: { simulator in simulator.changeFaults { $0.duplicatePercent = 40 } }),
        Fault(name: "reordered events", begin: { simulator in simulator.changeFaults { $0.reorderWindow = 4 } }),
        Fault(name: "lost events", begin: { simulator in simulator.changeFaults { $0.losePercent = 40 } }),
        Fault(
            name: "odd frames",
            begin: { simulator in
                simulator.changeFaults {
                    $0.oddities = Set(SimulatorFaults.Oddity.allCases)
                    $0.oddityEvery = 2
                }
            }
        ),
        Fault(
            name: "slow answers",
            leavesMemberStates: true,
            begin: { simulator in simulator.changeFaults { $0.answerDelay = .milliseconds(30) } }
        ),
        Fault(name: "HTML error pages", begin: { $0.fail(.htmlPage) }),
        Fault(name: "502", begin: { $0.fail(.badGateway) }),
        Fault(name: "-2", begin: { $0.fail(.internalError) }),
        Fault(name: "70082", begin: { $0.fail(.overloaded) }),
        Fault(name: "truncated answers", begin: { $0.fail(.truncatedJSON) }),
        Fault(
            name: "refused topics",
            begin: { simulator in simulator.changeFaults { $0.refusedTopics = [30_039, 30_007] } }
        ),
        Fault(name: "display format only", configure: { $0.searchTimeForm = .displayOnly }),
        Fault(name: "display format, silently", configure: { $0.searchTimeForm = .displayOnlySilently }),
        Fault(name: "legacy partition", leavesMemberStates: true, configure: { $0.legacyShare = 0.5 }),
    ]

    @Test("ends with the truth after", arguments: faults)
    func endsWithTheTruth(after fault: Fault) async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        var configuration = SimulatorConfiguration()
        fault.configure(&configuration)
        try await PBXSimulator.withRunning(configuration) { simulator in
            _ = simulator.addHistory(count: 40, days: 3, seed: 7)
            fault.begin(simulator)
            let feed = try TestIngester.settings(simulator, archive: archive)
            try await TestIngester.withRunning([feed], archive: archive) { _ in
                let isSubscribed = try await simulator.waitForSubscription()
                try #require(isSubscribed)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        try await simulator.playLiveCalls(count: 12, over: .seconds(1), seed: 11, speed: 40)
                    }
                    let isUnderWay = try await simulator.waitUntil { $0.eventsProduced > 15 }
                    #expect(isUnderWay)
                    fault.strike(simulator)
                    try await group.waitForAll()
                }
                // The PBX recovers; what it did meanwhile must be found.
                simulator.faults = SimulatorFaults()
                let truth = simulator.truth
                let live = fault.leavesMemberStates ? Self.liveCalls(truth) : []
                let isTrue = try await Condition.wait {
                    try TruthComparison.differences(archive, truth, offersOf: live, comparesRing: !fault.sendsTimelines)
                        .isEmpty
                }
                #expect(isTrue)
            }
            let truth = simulator.truth
            let live = fault.leavesMemberStates ? Self.liveCalls(truth) : []
            let differences = try TruthComparison.differences(
                archive,
                truth,
                offersOf: live,
                comparesRing: !fault.sendsTimelines
            )
            #expect(differences == [], "\(differences.count): \(differences.prefix(30).joined(separator: "\n"))")
            #expect(simulator.statistics.tokensAlive == 0, "Every token is revoked at a clean stop.")
            #expect(simulator.statistics.mostTokensAlive <= 2)
            #expect(!FileManager.default.fileExists(atPath: archive + ".tokens"))
        }
    }

    private static func liveCalls(_ truth: GroundTruth) -> Set<String> {
        Set(truth.calls.filter(\.isLive).map(\.callID))
    }
}

extension PBXSimulator {
    /// Lets the next ten requests of the history fail.
    fileprivate func fail(_ failure: SimulatorFaults.RESTFailure) {
        changeFaults {
            $0.restFailure = failure
            $0.restFailuresLeft = 10
            $0.restFailurePaths = ["cdr/search", "call/query", "extension/list"]
        }
    }
}
