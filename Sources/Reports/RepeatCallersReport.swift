import CallColumns
import GRDB

/// Outside numbers that called again soon: few of them hint at problems solved at the first call.
struct RepeatCallersReport: Report {
    let name = "repeat-callers"
    let abstract = "Numbers that called again within a day (--within), and what became of it"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .within])

    let columns = [
        Column("caller", "number", .party),
        Column("caller_name", "name", rank: 2),
        Column("calls", "calls", .count, metric: "did_calls"),
        Column("repeats", "repeats", .count, metric: "repeat_calls"),
        Column("answered", "answered", .count, metric: "answered_calls"),
        Column("missed", "missed", .count, metric: "missed_calls", rank: 1),
        Column("first_at", "first (UTC)", .instant, for: .machines),
        Column("first_local", "first", .localTime, rank: 3),
        Column("last_at", "last (UTC)", .instant, for: .machines),
        Column("last_local", "last", .localTime),
        Column("last_outcome", "last outcome", metric: "outcome", rank: 1),
        Column("last_call", "last call", .number, rank: 5),
    ]

    static let usualSeconds: Int64 = 86_400

    /// Calls of one number; small, because all numbers of the period are kept.
    private struct Caller {
        var latest: Int64
        var latestID: Int64
        var first: Int64 = 0
        var firstOffset: Int64?
        var calls: Int64 = 0
        var repeats: Int64 = 0
        var answered: Int64 = 0
        var missed: Int64 = 0
    }

    func run(in context: ReportContext) throws {
        let within = context.request.options.withinSeconds ?? Self.usualSeconds
        var callers: [UInt64: Caller] = [:]
        var calls: Int64 = 0
        var repeats: Int64 = 0
        let rows = try RowPass(context.database, Self.query(for: context, withinSeconds: within))
        while let row = try rows.next() {
            guard let key = row.phoneNumberKey(2) else { continue }
            let start: Int64 = row[1]
            var caller = callers[key] ?? Caller(latest: .min / 2, latestID: 0)
            defer {
                caller.latest = start
                caller.latestID = row[0]
                callers[key] = caller
            }
            guard (row[5] as Int64) == 1 else { continue }
            if caller.calls == 0 {
                caller.first = start
                caller.firstOffset = row[6]
            }
            caller.calls += 1
            calls += 1
            if start - caller.latest <= within {
                caller.repeats += 1
                repeats += 1
            }
            if row[3] { caller.answered += 1 }
            caller.missed += row[4]
        }
        let repeating = callers.values.filter { $0.repeats > 0 }
            .sorted { ($1.repeats, $1.calls, $0.latestID) < ($0.repeats, $0.calls, $1.latestID) }
        try write(repeating, in: context)
        let share = calls == 0 ? "" : " (\(FigureText.percent(repeats, of: calls)))"
        context.writer.note(
            "\(repeats) of \(calls) inbound calls with a number\(share) came within \(DurationText.clock(within)) of the same "
                + "number's call before; a call before the period counts as one before."
        )
        try CallsWithoutStart.note(in: context)
    }

    static func query(for context: ReportContext, withinSeconds: Int64) -> SQL {
        let period = context.period
        let start = CivilTime(seconds: period.from.seconds - withinSeconds)
        let known = ReportPeriod(from: start, to: period.to, zone: period.zone)
        return """
            SELECT c.id, c.started_at, c.caller, c.outcome = 'answered', c.missed,
                coalesce(\(literal: period.exactCondition(on: "c")), 0), c.utc_offset
            FROM call c WHERE \(literal: known.condition(on: "c")) AND c.direction = 'inbound'
                AND \(literal: context.request.filter.callCondition)
            ORDER BY c.started_at, c.id
            """
    }

    private func write(_ callers: [Caller], in context: ReportContext) throws {
        context.writer.totalRows = callers.count
        var clock = LocalClock(zone: context.period.zone)
        let call = try context.database.makeStatement(
            sql: "SELECT caller, caller_name, utc_offset, outcome FROM calls WHERE id = ?"
        )
        for caller in callers {
            guard let row = try Row.fetchOne(call, arguments: [caller.latestID]) else { continue }
            let isOpen = try context.writer.append([
                row.cell(0), row.cell(1), .integer(caller.calls), .integer(caller.repeats), .integer(caller.answered),
                .integer(caller.missed), .integer(caller.first), clock.cell(caller.first, offset: caller.firstOffset),
                .integer(caller.latest), clock.cell(caller.latest, offset: row[2]), row.cell(3),
                .integer(caller.latestID),
            ])
            guard isOpen else { break }
        }
    }
}
