/// Missed calls: who was rung, and whether somebody has spoken with the caller since.
struct MissedReport: Report {
    let name = "missed"
    let abstract = "Missed calls, who was rung, and whether the caller was reached since"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon])

    let columns = [
        Column("id", "id", .number, rank: 7),
        Column("pbx", "PBX", rank: 9),
        Column("started_at", "started (UTC)", .instant, for: .machines),
        Column("started_local", "started", .localTime),
        Column("caller", "caller", .party),
        Column("caller_name", "name", rank: 3),
        Column("did", "DID", .party, rank: 6),
        Column("queue", "queue", .party, rank: 4),
        Column("outcome", "outcome", metric: "outcome"),
        Column("wait_seconds", "wait", .seconds, metric: "wait_time", rank: 1),
        Column("rung", "rung", .party, rank: 2),
        Column("returned", "returned", .flag, metric: "returned_missed_calls"),
        Column("returned_call", "by call", .number, rank: 10),
        Column("returned_at", "returned (UTC)", .instant, for: .machines),
        Column("returned_local", "returned at", .localTime, rank: 8),
        Column("response_seconds", "after", .seconds, metric: "response_time"),
        Column("attempts", "tries", .count, metric: "return_attempts", rank: 5),
    ]

    func run(in context: ReportContext) throws {
        let calls = try MissedCalls(in: context, with: MissedLines.columns)
        var lines = try MissedLines(in: context)
        try calls.visit { try lines.append($0) }
        try lines.finish()
        context.writer.totalRows = calls.count
        context.writer.note(
            "Returned means a later answered call with the same number, either way, before the period's end. "
                + MetricDictionary.sameNumber
        )
        try CallsWithoutStart.note(in: context)
    }
}
