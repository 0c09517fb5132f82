import GRDB

/// What each trunk carried: calls, talk, answers, failures, and how many of its lines were in use.
struct TrunksReport: Report {
    let name = "trunks"
    let abstract = "Each trunk: calls, talk, answers out of attempts, failures, peak, occupancy and busy hour"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("trunk", "trunk", .party),
        Column("calls", "calls", .count, metric: "trunk_calls"),
        Column("inbound", "in", .count, metric: "trunk_calls", rank: 4),
        Column("outbound", "out", .count, metric: "trunk_calls", rank: 4),
        Column("forwarded", "forwarded", .count, metric: "trunk_calls", rank: 9),
        Column("answered", "answered", .count, metric: "answered_calls", rank: 5),
        Column("talk_seconds", "talk", .seconds, metric: "trunk_talk_time"),
        Column("mean_talk_seconds", "mean talk", .seconds, metric: "aloc", rank: 6),
        Column("asr", "ASR", .ratio, metric: "asr", rank: 1),
        Column("ner", "NER", .ratio, metric: "ner", rank: 3),
        Column("failed", "failed", .count, metric: "trunk_failures", rank: 2),
        Column("peak", "peak", .count, metric: "peak_concurrency"),
        Column("peak_at", "peak at (UTC)", .instant, for: .machines),
        Column("peak_local", "peak at", .localTime, rank: 7),
        Column("peak_seconds", "at peak", .seconds, metric: "time_at_peak", rank: 10),
        Column("in_use_seconds", "in use", .seconds, metric: "trunk_seconds", rank: 11),
        Column("erlang", "Erlang", .decimal, metric: "trunk_occupancy", rank: 1),
        Column("busy_hour_erlang", "busy hour Erlang", .decimal, metric: "busy_hour", rank: 2),
        Column("busy_hour_at", "busy hour from (UTC)", .instant, for: .machines),
        Column("busy_hour_local", "busy hour from", .localTime, rank: 8),
    ]

    let charts = [Chart.top("Calls by trunk", label: "trunk", value: "calls")]

    func run(in context: ReportContext) throws {
        let periods = try PBXPeriod.all(in: context).filter { !$0.days.isEmpty }
        let tallies = try TrunkTallies(of: periods, in: context)
        let keys = tallies.byTrunk.keys.sorted { ($0.number, $0.pbx) < ($1.number, $1.pbx) }
        let hasSeveralPBXs = keys.hasSeveralPBXs
        var clock = LocalClock(zone: context.period.zone)
        for key in keys {
            guard let tally = tallies.byTrunk[key], let period = periods.first(where: { $0.pbx.name == key.pbx }) else {
                continue
            }
            let label = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
            let cells = try cells(of: tally, in: period, context.database, clock: &clock)
            guard try context.writer.append([label] + cells) else { break }
        }
        context.writer.totalRows = keys.count
        if keys.isEmpty {
            context.writer.note("No call of the period names a trunk: inbound and outbound call detail records do.")
        }
        let calendar = context.request.filter.calendar
        if calendar.businessHours != nil || calendar.holidays != nil {
            context.writer.note(
                "Erlang is shared out over all hours of the period, whichever of them calls are counted for."
            )
        }
        try CallsWithoutStart.note(in: context)
    }

    private func cells(
        of tally: TrunkTally,
        in period: PBXPeriod,
        _ database: Database,
        clock: inout LocalClock
    ) throws -> [Cell] {
        let figures = tally.sweep.total
        let peak = figures.peak
        let hour = tally.sweep.busyHour?.best
        let isLongEnough = period.instants.count >= 3600
        return [
            .integer(tally.calls), .integer(tally.inbound), .integer(tally.outbound), .integer(tally.forwarded),
            .integer(tally.answered), .integer(tally.talkSeconds), .mean(tally.talkSeconds, of: tally.answered),
            .share(tally.answeredAttempts, of: tally.attempts),
            .share(tally.attempts - tally.failed, of: tally.attempts),
            .integer(tally.failed), .integer(peak?.level ?? 0), .optional(peak?.instant),
            clock.cell(peak?.instant, offset: try period.offset(at: peak?.instant, in: database)),
            .optional(peak?.seconds), .integer(figures.busySeconds),
            .share(figures.busySeconds, of: Int64(period.instants.count)),
            isLongEnough ? .share(hour?.seconds ?? 0, of: 3600) : .null, .optional(hour?.start),
            clock.cell(hour?.start, offset: try period.offset(at: hour?.start, in: database)),
        ]
    }
}
