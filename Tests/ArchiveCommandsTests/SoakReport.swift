import ArchiveStore
import GRDB
import PBXSimulator

/// What a soak prints at its end.
struct SoakReport {
    let seed: UInt64
    let seconds: Int
    let figures: SoakRun.Figures
    /// Whether clock steps were left out.
    let isClockFixed: Bool
    var memoryKilobytes = 0
    /// From the start of a process to its subscription, when nothing is wrong.
    var restart: Duration?
    /// From the last fault until the archive held the truth.
    var truthAfter: Duration?
    var stop: Duration?
    var differences = 0

    init(seed: UInt64, seconds: Int, figures: SoakRun.Figures, isClockFixed: Bool) {
        self.seed = seed
        self.seconds = seconds
        self.figures = figures
        self.isClockFixed = isClockFixed
    }

    func text(_ simulator: PBXSimulator, truth: GroundTruth, archive: String) throws -> String {
        let (events, rows, quarantined, gaps, gapSeconds) = try ArchiveReader(path: archive).read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM events WHERE origin = 'event'") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM events WHERE origin = 'history'") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM events WHERE status = 'quarantined'") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM gaps") ?? 0,
                try Int.fetchOne(db, sql: "SELECT coalesce(sum(ended_ms - began_ms), 0) / 1000 FROM gaps") ?? 0
            )
        }
        let configuration = simulator.configuration
        let strikes = figures.strikes.sorted { $0.key.rawValue < $1.key.rawValue }
        let restarts = figures.subscribed.sorted()
        let median = restarts.isEmpty ? nil : restarts[restarts.count / 2]
        return """
            soak: seed \(seed), \(seconds) s, \(configuration.timeZone), sockets of expired tokens: \
            \(configuration.expiryOnSocket), search times: \(configuration.searchTimeForm)
              faults         \(strikes.reduce(0) { $0 + $1.value }): \
            \(strikes.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", "))
              skipped        \(isClockFixed ? "clock step: the package faketime is not installed" : "nothing")
              rows compared  \(truth.calls.count) calls, \(truth.calls.reduce(0) { $0 + $1.legs.count }) legs
              differences    \(differences)
              stored         \(events) events, \(rows) history rows; \(quarantined) frames in quarantine
              gaps           \(gaps), \(gapSeconds) s in all
              memory         \(memoryKilobytes / 1024) MB at its highest (VmHWM)
              subscribed     \(Self.seconds(restart)) after a restart in peace; among faults \(restarts.count) times: \
            median \(Self.seconds(median)), longest \(Self.seconds(restarts.last))
              truth          \(Self.seconds(truthAfter)) after the last fault; clean stop in \(Self.seconds(stop))
              PBX            \(simulator.statistics.mostTokensAlive) tokens alive at most, violations: \
            \(simulator.statistics.violations.isEmpty ? "none" : "\(simulator.statistics.violations)")
            """
    }

    private static func seconds(_ duration: Duration?) -> String {
        guard let milliseconds = duration.map({ Int($0 / .milliseconds(1)) }) else { return "-" }
        let hundredths = (milliseconds + 5) / 10
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10) s"
    }
}
