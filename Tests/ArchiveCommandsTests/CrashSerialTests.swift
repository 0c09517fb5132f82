import ArchiveStore
import GRDB
import PBXSimulator
import TestSupport
import Testing

/// The real binary is killed while it writes.
///
/// A kill proves that a process may die at any instant; that a power cut may come too rests on `synchronous = FULL`, which the store's tests read back.
@Suite("A killed ingester", .serialized, .timeLimit(.minutes(3)))
struct CrashSerialTests {
    @Test func `leaves the file whole ten times, and then ends with the truth`() async throws {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        let seed = UInt64.random(in: 0 ... .max)
        try await PBXSimulator.withRunning { simulator in
            _ = simulator.addHistory(count: 3_000, days: 10, seed: 3)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await simulator.playLiveCalls(count: 120, over: .seconds(6), seed: 5, speed: 30) }
                var random = SeededRandom(seed: seed)
                for _ in 1...10 {
                    let process = try IngestProcess(simulator, archive: archive)
                    // The instant is what is drawn at random here; nothing is waited for.
                    try await Task.sleep(for: .milliseconds(Int.random(in: 30...700, using: &random)))
                    process.kill()
                    try Self.expectWhole(archive, "seed \(seed)")
                }
                try await group.waitForAll()
            }
            let process = try IngestProcess(simulator, archive: archive)
            let truth = simulator.truth
            let isTrue = try await Condition.wait(within: .seconds(60)) {
                try TruthComparison.differences(archive, truth).isEmpty
            }
            let differences = try TruthComparison.differences(archive, truth)
            #expect(isTrue, "seed \(seed), \(differences.count): \(differences.prefix(20).joined(separator: "\n"))")
            let end = process.stop()
            let complaint = try process.errorOutput()
            #expect(end.status == 0, "\(complaint)")
            #expect(end.duration < .seconds(10))
            // A kill between the PBX's answer and the note of it leaves a token that nobody can revoke; the cap is 8.
            #expect(simulator.statistics.mostTokensAlive < 8)
            try Self.expectWhole(archive, "seed \(seed)")
        }
    }

    private static func expectWhole(_ archive: String, _ comment: Comment) throws {
        let reader: ArchiveReader
        do {
            reader = try ArchiveReader(path: archive)
        } catch {
            // Killed before the schema was there, the file may not be one yet.
            guard error.code == .missing || error.code == .olderSchema else { throw error }
            return
        }
        let verdict = try reader.read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") }
        #expect(verdict == ["ok"], comment)
    }
}
