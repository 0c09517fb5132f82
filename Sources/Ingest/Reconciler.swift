import ArchiveStore
import CallModel
import Logging
import YeastarClient
import YeastarProtocol

/// Makes one reading of a PBX's history: window by window, the oldest first.
///
/// A window is halved until it has few enough rows; what is left to read is in the archive, so that an import that was
/// interrupted goes on with the window in which it was.
struct Reconciler: Sendable {
    /// Searches in the display format take in an hour on either side: smaller windows would only be read twice.
    private static let smallestDisplayWindow: Int64 = 4 * 3600
    /// How many legs are compared in one transaction, so that nobody waits for it.
    private static let comparedLegs = 5_000
    private static let comparedDays = 50

    let pbx: Int64
    let run: HistoryRun
    let client: PBXClient
    let inbox: Inbox
    let clock: PBXClock
    let maximumAttempts: Int?
    /// The most rows of a window, unless they all start in one second.
    let windowLimit: Int
    /// The most rows of an answer: it tells them and their number at one instant.
    let pageSize: Int
    /// How many seconds the PBX's clock is ahead of ours; negative: behind it.
    let clockLead: Int64
    let logger: Logger

    /// Reads all windows that are not finished, and notes what that proves.
    ///
    /// - Returns: How much was read, and whether that was all.
    /// - Throws: `PBXError`, `ArchiveError`.
    func read() async throws -> HistoryFeed.Reading {
        let run = run
        var note: String?
        var listing = LegacyReading(days: LocalDays(clock: clock))
        do {
            let left = try await readWindows()
            note = left.note
            if note == nil, run.from == nil, run.kind == .import || run.kind == .backfill {
                listing = try await readLegacy()
                note = listing.note
            }
            if note == nil { try await prove(listing.days) } else { try await noteDays(listing.days) }
        } catch {
            try await end(isComplete: false, listing, note: "\(error)")
            throw error
        }
        try await end(isComplete: note == nil, listing, note: note)
        let rows = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.historyRows(run: run.id)
        }
        logger.info(
            "history read",
            metadata: [
                "kind": "\(run.kind.rawValue)", "rows": "\(rows.read)", "new": "\(rows.new)",
                "complete": "\(note == nil)",
            ]
        )
        return HistoryFeed.Reading(rows: rows.read, newRows: rows.new, isComplete: note == nil)
    }

    // MARK: Windows

    /// Windows that could not be finished, and are left to the next reading.
    private struct LeftWindows {
        /// The PBX's count is another than that of its rows.
        var mismatched = 0
        /// Some rows can't be read.
        var unreadable = 0

        /// `nil` when there are none.
        var note: String? {
            let notes = [
                mismatched > 0 ? "the PBX's count did not match in \(mismatched) windows" : nil,
                unreadable > 0 ? "rows of the PBX could not be read in \(unreadable) windows" : nil,
            ].compactMap(\.self)
            return notes.isEmpty ? nil : notes.joined(separator: ", ")
        }
    }

    private func readWindows() async throws -> LeftWindows {
        let run = run
        var left = LeftWindows()
        var last: Int64 = -1
        /// The newest frame before rows were stored of which no finished window tells yet.
        var newAfter: Int64?
        while true {
            let after = last
            let window = try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.nextHistoryWindow(run: run.id, after: after)
            }
            guard let window else { return left }
            let rows = try await client.measureHistory(
                from: Int(window.from),
                to: Int(window.to),
                maximumAttempts: maximumAttempts
            )
            guard rows != 0 else {
                try await finish(window, rows: 0, newAfter: .max, days: [])
                last = window.from
                continue
            }
            let isLarge = rows.map { $0 > min(pageSize, windowLimit) } ?? false
            let canBeSplit = isLarge ? try await canSplit(window) : false
            if rows ?? 0 <= windowLimit || !canBeSplit {
                let frame = if let newAfter { newAfter } else { try await newestFrame() }
                newAfter = frame
                let summary = try await read(window, isMeasured: rows != nil, canBeSplit: canBeSplit, newAfter: frame)
                if summary.isComplete || summary.unreadable > 0 || !canBeSplit {
                    if summary.isComplete { newAfter = nil } else { note(summary, of: window, in: &left) }
                    last = window.from
                    continue
                }
            }
            // Also a window of which rows changed while it was read: a busy PBX adds some all the time. The older half
            // stands still, and at last the newest part is one page.
            try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.splitHistoryWindow(run: run.id, window)
            }
        }
    }

    /// Notes a window that could not be finished.
    private func note(_ summary: HistorySummary, of window: HistoryWindow, in left: inout LeftWindows) {
        var metadata: Logger.Metadata = [
            "from": "\(window.from)", "to": "\(window.to)", "rows": "\(summary.rows)",
        ]
        guard summary.unreadable > 0 else {
            left.mismatched += 1
            return logger.info("history window left to the next reading", metadata: metadata)
        }
        left.unreadable += 1
        metadata["unreadable"] = "\(summary.unreadable)"
        metadata["why"] = "\(summary.unreadableReason ?? "")"
        logger.warning("history window has rows that cannot be read", metadata: metadata)
    }

    private func newestFrame() async throws(ArchiveError) -> Int64 {
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.newestFrame() }
    }

    private func canSplit(_ window: HistoryWindow) async throws -> Bool {
        guard window.to > window.from else { return false }
        let form = try await client.historyForm(maximumAttempts: maximumAttempts)
        return form == .epochSeconds || window.to - window.from > Self.smallestDisplayWindow
    }

    /// Reads a window, and finishes it if every row was read that the PBX says there is.
    ///
    /// - Parameters:
    ///   - window: What to read.
    ///   - isMeasured: Whether the PBX can tell how many rows it has.
    ///   - canBeSplit: Whether it is read in parts when it changes meanwhile.
    ///   - frame: The newest frame before its rows.
    /// - Returns: What came of it.
    /// - Throws: `PBXError`, `ArchiveError`.
    private func read(
        _ window: HistoryWindow,
        isMeasured: Bool,
        canBeSplit: Bool,
        newAfter frame: Int64
    ) async throws -> HistorySummary {
        let reader = WindowReader(pbx: pbx, inbox: inbox, clock: clock, findsTwins: isMeasured)
        let request = HistoryRequest(
            from: Int(window.from),
            to: Int(window.to),
            pageSize: pageSize,
            // Where nothing could be measured, the search did not find what the listing has.
            rowsAreCertain: !isMeasured,
            maximumAttempts: maximumAttempts,
            canBeSplit: canBeSplit
        )
        let summary = try await client.history(request) { page in try await reader.take(page) }
        guard summary.isComplete else { return summary }
        try await finish(
            window,
            rows: summary.rows,
            newAfter: frame,
            days: await reader.distinctDays(end: window.to).tallies
        )
        return summary
    }

    private func finish(
        _ window: HistoryWindow,
        rows: Int,
        newAfter frame: Int64,
        days: [DayTally]
    ) async throws(ArchiveError) {
        let run = run
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.finishHistoryWindow(
                run: run.id,
                window,
                finished: Clock.milliseconds,
                rows: rows,
                newAfter: frame,
                days: days
            )
        }
    }

    // MARK: The older partition

    /// What the listing had that the search has not.
    private struct LegacyReading {
        var rows = 0
        var days: LocalDays
        /// Why it is not complete.
        var note: String?
    }

    /// Reads what a firmware upgrade put into an older partition, where the search leaves that out.
    private func readLegacy() async throws -> LegacyReading {
        var reading = LegacyReading(days: LocalDays(clock: clock))
        // In this order, so that a call that ends in between is not taken for an old one.
        guard let listed = try await client.listedRows(nil, maximumAttempts: maximumAttempts),
            let found = try await client.measureHistory(from: 0, to: Self.farFuture, maximumAttempts: maximumAttempts),
            listed > found
        else { return reading }
        let legacy = try await client.listedRows(.legacy, maximumAttempts: maximumAttempts)
        let hasPartition = legacy.map { $0 > 0 && $0 < listed } ?? false
        let reader = LegacyReader(
            pbx: pbx,
            inbox: inbox,
            clock: clock,
            // Only where both together are the whole listing is it certain which rows the search has not counted.
            counts: hasPartition && legacy.map { $0 + found == listed } == true
        )
        let request = HistoryRequest(
            from: 0,
            to: Self.farFuture,
            partition: hasPartition ? .legacy : nil,
            readsListing: true,
            maximumAttempts: maximumAttempts
        )
        let summary = try await client.history(request) { page in try await reader.take(page) }
        reading.rows = summary.rows
        reading.days = await reader.days
        if summary.unreadable > 0 {
            reading.note = "rows of the PBX's listing could not be read"
            logger.warning(
                "history listing has rows that cannot be read",
                metadata: ["unreadable": "\(summary.unreadable)", "why": "\(summary.unreadableReason ?? "")"]
            )
        } else if !summary.isComplete {
            reading.note = "the PBX's listing changed while it was read"
        }
        return reading
    }

    /// Later than any call.
    static let farFuture = 4_102_444_800

    // MARK: Conclusions

    private func end(isComplete: Bool, _ listing: LegacyReading, note: String?) async throws(ArchiveError) {
        let run = run
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.endHistoryRun(
                run.id,
                ended: Clock.milliseconds,
                rowsRead: listing.rows,
                isComplete: isComplete,
                note: note
            )
        }
    }

    /// Every day of the reading, with the PBX's count of its legs.
    private func days(_ legacy: LocalDays) async throws(ArchiveError) -> [(day: LocalDay, pbxLegs: Int)] {
        let run = run
        let tallies = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.historyDays(run: run.id)
        }
        var days = LocalDays(clock: clock)
        for tally in tallies + legacy.tallies { days.add(tally) }
        return days.days(from: run.from ?? days.firstSeconds ?? run.to, to: run.to)
    }

    private func noteDays(_ legacy: LocalDays) async throws(ArchiveError) {
        let pbx = pbx
        let days = try await days(legacy).map(\.day)
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.noteDays(pbx: pbx, days) }
    }

    /// Notes what a complete reading proves: days whose counts agree, and repaired gaps.
    private func prove(_ legacy: LocalDays) async throws {
        let (pbx, run) = (pbx, run)
        let touched = try await days(legacy)
        // The first day is whole only when the reading goes back to its start, or to the PBX's first row; the last one
        // when the reading goes on to its last second, and that was over, on either clock.
        let over = run.began / 1000 + min(0, clockLead)
        let whole = touched.filter { entry in
            (run.from.map { $0 <= entry.day.startSeconds } ?? true) && entry.day.endSeconds - 1 <= run.to
                && entry.day.endSeconds <= over
        }
        let days = touched.map(\.day)
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.noteDays(pbx: pbx, days) }
        var group: [(day: LocalDay, pbxLegs: Int)] = []
        for (index, entry) in whole.enumerated() {
            group.append(entry)
            let isFull = group.count >= Self.comparedDays || group.reduce(0) { $0 + $1.pbxLegs } >= Self.comparedLegs
            guard isFull || index == whole.count - 1 else { continue }
            let legs = group
            try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.compareDays(pbx: pbx, legs: legs, compared: Clock.milliseconds)
            }
            group = []
        }
        try await repairGaps()
    }

    private func repairGaps() async throws {
        let (pbx, run) = (pbx, run)
        let hasGap = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.hasRepairableGap(pbx: pbx, runBegan: run.began)
        }
        guard hasGap else { return }
        let oldest = try await client.oldestRow(before: Int(run.to), maximumAttempts: maximumAttempts).map(Int64.init)
        _ = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.repairGaps(
                pbx: pbx,
                runBegan: run.began,
                // A gap's calls are where the PBX's clock has them.
                from: run.from.map { $0 + max(0, -clockLead) },
                to: run.to - max(0, clockLead),
                overlap: HistorySchedule.overlapSeconds,
                oldestRow: oldest
            )
        }
    }
}
