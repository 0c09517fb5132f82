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
    }

    func run(in context: ReportContext) throws {
        let pbxs = try PBXRecord.all(named: context.request.filter.pbx, in: context.database)
        let meter = CoverageMeter(database: context.database, period: context.period, now: context.request.now)
        var entries: [Entry] = []
        for pbx in pbxs { entries += try meter.days(of: pbx).map { Entry(pbx: pbx, day: $0) } }
        entries.sort { ($1.day.date, $0.pbx.name) < ($0.day.date, $1.pbx.name) }
        context.writer.totalRows = entries.count
        let figures = try DayFigures(context.database)
        for entry in entries {
            guard try context.writer.append(figures.cells(entry.pbx, entry.day)) else { break }
        }
        for pbx in pbxs { try noteGaps(of: pbx, meter: meter, in: context) }
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

    private func noteGaps(of pbx: PBXRecord, meter: CoverageMeter, in context: ReportContext) throws {
        let bounds = try meter.instants(of: pbx)
        var clock = LocalClock(zone: context.period.zone)
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
            let offset = try pbx.offset(at: CivilTime(seconds: began), in: context.database)
            let start = clock.time(began, offset: offset)?.description ?? ""
            let end = ended.flatMap { clock.time($0, offset: offset)?.description }
            let length = DurationText.clock((ended ?? context.request.now) - began)
            context.writer.note(
                "Gap on \(pbx.name): \(start) to \(end ?? "now") (\(length)), \(row[2] as String), \(row[3] as String)."
            )
        }
        if more > 0 { context.writer.note("\(more) more gaps on \(pbx.name): SELECT * FROM gaps.") }
    }
}

/// The figures of single days.
private struct DayFigures {
    private let coverage: Statement
    private let gaps: Statement
    private let quarantine: Statement

    init(_ database: Database) throws {
        coverage = try database.makeStatement(
            sql: """
                SELECT connected_seconds, gap_seconds, pbx_legs, archive_legs, status FROM coverage
                WHERE pbx = ? AND local_date = ?
                """
        )
        gaps = try database.makeStatement(
            sql: """
                SELECT count(*), count(*) FILTER (WHERE repair = 'pending') FROM gaps
                WHERE pbx = ? AND began_at < ? AND coalesce(ended_at, ?) >= ?
                """
        )
        quarantine = try database.makeStatement(sql: CoverageMeter.quarantineSQL)
    }

    func cells(_ pbx: PBXRecord, _ day: CoverageMeter.Day) throws -> [Cell] {
        let known = try Row.fetchOne(coverage, arguments: [pbx.name, "\(day.date)"])
        let counts = try Row.fetchOne(
            gaps,
            arguments: [pbx.name, day.instants.upperBound, Int64.max, day.instants.lowerBound]
        )
        let frames = try Int64.fetchOne(
            quarantine,
            arguments: [pbx.id, day.instants.lowerBound * 1000, day.instants.upperBound * 1000]
        )
        return [
            .text(pbx.name), .text("\(day.date)"), known?.cell(4) ?? .text("unproven"), known?.cell(0) ?? .null,
            known?.cell(1) ?? .null, counts?.cell(0) ?? .null, counts?.cell(1) ?? .null, known?.cell(2) ?? .null,
            known?.cell(3) ?? .null, .optional(frames),
        ]
    }
}
