/// Notices that the machine slept, or that this process was stopped.
///
/// It is told the time at short, regular intervals; a much longer one is a standstill. A suspended machine shows in the
/// clock that runs on meanwhile, a frozen virtual one in the wall clock alone.
struct StandstillWatch: Sendable {
    /// An interval in which nothing ran, in Unix milliseconds.
    struct Standstill: Hashable, Sendable {
        var began: Int64
        var ended: Int64
    }

    /// How often it is told the time.
    static let interval = Duration.seconds(5)
    /// How long the PBX keeps a silent connection: a shorter standstill loses nothing.
    private static let limit = Duration.seconds(60)
    /// How long after a standstill a connection may take to show that it is dead: two heartbeats and their answers.
    private static let aftermathMilliseconds: Int64 = 120_000

    private var last: (now: ContinuousClock.Instant, milliseconds: Int64)?
    private var latest: Standstill?

    /// Takes the time, by both clocks.
    mutating func tick(now: ContinuousClock.Instant, milliseconds: Int64) {
        defer { last = (now, milliseconds) }
        guard let last else { return }
        let elapsed = max(now - last.now, .milliseconds(milliseconds - last.milliseconds))
        guard elapsed >= Self.limit else { return }
        latest = Standstill(began: last.milliseconds, ended: max(milliseconds, last.milliseconds))
    }

    /// The standstill that a connection's end at some moment follows from; `nil` when there was none.
    func standstill(before milliseconds: Int64) -> Standstill? {
        guard let latest, milliseconds - latest.ended <= Self.aftermathMilliseconds else { return nil }
        return latest
    }
}
