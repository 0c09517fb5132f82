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
        var latest: Int64 = .min / 2
        /// Of the period, as is all that follows.
        var latestID: Int64 = 0
        var first: Int64 = 0
        var firstOffset: Int32?
        var calls: Int32 = 0
        var repeats: Int32 = 0
        var answered: Int32 = 0
        var missed: Int32 = 0
    }

    func run(in context: ReportContext) throws {
        let within = context.request.options.withinSeconds ?? Self.usualSeconds
        let period = context.period
        var numbers = NumberIndex()
        var callers: [Caller] = []
        var calls: Int64 = 0
        var repeats: Int64 = 0
        let scan = try CallScan([.contact, .direction, .outcome, .isMissed], in: context)
        try scan.visit(begunIn: period, orIn: context.instants(before: within)) { block, rows in
            let (keys, directions) = (block[.contact], block[.direction])
            let (starts, offsets) = (block[.startedAt], block[.utcOffset])
            let (outcomes, missed) = (block[.outcome], block[.isMissed])
            for row in rows where directions.raw(row) == CallWords.Direction.inbound {
                guard let number = keys[row] else { continue }
                let (start, id) = (starts.raw(row), block.id(row))
                let place = numbers.place(of: number)
                if place == callers.count { callers.append(Caller()) }
                let gap = start - callers[place].latest
                callers[place].latest = start
                guard period.contains(start: start, utcOffset: offsets[row]) else { continue }
                if callers[place].calls == 0 {
                    callers[place].first = start
                    callers[place].firstOffset = offsets[row].map(Int32.init(truncatingIfNeeded:))
                }
                callers[place].latestID = id
                callers[place].calls += 1
                calls += 1
                if gap <= within {
                    callers[place].repeats += 1
                    repeats += 1
                }
                if outcomes.raw(row) == CallWords.answered { callers[place].answered += 1 }
                if missed.isTrue(row) { callers[place].missed += 1 }
            }
        }
        callers.removeAll { $0.repeats == 0 }
        try write(callers, in: context)
        let share = calls == 0 ? "" : " (\(FigureText.percent(repeats, of: calls)))"
        context.writer.note(
            "\(repeats) of \(calls) inbound calls with a number\(share) came within \(DurationText.clock(within)) of the same "
                + "number's call before; a call before the period counts as one before."
        )
        try CallsWithoutStart.note(in: context)
    }

    private func write(_ callers: [Caller], in context: ReportContext) throws {
        context.writer.totalRows = callers.count
        let most = callers.sorted(atMost: context.request.limit) {
            ($1.repeats, $1.calls, $0.latestID) < ($0.repeats, $0.calls, $1.latestID)
        }
        var clock = LocalClock(zone: context.period.zone)
        let rows = try ListedCalls(
            "c.caller, c.caller_name, c.started_at, c.utc_offset, c.outcome",
            in: context.database
        )
        try rows.visit(most, of: \.latestID) { caller, last in
            try context.writer.append([
                last.cell(0), last.cell(1), .integer(Int64(caller.calls)), .integer(Int64(caller.repeats)),
                .integer(Int64(caller.answered)), .integer(Int64(caller.missed)), .integer(caller.first),
                clock.cell(caller.first, offset: caller.firstOffset.map(Int64.init)),
                last.cell(2), clock.cell(last[2], offset: last[3]), last.cell(4), .integer(caller.latestID),
            ])
        }
    }
}
