import GRDB

/// Missed calls: who was rung, and whether somebody has spoken with the caller since.
struct MissedReport: Report {
    let name = "missed"
    let abstract = "Missed calls, who was rung, and whether the caller was reached since"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

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
        var contacts = CallbackLedger(callers: try callers(in: context))
        var clock = LocalClock(zone: context.period.zone)
        let ringing = try context.database.makeStatement(sql: Self.ringingSQL)
        // Every call of the period passes, the newest first: the calls that return one are seen before it.
        let rows = try Row.fetchCursor(
            context.database.makeStatement(
                literal: """
                    SELECT c.id, c.started_at, c.utc_offset, c.direction, c.caller, c.dialed, c.outcome,
                        coalesce(c.missed = 1 AND \(literal: context.request.filter.callCondition), 0), c.pbx,
                        c.caller_name, c.did, c.queue, c.wait_seconds
                    FROM calls c WHERE \(literal: context.period.condition(on: "c"))
                    ORDER BY c.started_at DESC, c.id DESC
                    """
            )
        )
        var isFull = false
        var total = 0
        while let row = try rows.next() {
            if (row[7] as Int64) == 1 {
                total += 1
                if !isFull {
                    let rung = try String.fetchOne(ringing, arguments: [row[0] as Int64])
                    let cells = cells(of: row, rung: rung, contacts: contacts, clock: &clock)
                    isFull = try !context.writer.append(cells)
                }
            }
            contacts.see(
                id: row[0],
                startedAt: row[1],
                utcOffset: row[2],
                direction: row[3],
                caller: row[4],
                dialed: row[5],
                outcome: row[6]
            )
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
            (SELECT group_concat(extension, ' ') FROM (SELECT DISTINCT extension FROM offers WHERE call = ?1 ORDER BY 1)),
            (SELECT group_concat(callee, ' ') FROM
                (SELECT DISTINCT callee FROM legs WHERE call = ?1 AND callee_kind = 'extension' ORDER BY 1)))
        """

    /// The callers of missed calls: only about these need later calls be remembered.
    private func callers(in context: ReportContext) throws -> Set<UInt64> {
        let rows = try Row.fetchCursor(
            context.database.makeStatement(
                literal: """
                    SELECT c.caller FROM calls c
                    WHERE c.missed = 1 AND \(literal: context.period.condition(on: "c"))
                        AND \(literal: context.request.filter.callCondition)
                    """
            )
        )
        var keys: Set<UInt64> = []
        while let row = try rows.next() {
            if let caller: String = row[0], let key = PhoneNumberKey.key(of: caller) { keys.insert(key) }
        }
        return keys
    }

    private func cells(of row: Row, rung: String?, contacts: CallbackLedger, clock: inout LocalClock) -> [Cell] {
        let start: Int64 = row[1]
        let key = (row[4] as String?).flatMap(PhoneNumberKey.key(of:))
        let entry = key.map { contacts.entry(for: $0) }
        let contact = entry?.contact
        return [
            row.cell(0), row.cell(8), row.cell(1), clock.cell(start, offset: row[2]), row.cell(4), row.cell(9),
            row.cell(10), row.cell(11), row.cell(6), row.cell(12), .optional(rung),
            entry == nil ? .null : .integer(contact == nil ? 0 : 1), .optional(contact?.id),
            .optional(contact?.startedAt), clock.cell(contact?.startedAt, offset: contact?.utcOffset),
            .optional(contact.map { $0.startedAt - start }), .optional(entry?.attempts),
        ]
    }
}
