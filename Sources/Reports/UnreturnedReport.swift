import CallColumns
import GRDB

/// The numbers that called in vain and have not been spoken with since.
struct UnreturnedReport: Report {
    let name = "unreturned"
    let abstract = "Numbers still owed a call: how long, how many missed calls, and whether somebody tried"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon, .within])

    let columns = [
        Column("caller", "number", .party),
        Column("caller_name", "name", rank: 2),
        Column("pbx", "PBX", rank: 8),
        Column("missed_calls", "missed", .count, metric: "unreturned_missed_calls"),
        Column("first_missed_at", "first (UTC)", .instant, for: .machines),
        Column("first_missed_local", "first missed", .localTime, rank: 3),
        Column("last_missed_at", "last (UTC)", .instant, for: .machines),
        Column("last_missed_local", "last missed", .localTime),
        Column("age_seconds", "owed for", .seconds, metric: "owed_time"),
        Column("attempts", "tries", .count, metric: "owed_attempts"),
        Column("tried", "tried", .flag, metric: "owed_attempts", rank: 1),
        Column("did", "DID", .party, rank: 5),
        Column("queue", "queue", .party, rank: 4),
        Column("last_call", "last call", .number, rank: 9),
    ]

    /// What is owed to one number; small, because there may be millions.
    private struct Debt {
        var lastCall: Int64 = 0
        var first: Int64 = 0
        var firstOffset: Int64?
        var missed: Int32 = 0
        var attempts: Int32 = 0
    }

    func run(in context: ReportContext) throws {
        let within = context.request.options.withinSeconds
        let calls = try MissedCalls(in: context, withinSeconds: within)
        var debts = [Debt](repeating: Debt(), count: calls.callerCount)
        var withheld = 0
        try calls.visit { call in
            guard let caller = call.caller else {
                withheld += 1
                return true
            }
            guard !call.isReturned(withinSeconds: within) else { return true }
            // Calls come newest first, so that the first one seen is the last.
            if debts[caller].missed == 0 { debts[caller].lastCall = call.id }
            debts[caller].missed += 1
            debts[caller].first = call.startedAt
            debts[caller].firstOffset = call.utcOffset
            debts[caller].attempts = call.later.allAttempts
            return true
        }
        debts.removeAll { $0.missed == 0 }
        try write(debts, in: context)
        context.writer.note(
            within.map {
                "Owed is who was not spoken with, either way, within \(DurationText.clock($0)) of a missed call."
            }
                ?? "Owed is who was not spoken with, either way, between a missed call and the period's end."
        )
        if withheld > 0 { context.writer.note("Missed calls without a number can't be returned: \(withheld).") }
        try CallsWithoutStart.note(in: context)
    }

    private func write(_ debts: [Debt], in context: ReportContext) throws {
        context.writer.totalRows = debts.count
        let longest = debts.sorted(atMost: context.request.limit) {
            ($0.first, $0.lastCall) < ($1.first, $1.lastCall)
        }
        var clock = LocalClock(zone: context.period.zone)
        let names = try PBXRecord.names(in: context.database)
        let rows = try ListedCalls(
            "c.caller, c.caller_name, c.pbx, c.started_at, c.utc_offset, c.did, c.queue",
            in: context.database
        )
        try rows.visit(longest, of: \.lastCall) { debt, row in
            try context.writer.append([
                row.cell(0), row.cell(1), .optional(names[row[2]]), .integer(Int64(debt.missed)),
                .integer(debt.first),
                clock.cell(debt.first, offset: debt.firstOffset), row.cell(3), clock.cell(row[3], offset: row[4]),
                .integer(max(0, context.request.now - debt.first)), .integer(Int64(debt.attempts)),
                .integer(debt.attempts > 0 ? 1 : 0), row.cell(5), row.cell(6), .integer(debt.lastCall),
            ])
        }
    }
}
