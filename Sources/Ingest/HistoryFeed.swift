import ArchiveStore
import CallModel
import EventMapper
import Logging
import YeastarClient
import YeastarProtocol

/// Reads what a PBX has kept (its clock, directory, live calls and CDR history) into the same inbox as the events.
struct HistoryFeed: Sendable {
    /// How long a call may have been running when a gap began, and still be found after it.
    static let overlapSeconds: Int64 = 86_400
    private static let millisecondsPerDay: Int64 = 86_400_000

    let pbx: Int64
    let client: PBXClient
    let inbox: Inbox
    let historyDays: Int?
    let logger: Logger

    /// What a reading of the history brought.
    struct Reading: Sendable {
        var rows = 0
        var isComplete = false
    }

    /// Brings the archive up to date with all that the PBX still knows.
    ///
    /// - Parameters:
    ///   - since: The first start to read, in Unix seconds; `nil` for what is needed: everything the first time, later
    ///     the days since the oldest unrepaired gap, with the longest call before it.
    ///   - until: The last start to read, in Unix seconds; `nil` for now.
    /// - Returns: How much was read, and whether that was all.
    /// - Throws: `PBXError`, `ArchiveError`.
    func reconcile(from since: Int64? = nil, to until: Int64? = nil) async throws -> Reading {
        let began = Clock.milliseconds
        // Each helps, none is needed: a PBX that refuses one of them is archived all the same.
        try await helping("system information") { try await readInformation() }
        for kind in DirectoryList.Kind.allCases {
            try await helping("list of \(kind)") { try await readDirectory(kind) }
        }
        try await helping("list of live calls") { try await readLiveCalls() }
        let window = try await window(from: since, to: until, now: began / 1000)
        return try await readHistory(window, began: began)
    }

    /// The PBX's clock and identity.
    func readInformation() async throws {
        let answer = try await client.systemInformation().answer
        try await put(answer.bytes, origin: .directory, meaning: EventMapper.map(information: answer.bytes))
    }

    /// Runs a request whose failure does not keep the history from being read.
    private func helping(_ what: String, _ request: () async throws -> Void) async throws {
        do {
            try await request()
        } catch let error as PBXError where !error.isPermanent && !error.isUnreachable {
            logger.notice("the PBX refuses a request", metadata: ["request": "\(what)", "why": "\(error)"])
        }
    }

    // MARK: Directory and live calls

    private func readDirectory(_ kind: DirectoryList.Kind) async throws {
        let answers =
            switch kind {
            case .extensions: try await client.extensions()
            case .trunks: try await client.trunks()
            case .queues: try await client.queues()
            }
        // A list that came in pages is kept as one array of its rows, each as received.
        let bytes =
            answers.count == 1
            ? answers[0].bytes
            : Array("[".utf8) + Array(answers.flatMap(\.rows).joined(separator: [UInt8(ascii: ",")])) + Array("]".utf8)
        try await put(bytes, origin: .directory, meaning: EventMapper.map(directory: kind, rows: bytes))
    }

    private func readLiveCalls() async throws {
        let asked = Clock.milliseconds
        let answer = try await client.liveCalls()
        try await put(
            answer.bytes,
            origin: .query,
            asked: asked,
            meaning: EventMapper.map(liveCalls: answer.bytes)
        )
    }

    // MARK: History

    private struct Window {
        /// `nil`: from the PBX's first row.
        var from: Int64?
        var to: Int64
    }

    private func window(from since: Int64?, to until: Int64?, now: Int64) async throws -> Window {
        let (pbx, historyDays) = (pbx, historyDays)
        if since != nil || until != nil { return Window(from: since, to: until ?? now) }
        let (isImported, gap, clock) = try await inbox.perform { (writer) async throws(ArchiveError) in
            (
                try await writer.hasImportedHistory(pbx: pbx, days: historyDays),
                try await writer.oldestPendingGap(pbx: pbx),
                try await writer.clock(pbx: pbx)
            )
        }
        guard isImported else {
            return Window(from: historyDays.map { now - Int64($0) * Self.overlapSeconds }, to: now)
        }
        let from = min(gap ?? now, now) - Self.overlapSeconds
        // Whole days, so that yesterday can be compared as soon as it is over.
        return Window(from: LocalDays(clock: clock).startOfDay(from) ?? from, to: now)
    }

    private func readHistory(_ window: Window, began: Int64) async throws -> Reading {
        let pbx = pbx
        let run = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.beginHistoryRun(pbx: pbx, began: began, from: window.from, to: window.to)
        }
        let clock = try await inbox.perform { (writer) async throws(ArchiveError) in try await writer.clock(pbx: pbx) }
        var listed: Int?
        if window.from == nil {
            try await helping("CDR list") {
                listed = try await client.listCDRs(page: 1, pageSize: 1, partition: nil).totalNumber
            }
        }
        let reader = RowReader(feed: self, days: LocalDays(clock: clock))
        var reading = Reading()
        var note: String?
        do {
            let request = HistoryRequest(
                from: Int(window.from ?? 0),
                to: Int(window.to),
                rowsAreCertain: (listed ?? 0) > 0
            )
            let summary = try await client.history(request) { page in try await reader.take(page) }
            reading = Reading(rows: summary.rows, isComplete: summary.isComplete)
            if let total = listed, total > summary.rows + summary.rowsOutside {
                // The search leaves out what a firmware upgrade put into an older partition; the listing does not.
                reading.rows += try await readListing(reader)
            }
            if !summary.isComplete { note = summary.isTruncated ? "too many pages" : "the PBX's count did not match" }
        } catch {
            try await end(run, reading, note: "\(error)")
            throw error
        }
        try await end(run, reading, note: note)
        try await conclude(window, began: began, reading: reading, days: await reader.days)
        logger.info(
            "history read",
            metadata: ["rows": "\(reading.rows)", "complete": "\(reading.isComplete)"]
        )
        return reading
    }

    private func readListing(_ reader: RowReader) async throws -> Int {
        let pageSize = 1_000
        var count = 0
        var page = 1
        while true {
            let answer = try await client.listCDRs(page: page, pageSize: pageSize, partition: nil)
            try await reader.take(answer.rows, received: Clock.milliseconds, page: page, isCounted: false)
            count += answer.rows.count
            guard answer.rows.count == pageSize else { return count }
            page += 1
        }
    }

    private func end(_ run: Int64, _ reading: Reading, note: String?) async throws {
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.endHistoryRun(
                run,
                ended: Clock.milliseconds,
                rowsRead: reading.rows,
                rowsNew: 0,
                isComplete: reading.isComplete,
                note: note
            )
        }
    }

    /// Notes what a reading proves: repaired gaps, and days whose counts can be compared.
    private func conclude(_ window: Window, began: Int64, reading: Reading, days: LocalDays) async throws {
        let pbx = pbx
        guard let first = window.from ?? days.firstSeconds ?? Optional(window.to) else { return }
        let touched = days.days(from: first, to: window.to)
        // The first day is whole only when the window reaches back to its start, or to the PBX's first row.
        let whole = touched.filter { entry in
            (window.from.map { $0 <= entry.day.startSeconds } ?? true) && entry.day.endSeconds <= window.to
        }
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.noteDays(pbx: pbx, touched.map(\.day))
            guard reading.isComplete else { return }
            try await writer.compareDays(pbx: pbx, legs: whole, compared: Clock.milliseconds)
            _ = try await writer.repairGaps(
                pbx: pbx,
                runBegan: began,
                from: window.from,
                overlap: Self.overlapSeconds
            )
        }
    }

    func put(
        _ bytes: [UInt8],
        origin: FrameOrigin,
        sequence: Int64? = nil,
        received: Int64 = Clock.milliseconds,
        asked: Int64? = nil,
        meaning: MappedFrame
    ) async throws(ArchiveError) {
        let arrival = Arrival(
            pbx: pbx,
            origin: origin,
            sequence: sequence,
            receivedMilliseconds: received,
            askedMilliseconds: asked,
            bytes: bytes,
            meaning: meaning
        )
        try await inbox.put(.arrival(arrival))
    }
}

/// Takes the pages of one reading, one after the other, and counts their legs by day.
private actor RowReader {
    private let feed: HistoryFeed
    private(set) var days: LocalDays

    init(feed: HistoryFeed, days: LocalDays) {
        self.feed = feed
        self.days = days
    }

    func take(_ page: HistoryPage) async throws {
        try await take(page.rows, received: Clock.milliseconds(page.received), page: page.number, isCounted: true)
    }

    func take(_ rows: [[UInt8]], received: Int64, page: Int, isCounted: Bool) async throws {
        for (index, row) in rows.enumerated() {
            let meaning = EventMapper.map(historyRow: row)
            if isCounted, case .cdr(let cdr) = meaning.facts.first { days.count(cdr) }
            let sequence = Int64(page) * 10_000 + Int64(index)
            try await feed.put(row, origin: .history, sequence: sequence, received: received, meaning: meaning)
        }
    }
}
