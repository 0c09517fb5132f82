import GRDB

/// How complete the archive is, day by day, and every gap that is not repaired.
struct CoverageReport: Report {
    let name = "coverage"
    let abstract = "How complete each day is: feed, gaps, the PBX's count against ours, quarantine"
    let lens = Lens.archive
    let parameters: Set<ReportParameter> = [.period, .pbx, .limit]

    let columns = [
        Column("pbx", "PBX"),
        Column("local_date", "date", .localTime),
        Column("status", "status", metric: "day_status"),
        Column("connected_seconds", "connected", .seconds, metric: "connected_time"),
        Column("gap_seconds", "in gaps", .seconds, metric: "gap_time", rank: 1),
        Column("gaps", "gaps", .count, metric: "gaps", rank: 4),
        Column("open_gaps", "open gaps", .count, metric: "open_gaps", rank: 2),
        Column("pbx_legs", "PBX legs", .count, metric: "pbx_legs"),
        Column("archive_legs", "our legs", .count, metric: "archive_legs"),
        Column("quarantined_frames", "quarantined", .count, metric: "quarantined_frames", rank: 3),
    ]

    /// Gaps listed below the table.
    private static let listedGaps = 50

    private struct Entry {
        let pbx: PBXRecord
        let day: CoverageMeter.Day
        /// Among the days of the PBX.
        let place: Int
    }

    func run(in context: ReportContext) throws {
        let pbxs = try PBXRecord.all(named: context.request.filter.pbx, in: context.database)
        let meter = CoverageMeter(database: context.database, period: context.period, now: context.request.now)
        var entries: [Entry] = []
        var figures: [Int64: DayFigures] = [:]
        for pbx in pbxs {
            let days = try meter.days(of: pbx)
            figures[pbx.id] = try DayFigures(of: pbx, days, in: context.database)
            entries += days.enumerated().map { Entry(pbx: pbx, day: $1, place: $0) }
        }
        entries.sort { ($1.day.date, $0.pbx.name) < ($0.day.date, $1.pbx.name) }
        context.writer.totalRows = entries.count
        for entry in entries {
            guard let cells = figures[entry.pbx.id]?.cells(at: entry.place), try context.writer.append(cells) else {
                break
            }
        }
        for pbx in pbxs { try noteGaps(of: pbx, in: context) }
        context.writer.check = check(entries, in: context)
    }

    /// Today can't be complete, so that it counts only when it was asked for.
    private func check(_ entries: [Entry], in context: ReportContext) -> CoverageCheck {
        let asksForToday = context.request.range.to != nil
        let days = entries.filter { asksForToday || !$0.day.instants.contains(context.request.now) }
        let complete = days.count(where: \.day.isComplete)
        let first = days.last { !$0.day.isComplete }
        let sentence =
            if days.isEmpty {
                "No day of the period is over, so that none is complete."
            } else if let first {
                "\(days.count - complete) of \(days.count) days are not complete; the first is \(first.day.date) on "
                    + "\(first.pbx.name)."
            } else {
                "All \(days.count) days are complete."
            }
        return CoverageCheck(days: days.count, completeDays: complete, sentence: sentence)
    }

    private func noteGaps(of pbx: PBXRecord, in context: ReportContext) throws {
        let bounds = try pbx.instants(of: context.period, in: context.database)
        var clock = LocalClock(zone: context.period.zone)
        func text(_ instant: Int64) throws -> String? {
            clock.time(instant, offset: try pbx.offset(at: instant, in: context.database) ?? 0)?.description
        }
        let rows = try Row.fetchCursor(
            context.database,
            sql: """
                SELECT began_at, ended_at, reason, repair FROM gaps
                WHERE pbx = ? AND repair <> 'repaired' AND began_at < ? AND coalesce(ended_at, ?) >= ?
                ORDER BY began_at DESC
                """,
            arguments: [pbx.name, bounds.upperBound, Int64.max, bounds.lowerBound]
        )
        var listed = 0
        var more = 0
        while let row = try rows.next() {
            guard listed < Self.listedGaps else {
                more += 1
                continue
            }
            listed += 1
            let began: Int64 = row[0]
            let ended: Int64? = row[1]
            let start = try text(began) ?? ""
            let end = try ended.flatMap(text)
            let length = DurationText.clock((ended ?? context.request.now) - began)
            context.writer.note(
                "Gap on \(pbx.name): \(start) to \(end ?? "now") (\(length)), \(row[2] as String), \(row[3] as String)."
            )
        }
        if more > 0 { context.writer.note("\(more) more gaps on \(pbx.name): SELECT * FROM gaps.") }
    }
}

/// The figures of the days of one PBX, by their date.
private struct DayFigures {
    private let pbx: PBXRecord
    private let days: [CoverageMeter.Day]
    private var ledger: [CivilDate: [Cell]] = [:]
    /// By the place of their day.
    private var gaps: [Int64]
    private var openGaps: [Int64]
    private var frames: [Int64]

    /// Reads them with one query of each kind: asking for each day took ten times as long.
    ///
    /// - Parameters:
    ///   - pbx: Whose they are.
    ///   - days: Oldest first.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(of pbx: PBXRecord, _ days: [CoverageMeter.Day], in database: Database) throws {
        self.pbx = pbx
        self.days = days
        gaps = days.map { _ in 0 }
        (openGaps, frames) = (gaps, gaps)
        guard let first = days.first, let last = days.last else { return }
        let whole = first.instants.lowerBound..<max(first.instants.lowerBound, last.instants.upperBound)
        let known = try Row.fetchCursor(
            database,
            sql: """
                SELECT local_date, status, connected_seconds, gap_seconds, pbx_legs, archive_legs FROM coverage
                WHERE pbx = ? AND local_date BETWEEN ? AND ?
                """,
            arguments: [pbx.name, "\(first.date)", "\(last.date)"]
        )
        while let row = try known.next() {
            if let date = CivilDate(row[0]) { ledger[date] = (1...5).map { row.cell($0) } }
        }
        try countGaps(whole, in: database)
        try countFrames(whole, in: database)
    }

    private mutating func countGaps(_ whole: Range<Int64>, in database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT began_ms / 1000, coalesce(ended_ms / 1000, ?), repair = 'pending' FROM gap
                WHERE pbx = ? AND began_ms / 1000 < ? AND coalesce(ended_ms / 1000, ?) >= ?
                """,
            arguments: [Int64.max, pbx.id, whole.upperBound, Int64.max, whole.lowerBound]
        )
        while let row = try rows.next() {
            for place in places(from: row[0], through: row[1]) {
                gaps[place] += 1
                openGaps[place] += row[2]
            }
        }
    }

    private mutating func countFrames(_ whole: Range<Int64>, in database: Database) throws {
        let rows = try Int64.fetchCursor(
            database,
            sql: "SELECT received_ms \(CoverageMeter.quarantinedSQL)",
            arguments: [pbx.id, whole.lowerBound * 1000, whole.upperBound * 1000]
        )
        while let received = try rows.next() {
            for place in places(from: received / 1000, through: received / 1000) { frames[place] += 1 }
        }
    }

    /// The days that something touched which was from one instant through another.
    private func places(from first: Int64, through last: Int64) -> Range<Int> {
        let start = days.endOfPrefix { $0.instants.upperBound <= first }
        return start..<max(start, days.endOfPrefix { $0.instants.lowerBound <= last })
    }

    /// The cells of the day at a place.
    func cells(at place: Int) -> [Cell] {
        let date = days[place].date
        let known = ledger[date] ?? [.text("unproven"), .null, .null, .null, .null]
        return [.text(pbx.name), .text("\(date)"), known[0], known[1], known[2], .integer(gaps[place])]
            + [.integer(openGaps[place]), known[3], known[4], .integer(frames[place])]
    }
}
