import ArchiveStore
import Foundation
import PBXSimulator
import TestSupport
import Testing

@testable import Ingest

/// Random interleavings of what can happen to an archiver, held against what really happened on the PBX.
///
/// The invariants:
/// 1. After one complete reading the archive has exactly the calls and legs of the PBX, each once, with the PBX's figures,
///    whatever came before: events that were lost, came twice, late, or out of order; readings that were interrupted; rows
///    that appeared between two pages; crashes that lost what had not been committed.
/// 2. What was committed is never lost by a crash, and a leg's id never changes.
/// 3. No day is called complete while its counts differ.
/// 4. A complete reading leaves no window behind.
@Suite("A model of reconciliation", .timeLimit(.minutes(4)))
struct ReconciliationModelTests {
    /// A call of the model: its rows come into being when it ends; its events may come before, after, or never.
    private struct ModelCall: Sendable {
        var kind: CallKind
        var seed: UInt64
        var start: Int
        var counter: Int
    }

    @Test("always ends with the truth: seed", arguments: 1...24)
    func endsWithTheTruth(seed: Int) async throws {
        let folder = try TemporaryFolder()
        var configuration = SimulatorConfiguration()
        configuration.usesTLS = false
        configuration.searchTimeForm = SimulatorConfiguration.SearchTimeForm.allCases[seed % 5]
        configuration.legacyShare = seed % 3 == 0 ? 0.4 : 0
        try await PBXSimulator.withRunning(configuration) { simulator in
            let rig = ReconciliationRig(
                simulator: simulator,
                archive: folder.path("calls.sqlite"),
                windowLimit: seed % 2 == 0 ? 20 : 10_000
            )
            let model = Model(simulator: simulator, rig: rig)
            try await model.play(seed: UInt64(seed))
            simulator.faults = SimulatorFaults()
            let reading = try await rig.reconcile()
            #expect(reading.isComplete)
            let differences = try TruthComparison.differences(rig.archive, simulator.truth)
            #expect(differences == [], "seed \(seed): \(differences.prefix(6).joined(separator: "\n"))")
            #expect(
                try rig.rows("SELECT * FROM coverage WHERE status = 'complete' AND pbx_legs <> archive_legs") == []
            )
            #expect(
                try rig.rows(
                    "SELECT * FROM history_window w JOIN history_run r ON r.id = w.run WHERE r.complete"
                ) == []
            )
        }
    }

    private struct Model: Sendable {
        let simulator: PBXSimulator
        let rig: ReconciliationRig

        func play(seed: UInt64) async throws {
            var random = SeededRandom(seed: seed)
            let now = Int(Date().timeIntervalSince1970)
            let old = Int.random(in: 0...60, using: &random)
            simulator.addHistory(count: old, days: 9, seed: seed)
            var ids: Set<String> = []
            // The simulated PBX numbers its calls in the order in which they are added.
            var counter = old
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                let calls = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    counter += 1
                    return ModelCall(
                        kind: CallKind.allCases.randomElement(using: &random) ?? .inboundAnswered,
                        seed: random.next(),
                        start: now - Int.random(in: 1000...60_000, using: &random),
                        counter: counter
                    )
                }
                let (crashes, life) = (random.chance(60), random.next())
                try await rig.live(crashes: crashes) { try await self.play(calls, in: $0, seed: life) }
                let kept = Set(try rig.rows("SELECT id || ' ' || call_id FROM calls"))
                #expect(ids.isSubset(of: kept), "a call was lost, or has another id")
                ids = kept
            }
        }

        /// One life: events, rows and readings, in any order.
        private func play(_ calls: [ModelCall], in life: ReconciliationRig.Life, seed: UInt64) async throws {
            var random = SeededRandom(seed: seed)
            var pending: [(text: String, milliseconds: Int64)] = []
            var sequence: Int64 = 0
            for call in calls {
                let scripted = simulator.makeCall(
                    call.kind,
                    seed: call.seed,
                    startedAt: call.start,
                    counter: call.counter
                )
                let lost = [0, 0, 30, 100].randomElement(using: &random) ?? 0
                for frame in scripted.frames where !random.chance(lost) {
                    let milliseconds = Int64(call.start) * 1000 + Int64(frame.offsetMilliseconds)
                    pending.append((frame.text, milliseconds))
                    if random.chance(10) { pending.append((frame.text, milliseconds + 5)) }
                }
                if random.chance(30) { pending.shuffle(using: &random) }
                let rowsComeFirst = random.chance(50)
                if rowsComeFirst { add(call) }
                if random.chance(25) { failForAWhile(&random) }
                if random.chance(35) {
                    try await read(life, isInterrupted: random.chance(40), adding: rowsComeFirst ? nil : call)
                } else if !rowsComeFirst {
                    add(call)
                }
                while !pending.isEmpty, random.chance(70) {
                    let frame = pending.removeFirst()
                    sequence += 1
                    try await life.deliver(frame.text, sequence: sequence, milliseconds: frame.milliseconds)
                }
            }
            // What is still pending is lost with this life.
        }

        /// A reading; a call's rows may appear while it pages, and it may end in the middle.
        private func read(_ life: ReconciliationRig.Life, isInterrupted: Bool, adding call: ModelCall?) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                let before = simulator.statistics.requests["cdr/search"] ?? 0
                group.addTask { _ = try? await life.feed.reconcile() }
                _ = try await simulator.waitUntil(within: .milliseconds(300)) {
                    $0.requests["cdr/search"] ?? 0 > before
                }
                if let call { add(call) }
                if isInterrupted { group.cancelAll() }
                try await group.waitForAll()
            }
        }

        private func add(_ call: ModelCall) {
            simulator.addCall(call.kind, seed: call.seed, startedAt: call.start)
        }

        private func failForAWhile(_ random: inout SeededRandom) {
            let failures: [SimulatorFaults.RESTFailure] = [.badGateway, .htmlPage, .internalError, .overloaded]
            let failure = failures.randomElement(using: &random)
            let count = Int.random(in: 1...4, using: &random)
            simulator.changeFaults {
                $0.restFailure = failure
                $0.restFailuresLeft = count
                $0.restFailurePaths = ["cdr/search", "cdr/list", "call/query", "queue/list"]
            }
        }
    }
}

extension SeededRandom {
    fileprivate mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
