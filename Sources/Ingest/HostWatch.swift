import Synchronization

/// Keeps the time for ``StandstillWatch``, for all feeds of a process.
final class HostWatch: Sendable {
    private let watch = Mutex(StandstillWatch())

    /// Ticks until its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            tick()
            try? await Task.sleep(for: StandstillWatch.interval)
        }
    }

    /// The standstill that a connection's end just now follows from.
    func standstill() -> StandstillWatch.Standstill? {
        // After a sleep the connection's end may be heard before the tick.
        tick()
        let now = Clock.milliseconds
        return watch.withLock { $0.standstill(before: now) }
    }

    private func tick() {
        let milliseconds = Clock.milliseconds
        watch.withLock { $0.tick(now: .now, milliseconds: milliseconds) }
    }
}
