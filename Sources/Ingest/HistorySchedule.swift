import ArchiveStore

/// Decides which parts of a PBX's history are read next.
struct HistorySchedule {
    /// How long a call may have been running when a gap began, and still be found after it.
    static let overlapSeconds: Int64 = 86_400
    /// How far back the daily wide reading reaches.
    static let wideSeconds: Int64 = 31 * 86_400
    /// How often there is one.
    static let wideEvery: Int64 = 86_400

    /// One reading to make.
    enum Step: Hashable, Sendable {
        case begin(HistoryRun.Kind, from: Int64?, to: Int64)
        /// Go on with an import that was interrupted.
        case resume(HistoryRun)
    }

    /// How many days the first import reaches back; `nil` for all.
    let historyDays: Int?
    /// Knows the PBX's midnights.
    let days: LocalDays

    /// The readings to make, in their order.
    func steps(_ progress: HistoryProgress, now: Int64) -> [Step] {
        guard let imported = progress.imported else {
            guard let unfinished = progress.unfinished else {
                return [.begin(.import, from: historyDays.map { now - Int64($0) * 86_400 }, to: now)]
            }
            // What is recent first: it repairs gaps, and the old calls can wait.
            return [
                .begin(.overlap, from: overlap(progress, since: unfinished.reached, now: now), to: now),
                .resume(unfinished),
            ]
        }
        let overlap = overlap(progress, since: imported.reached, now: now)
        guard isWideDue(progress, now: now) else { return [.begin(.overlap, from: overlap, to: now)] }
        var wide = min(now - Self.wideSeconds, (progress.latestWide?.reached ?? now) - Self.overlapSeconds)
        // Nobody asked for what is older than the import.
        if let first = imported.from { wide = max(wide, first) }
        return [.begin(.wide, from: min(overlap, startOfDay(wide)), to: now)]
    }

    /// Back to the oldest gap, or to where the last reading ended, with the longest call before it: whole days, so that
    /// yesterday can be compared as soon as it is over.
    private func overlap(_ progress: HistoryProgress, since first: Int64, now: Int64) -> Int64 {
        let last = progress.latest?.reached ?? first
        return startOfDay(min(progress.oldestGap ?? now, last, now) - Self.overlapSeconds)
    }

    private func isWideDue(_ progress: HistoryProgress, now: Int64) -> Bool {
        guard let latest = progress.latestWide else { return true }
        return now - latest.began / 1000 >= Self.wideEvery
    }

    private func startOfDay(_ seconds: Int64) -> Int64 { days.startOfDay(seconds) ?? seconds }
}
