import ArchiveStore
import CallModel
import Logging
import YeastarClient
import YeastarProtocol

/// Brings the archive up to date with all that a PBX still knows, through the same inbox as the events.
struct HistoryFeed: Sendable {
    let pbx: Int64
    let client: PBXClient
    let inbox: Inbox
    let historyDays: Int?
    let logger: Logger
    /// How often one request of a reading is tried; `nil` never gives up.
    var maximumAttempts: Int?
    /// The most rows of a window.
    var windowLimit = 10_000
    /// The most rows of an answer.
    var pageSize = 1_000

    /// What a reading of the history brought.
    struct Reading: Sendable {
        var rows = 0
        /// Rows that were stored anew.
        var newRows = 0
        var isComplete = true

        static func += (total: inout Self, part: Self) {
            total.rows += part.rows
            total.newRows += part.newRows
            total.isComplete = total.isComplete && part.isComplete
        }
    }

    private var directory: DirectoryFeed {
        DirectoryFeed(pbx: pbx, client: client, inbox: inbox, logger: logger)
    }

    /// Reads what is due: everything the first time; later what may have changed; once a day the last weeks.
    ///
    /// - Returns: How much was read, and whether that was all.
    /// - Throws: `PBXError`, `ArchiveError`.
    @discardableResult
    func reconcile() async throws -> Reading {
        let began = Clock.milliseconds
        let lead = try await clockLead(try await directory.read(), at: began / 1000)
        let (pbx, historyDays) = (pbx, historyDays)
        let progress = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.historyProgress(pbx: pbx, days: historyDays, now: began / 1000)
        }
        let days = try await noteToday()
        let schedule = HistorySchedule(historyDays: historyDays, days: days)
        var reading = Reading()
        for step in schedule.steps(progress, now: began / 1000) {
            switch step {
            case .begin(let kind, let from, let to):
                // Calls of now have the time that the PBX's clock shows.
                let first = from.map { $0 - max(0, -lead) }
                let run = try await begin(kind, began: began, from: first, to: to + max(0, lead))
                reading += try await read(run, clockLead: lead)
            case .resume(let run):
                reading += try await read(run, clockLead: lead)
            }
        }
        return reading
    }

    /// Reads the history between two starts, in Unix seconds; `nil` for no limit.
    ///
    /// It ends at what the PBX's clock shows, whatever was asked for: later calls are still to come.
    ///
    /// - Returns: How much was read, and whether that was all.
    /// - Throws: `PBXError`, `ArchiveError`.
    func backfill(from: Int64?, to: Int64?) async throws -> Reading {
        let began = Clock.milliseconds
        let lead = try await clockLead(try await directory.read(), at: began / 1000)
        let first = from.flatMap { $0 > 0 ? $0 : nil }
        let now = began / 1000 + max(0, lead)
        let last = min(to ?? now, now)
        return try await read(try await begin(.backfill, began: began, from: first, to: last), clockLead: lead)
    }

    /// How far the PBX's clock is ahead of ours, as readings have to know it.
    ///
    /// - Parameters:
    ///   - told: What its clock showed against ours, as it was asked; `nil`: it did not tell, and its newest call does, where
    ///     that is later than now.
    ///   - now: Unix seconds.
    /// - Returns: Seconds; negative: it is behind ours.
    /// - Throws: `PBXError`.
    private func clockLead(_ told: Int64?, at now: Int64) async throws -> Int64 {
        let newest = told == nil ? try await client.newestRow(maximumAttempts: maximumAttempts).start : nil
        let lead = told ?? newest.map { max(0, Int64($0) - now) } ?? 0
        // Both clocks count whole seconds, which begin at different moments.
        if lead > 0 { return lead + 1 }
        // Of a clock that is behind by less, a reading takes in a day more anyway; by more, it was never set.
        return lead < -60 ? max(lead, -HistorySchedule.wideSeconds) : 0
    }

    /// The PBX's clock and identity; its day enters the ledger.
    func readInformation() async throws {
        try await directory.readInformation()
        try await noteToday()
    }

    /// Adds the day that it is at the PBX to the ledger: it counts as unproven before anything of it was read.
    ///
    /// - Returns: The PBX's days.
    /// - Throws: ``ArchiveError``.
    @discardableResult
    private func noteToday() async throws(ArchiveError) -> LocalDays {
        let days = LocalDays(clock: try await clock())
        let now = Clock.milliseconds / 1000
        let (pbx, today) = (pbx, days.days(from: now, to: now).map(\.day))
        try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.noteDays(pbx: pbx, today) }
        return days
    }

    /// What is known of the PBX's clock, once it was asked.
    func learnClock() async throws -> PBXClock {
        try await directory.learnClock()
        return try await clock()
    }

    private func clock() async throws(ArchiveError) -> PBXClock {
        let pbx = pbx
        return try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.clock(pbx: pbx) }
    }

    private func begin(
        _ kind: HistoryRun.Kind,
        began: Int64,
        from: Int64?,
        to: Int64
    ) async throws(ArchiveError) -> HistoryRun {
        let pbx = pbx
        let id = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.beginHistoryRun(pbx: pbx, kind: kind, began: began, from: from, to: to)
        }
        return HistoryRun(id: id, kind: kind, began: began, from: from, to: to)
    }

    private func read(_ run: HistoryRun, clockLead: Int64) async throws -> Reading {
        let reconciler = Reconciler(
            pbx: pbx,
            run: run,
            client: client,
            inbox: inbox,
            clock: try await clock(),
            maximumAttempts: maximumAttempts,
            windowLimit: windowLimit,
            pageSize: pageSize,
            clockLead: clockLead,
            logger: logger
        )
        return try await reconciler.read()
    }
}
