import CallColumns
import GRDB

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
        var clock = LocalClock(zone: context.period.zone)
        let ringing = try RowPass(context.database, SQL(sql: Self.ringingSQL))
        let names = try PBXRecord.names(in: context.database)
        var isFull = false
        var total = 0
        try MissedCalls(context: context).visit("c.pbx, c.caller_name, c.did, c.queue, c.wait_seconds") { call in
            total += 1
            guard !isFull else { return }
            try ringing.restart(call.row[0])
            let rung: String? = try ringing.next()?[0]
            isFull = try !context.writer.append(cells(of: call, at: names[call.row[8]], rung: rung, clock: &clock))
        }
        context.writer.totalRows = total
        context.writer.note(
            "Returned means a later answered call with the same number, either way, before the period's end; "
                + "numbers are the same when their last \(PhoneNumberKey.comparedDigits) digits are."
        )
        try CallsWithoutStart.note(in: context)
    }

    private static let ringingSQL = """
        SELECT coalesce(
            (SELECT group_concat(extension, ' ') FROM (SELECT DISTINCT extension FROM offer WHERE call = ?1 ORDER BY 1)),
            (SELECT group_concat(callee, ' ') FROM
                (SELECT DISTINCT callee FROM leg WHERE call = ?1 AND leg > 0 AND callee_kind = 'extension' ORDER BY 1)))
        """

    private func cells(
        of call: MissedCalls.MissedCall,
        at pbx: String?,
        rung: String?,
        clock: inout LocalClock
    ) -> [Cell] {
        let row = call.row
        let contact = call.later.contact
        let isKnown = call.key != nil
        return [
            row.cell(0), .optional(pbx), row.cell(1), clock.cell(call.startedAt, offset: row[2]), row.cell(4),
            row.cell(9),
            row.cell(10), row.cell(11), row.cell(6), row.cell(12), .optional(rung),
            isKnown ? .integer(contact == nil ? 0 : 1) : .null, .optional(contact?.id),
            .optional(contact?.startedAt), clock.cell(contact?.startedAt, offset: contact?.utcOffset),
            .optional(contact.map { $0.startedAt - call.startedAt }), isKnown ? .integer(call.later.attempts) : .null,
        ]
    }
}
