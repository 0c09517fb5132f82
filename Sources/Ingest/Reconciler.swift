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
    /// How narrow a window with a row that can't be read is made, in seconds, so that it casts doubt on little else.
    private static let doubtfulWindow: Int64 = 3600
    /// With more of them it is not rows that can't be read, but the PBX that is ill.
    private static let doubtfulRows = 20
    /// How far beyond its beginning the days of a reading are noted though the PBX has no calls then: its clock may be ahead.
    private static let emptySeconds: Int64 = 2 * 86_400

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
        var left = LeftWindows()
        var listing = LegacyReading(days: LocalDays(clock: clock))
        do {
            left = try await readWindows()
            if left.note == nil, run.from == nil, run.kind == .import || run.kind == .backfill {
                listing = try await readLegacy()
            }
            if left.isNone, listing.note == nil {
                try await prove(listing.days, without: left.doubtful)
            } else {
                try await noteDays(listing.days)
            }
        } catch {
            try await end(isComplete: false, listing, note: "\(error)")
            throw error
        }
        let note = left.note ?? listing.note
        try await end(isComplete: left.isNone && listing.note == nil, listing, note: note)
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

    /// Windows that could not be finished, and are left to the next reading; and those with rows that can't be read.
    private struct LeftWindows {
        /// The PBX's count is another than that of its rows.
        var mismatched = 0
        /// So much can't be read that it can't be told what.
        var unreadable = 0
        /// All but a few rows was read: no further reading would bring more.
        var doubtful: [HistoryWindow] = []

        /// Whether nothing is left to read.
        var isNone: Bool { mismatched == 0 && unreadable == 0 }

        /// `nil` when everything was read.
        var note: String? {
            let notes = [
                mismatched > 0 ? "the PBX's count did not match in \(mismatched) windows" : nil,
                unreadable + doubtful.count > 0
                    ? "rows of the PBX could not be read in \(unreadable + doubtful.count) windows" : nil,
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
                let summary = try await read(window, measured: rows, canBeSplit: canBeSplit, newAfter: frame)
                let goesOnInParts =
                    if summary.unreadable > 0 { try await canNarrow(window, summary) } else { canBeSplit }
                if summary.isComplete || !goesOnInParts {
                    if summary.isComplete || isDoubtful(summary, rows) { newAfter = nil }
                    if !summary.isComplete { note(summary, of: window, rows, in: &left) }
                    last = window.from
                    continue
                }
            }
            // Also a window of which rows changed while it was read: a busy PBX adds some all the time. The older half
            // stands still, and at last the newest part is one page. And one with a row that can't be read.
            try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.splitHistoryWindow(run: run.id, window)
            }
        }
    }

    /// Whether all of a window was read but a few rows, which can't be.
    private func isDoubtful(_ summary: HistorySummary, _ measured: Int?) -> Bool {
        measured != nil && summary.unreadable > 0 && summary.unreadable < Self.doubtfulRows
    }

    /// Notes a window that was not read wholly.
    private func note(
        _ summary: HistorySummary,
        of window: HistoryWindow,
        _ measured: Int?,
        in left: inout LeftWindows
    ) {
        var metadata: Logger.Metadata = [
            "from": "\(window.from)", "to": "\(window.to)", "rows": "\(summary.rows)",
        ]
        guard summary.unreadable > 0 else {
            left.mismatched += 1
            return logger.info("history window left to the next reading", metadata: metadata)
        }
        if isDoubtful(summary, measured) { left.doubtful.append(window) } else { left.unreadable += 1 }
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

    /// Whether a window with rows that can't be read is to be made narrower: until it is short, and of one day.
    private func canNarrow(_ window: HistoryWindow, _ summary: HistorySummary) async throws -> Bool {
        let isWide =
            window.to - window.from >= Self.doubtfulWindow
            || LocalDays(clock: clock).days(from: window.from, to: window.to).count > 1
        // Without a single row that can be read, a half would tell no more.
        guard isWide, summary.rows > 0 else { return false }
        return try await canSplit(window)
    }

    /// Reads a window, and finishes it if every row was read that the PBX says there is, or that can be.
    ///
    /// - Parameters:
    ///   - window: What to read.
    ///   - measured: How many rows the PBX says it has; `nil` when it can't tell.
    ///   - canBeSplit: Whether it is read in parts when it changes meanwhile.
    ///   - frame: The newest frame before its rows.
    /// - Returns: What came of it.
    /// - Throws: `PBXError`, `ArchiveError`.
    private func read(
        _ window: HistoryWindow,
        measured: Int?,
        canBeSplit: Bool,
        newAfter frame: Int64
    ) async throws -> HistorySummary {
        let reader = WindowReader(pbx: pbx, inbox: inbox, clock: clock, findsTwins: measured != nil)
        let request = HistoryRequest(
            from: Int(window.from),
            to: Int(window.to),
            pageSize: pageSize,
            // Where nothing could be measured, the search did not find what the listing has.
            rowsAreCertain: measured == nil,
            maximumAttempts: maximumAttempts,
            canBeSplit: canBeSplit
        )
        let summary = try await client.history(request) { page in try await reader.take(page) }
        let isDoubtful = isDoubtful(summary, measured)
        if isDoubtful, try await canNarrow(window, summary) { return summary }
        guard summary.isComplete || isDoubtful else { return summary }
        try await finish(
            window,
            rows: summary.rows,
            newAfter: frame,
            days: await reader.distinctDays(end: window.to, unreadable: summary.unreadable).tallies
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
        /// The newest frame before they were stored.
        var newAfter = Int64.max
        var days: LocalDays
        /// Why it is not complete.
        var note: String?
    }

    /// Reads what a firmware upgrade put into an older partition, where the search leaves that out.
    private func readLegacy() async throws -> LegacyReading {
        var reading = LegacyReading(days: LocalDays(clock: clock))
        // In this order, so that a call that ends in between is not taken for an old one.
        guard let listed = try await client.listedRows(nil, maximumAttempts: maximumAttempts),
            let found = try await client.measureHistory(
                from: 0,
                to: CallStart.latestSearched,
                maximumAttempts: maximumAttempts
            ),
            listed > found
        else { return reading }
        let legacy = try await client.listedRows(.legacy, maximumAttempts: maximumAttempts)
        let hasPartition = legacy.map { $0 > 0 && $0 < listed } ?? false
        let reader = LegacyReader(
            pbx: pbx,
            inbox: inbox,
            clock: clock,
            // Only where both together are the whole listing is it certain which rows the search has not counted.
            counts: hasPartition && legacy == listed - found
        )
        reading.newAfter = try await newestFrame()
        let request = HistoryRequest(
            from: 0,
            to: CallStart.latestSearched,
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

    // MARK: Conclusions

    private func end(isComplete: Bool, _ listing: LegacyReading, note: String?) async throws(ArchiveError) {
        let run = run
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.endHistoryRun(
                run.id,
                ended: Clock.milliseconds,
                rowsRead: listing.rows,
                newAfter: listing.newAfter,
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
        let last = min(run.to, run.began / 1000 + Self.emptySeconds)
        return days.days(from: min(run.from ?? days.firstSeconds ?? last, last), to: last)
    }

    private func noteDays(_ legacy: LocalDays) async throws(ArchiveError) {
        let pbx = pbx
        let days = try await days(legacy).map(\.day)
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.noteDays(pbx: pbx, days) }
    }

    /// Notes what a reading to the end proves: days whose counts agree, and repaired gaps.
    private func prove(_ legacy: LocalDays, without doubtful: [HistoryWindow]) async throws {
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
        try await repairGaps(without: doubtful)
    }

    private func repairGaps(without doubtful: [HistoryWindow]) async throws {
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
                oldestRow: oldest,
                doubtful: doubtful
            )
        }
    }
}
