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
        let rows = try RowPass(context.database, SQL(sql: Self.rowSQL))
        let names = try PBXRecord.names(in: context.database)
        let calls = try MissedCalls(in: context, with: Self.rungColumns)
        try calls.visit { call in
            try rows.row(of: call.id) { row in
                try context.writer.append(cells(of: call, row, at: names[row[0]], clock: &clock))
            } ?? true
        }
        context.writer.totalRows = calls.count
        context.writer.note(
            "Returned means a later answered call with the same number, either way, before the period's end. "
                + MetricDictionary.sameNumber
        )
        try CallsWithoutStart.note(in: context)
    }

    /// What only rows that are printed need.
    private static let rowSQL = """
        SELECT c.pbx, c.caller, c.caller_name, c.did, c.queue, c.outcome, c.wait_seconds FROM call c WHERE c.id = ?1
        """

    private static let rungColumns: Set<CallColumn> = [.extensionNumber, .calleeKind, .callee]

    /// The phones that rang, else the extensions that the call records name: each once.
    private static func rung(_ block: CallBlock, _ call: Int) -> String? {
        let (kinds, callees, extensions) = (block[.calleeKind], block[.callee], block[.extensionNumber])
        var numbers = Set(block.offers(of: call).compactMap { extensions[$0] })
        if numbers.isEmpty {
            let legs = block.legs(of: call).filter { kinds.raw($0) == CallWords.CalleeKind.extension }
            numbers = Set(legs.compactMap { callees[$0] })
        }
        guard !numbers.isEmpty else { return nil }
        return numbers.map { block.texts[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .joined(separator: " ")
    }

    private func cells(
        of call: MissedCalls.MissedCall,
        _ row: RowPass,
        at pbx: String?,
        clock: inout LocalClock
    ) -> [Cell] {
        let contact = call.later.contact
        let isKnown = call.caller != nil
        return [
            .integer(call.id), .optional(pbx), .integer(call.startedAt),
            clock.cell(call.startedAt, offset: call.utcOffset), row.cell(1), row.cell(2), row.cell(3), row.cell(4),
            row.cell(5), row.cell(6), .optional(Self.rung(call.block, call.row)),
            isKnown ? .integer(contact == nil ? 0 : 1) : .null, .optional(contact?.id),
            .optional(contact?.startedAt), clock.cell(contact?.startedAt, offset: contact?.utcOffset),
            .optional(contact.map { $0.startedAt - call.startedAt }),
            isKnown ? .integer(Int64(call.later.attempts)) : .null,
        ]
    }
}
