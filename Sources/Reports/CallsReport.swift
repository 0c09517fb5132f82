import CallColumns
import GRDB

/// The calls of the period, one row each, the newest first.
struct CallsReport: Report {
    let name = "calls"
    let abstract = "Every call of the period, the newest first"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("id", "id", .number),
        Column("pbx", "PBX", rank: 9),
        Column("call_id", "call id", .party, rank: 15),
        Column("state", "state", rank: 12),
        Column("started_at", "started (UTC)", .instant, for: .machines),
        Column("started_local", "started", .localTime),
        Column("ended_at", "ended (UTC)", .instant, for: .machines),
        Column("direction", "direction", rank: 3),
        Column("caller", "caller", .party),
        Column("caller_name", "name", rank: 4),
        Column("dialed", "dialled", .party, rank: 1),
        Column("did", "DID", .party, rank: 13),
        Column("answered_by", "answered by", .party, rank: 2),
        Column("outcome", "outcome", metric: "outcome"),
        Column("missed", "missed", .flag, metric: "missed_calls", rank: 11),
        Column("wait_seconds", "wait", .seconds, metric: "wait_time", rank: 5),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time", rank: 2),
        Column("duration_seconds", "length", .seconds, metric: "call_duration", rank: 8),
        Column("queue", "queue", .party, rank: 6),
        Column("trunk", "trunk", .party, rank: 10),
        Column("leg_count", "legs", .count, metric: "legs", rank: 14),
        Column("transfer_count", "transfers", .count, metric: "transfers", rank: 7),
        Column("transfer_proven", "transfer proven", .flag, rank: 17),
        Column("recording", "recording", rank: 16),
    ]

    func run(in context: ReportContext) throws {
        var clock = LocalClock(zone: context.period.zone)
        let condition: SQL = """
            \(literal: context.period.condition(on: "c")) AND \(literal: context.request.filter.callCondition)
            """
        let names = try PBXRecord.names(in: context.database)
        let rows = try RowPass(
            context.database,
            """
            SELECT id, pbx, call_id, state, started_at, started_local, ended_at, direction, caller, caller_name,
                dialed, did, answered_by, outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue,
                trunk, leg_count, transfer_count, transfer_proven, recording
            FROM call c WHERE \(literal: condition) ORDER BY started_at DESC, id DESC
            """
        )
        while let row = try rows.next() {
            var cells = columns.indices.map { row.cell($0) }
            cells[1] = .optional(names[row[1]])
            if context.period.zone != nil { cells[5] = clock.cell(row[4], offset: nil) }
            guard try context.writer.append(cells) else {
                context.writer.totalRows = try count(condition, in: context)
                break
            }
        }
        try CallsWithoutStart.note(in: context)
    }

    /// How many calls there are: from the hourly sums where these can tell, which saves most of the time of a few rows.
    private func count(_ condition: SQL, in context: ReportContext) throws -> Int? {
        let sums = HourlyCalls(period: context.period, request: context.request, database: context.database)
        guard sums.isServedBySums else {
            return try Int.fetchOne(
                context.database.makeStatement(literal: "SELECT count(*) FROM call c WHERE \(literal: condition)")
            )
        }
        return Int(try sums.count())
    }
}
