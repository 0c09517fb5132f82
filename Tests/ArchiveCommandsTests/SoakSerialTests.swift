import ArchiveStore
import Foundation
import GRDB
import PBXSimulator
import TestSupport
import Testing

/// The real binary against a simulated PBX on which everything goes wrong, at random moments.
///
/// Invariant: whatever happened to sockets, requests, events, the process and its disk, once it is over the archive holds
/// every call and every leg as it really was, row by row; each gap is repaired; the file is whole. `scripts/soak` runs it
/// for longer; `CALLARCHIVE_SEED` replays a schedule, `CALLARCHIVE_SOAK_SECONDS` is its length.
@Suite("A soak", .serialized)
struct SoakSerialTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func `with every fault ends with the truth`() async throws {
        let seed = Self.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
        let seconds = Self.environment["CALLARCHIVE_SOAK_SECONDS"].flatMap(Int.init) ?? 8
        print("soak: seed \(seed), \(seconds) s; replay with scripts/soak --seed \(seed) --seconds \(seconds)")
        let folder = try TemporaryFolder()
        let kept = Self.environment["CALLARCHIVE_SOAK_DIRECTORY"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        let place = kept ?? folder.url
        let archive = place.appending(path: "soak.sqlite").path(percentEncoded: false)
        let clock = try SoakClock(in: place)
        let options = IngestProcess.Options(
            log: place.appending(path: "ingest.log").path(percentEncoded: false),
            environment: (clock?.environment ?? [:]).merging(
                ["CALLARCHIVE_TEST_PIDS": place.appending(path: "pids").path(percentEncoded: false)]
            ) { $1 }
        )
        try await PBXSimulator.withRunning(Self.configuration(seed, seconds)) { simulator in
            let run = SoakRun(simulator: simulator, archive: archive, options: options, clock: clock)
            try await Self.soak(run, seed: seed, seconds: seconds)
        }
        withExtendedLifetime(folder) {}
    }

    /// The seed also chooses what kind of PBX it is.
    private static func configuration(_ seed: UInt64, _ seconds: Int) -> SimulatorConfiguration {
        var random = SeededRandom(seed: ~seed)
        var configuration = SimulatorConfiguration()
        // Several hand-overs from one token to the next fall into a run.
        configuration.accessTokenLife = .seconds(max(5, seconds / 12))
        configuration.expiryOnSocket = pick(&random)
        configuration.searchTimeForm = pick(&random)
        configuration.dateFormat = pick(&random)
        configuration.fragmentBytes = Bool.random(using: &random) ? 200 : nil
        configuration.timeZone =
            ["Europe/Paris", "America/New_York", "Asia/Kolkata"].randomElement(using: &random) ?? "GMT"
        return configuration
    }

    private static func pick<Value: CaseIterable>(_ random: inout SeededRandom) -> Value {
        Value.allCases[
            Value.allCases.index(
                Value.allCases.startIndex,
                offsetBy: Int.random(in: 0..<Value.allCases.count, using: &random)
            )
        ]
    }

    private static func soak(_ run: SoakRun, seed: UInt64, seconds: Int) async throws {
        let simulator = run.simulator
        let isLong = Duration.seconds(seconds) >= SoakPlan.longForm
        let plan = SoakPlan(
            seed: seed,
            length: .seconds(seconds),
            without: run.clock == nil ? [.clockStep] : []
        )
        _ = simulator.addHistory(count: 1_000, days: 6, seed: seed)
        let figures = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await simulator.playLiveCalls(
                    count: seconds * 30,
                    over: .seconds(seconds),
                    seed: seed,
                    speed: isLong ? 30 : 60
                )
            }
            let figures = try await run.run(plan)
            try await group.waitForAll()
            return figures
        }
        let calmed = ContinuousClock.now
        let (process, restart) = try await run.startSubscribed(within: .seconds(90))
        defer { process.kill() }
        let truth = simulator.truth
        var last: [String] = []
        // Looking costs the ingester time: once a second is enough.
        let isTrue = try await Condition.wait(within: .seconds(isLong ? 240 : 120), every: .seconds(1)) {
            last = try shortcomings(run.archive, truth)
            return last.isEmpty
        }
        let truthAfter = ContinuousClock.now - calmed
        let memory = max(figures.memoryKilobytes, process.memoryHighWaterKilobytes)
        let end = process.stop()
        #expect(isTrue, "seed \(seed), \(last.count) differences:\n\(last.prefix(30).joined(separator: "\n"))")
        #expect(end.status == 0, "seed \(seed): the clean stop ended with \(end.status)")
        let verdict = try ArchiveReader(path: run.archive).read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        #expect(verdict == ["ok"], "seed \(seed)")
        #expect(simulator.statistics.mostTokensAlive < 8, "seed \(seed)")

        var report = SoakReport(seed: seed, seconds: seconds, figures: figures, isClockFixed: run.clock == nil)
        report.memoryKilobytes = memory
        report.restart = restart
        report.truthAfter = truthAfter
        report.stop = end.duration
        report.differences = last.count
        print(try report.text(simulator, truth: truth, archive: run.archive))
    }

    /// What is not yet as it should be.
    private static func shortcomings(_ archive: String, _ truth: GroundTruth) throws -> [String] {
        let gaps = try ArchiveReader(path: archive).read { db in
            try String.fetchAll(
                db,
                sql: "SELECT 'gap not repaired: ' || reason FROM gaps WHERE repair = 'pending' OR ended_at IS NULL"
            )
        }
        return try gaps + TruthComparison.differences(archive, truth)
    }
}
