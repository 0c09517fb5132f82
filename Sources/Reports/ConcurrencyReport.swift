import CallColumns

/// How many calls were going on at once: the highest number of each day and of each trunk, exactly when, and for how long.
struct ConcurrencyReport: Report {
    let name = "concurrency"
    let abstract = "The most calls at one instant, in all, per trunk and per day, when that was and for how long"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("pbx", "PBX", rank: 2),
        Column("scope", "of"),
        Column("local_date", "date", .localTime),
        Column("trunk", "trunk", .party),
        Column("peak", "peak", .count, metric: "peak_concurrency"),
        Column("peak_at", "at (UTC)", .instant, for: .machines),
        Column("peak_local", "first at", .localTime),
        Column("peak_seconds", "for", .seconds, metric: "time_at_peak"),
        Column("call_seconds", "time of calls", .seconds, metric: "call_seconds", rank: 1),
    ]

    let charts = [Chart.curve("Most calls at once, by day", x: "local_date", y: "peak")]

    func run(in context: ReportContext) throws {
        let periods = try PBXPeriod.all(in: context).filter { !$0.days.isEmpty }
        let trunks = try PartyIndex(in: context.database)
        var sweeps = periods.map { Sweeps(of: $0, trunks) }
        // A dictionary would copy what it holds for each call.
        var places = NumberIndex()
        for period in periods { _ = places.place(of: period.pbx.id) }
        let columns = ForwardedLegs.columns.union([.pbx])
        try RunningCalls(columns, of: periods, in: context).visit { call in
            guard let place = places.place(ofKnown: call.block[.pbx].raw(call.row)) else { return }
            sweeps[place].take(call)
        }
        var clock = LocalClock(zone: context.period.zone)
        var total = 0
        for (place, period) in periods.enumerated() {
            for line in sweeps[place].lines() {
                total += 1
                let peak = line.figures.peak
                let offset = try period.offset(at: peak?.instant, in: context.database)
                _ = try context.writer.append([
                    .text(period.pbx.name), .text(line.scope), .optional(line.date?.description), .optional(line.trunk),
                    .integer(peak?.level ?? 0), .optional(peak?.instant), clock.cell(peak?.instant, offset: offset),
                    .optional(peak?.seconds), .integer(line.figures.busySeconds),
                ])
            }
        }
        context.writer.totalRows = total
        context.writer.note(
            "Calls that already ran when the period began are part of it; a live call runs until now. Each PBX is by itself. "
                + "A call that was sent on by another trunk is on both."
        )
        try CallsWithoutStart.note(in: context)
    }

    /// What went on at one PBX.
    private struct Sweeps {
        struct Line {
            let scope: String
            var date: CivilDate?
            var trunk: String?
            let figures: ConcurrencySweep.Figures
        }

        private let period: PBXPeriod
        private var days: ConcurrencySweep
        /// The trunks and, by their places, what went on at them.
        private var trunks: PartyIndex
        private var sweeps: [ConcurrencySweep] = []

        init(of period: PBXPeriod, _ trunks: PartyIndex) {
            self.period = period
            self.trunks = trunks
            days = ConcurrencySweep(over: period.days.map(\.instants))
        }

        mutating func take(_ call: RunningCalls.Call) {
            days.take(call.span)
            if let place = place(of: call.block[.trunk].raw(call.row), in: call.block) {
                sweeps[place].take(call.span)
            }
            for leg in ForwardedLegs.of(call) {
                guard let place = place(of: leg.trunk, in: call.block) else { continue }
                sweeps[place].advance(to: call.span.lowerBound)
                sweeps[place].add(leg.span)
            }
        }

        private mutating func place(of trunk: Int64, in block: CallBlock) -> Int? {
            let place = trunks.place(of: trunk, pbx: period.pbx.id, in: block)
            if place == sweeps.count { sweeps.append(ConcurrencySweep(over: [period.instants])) }
            return place
        }

        /// The whole period, then each trunk that was in use, then each day.
        mutating func lines() -> [Line] {
            days.finish()
            var lines = [Line(scope: "period", figures: days.total)]
            for place in sweeps.indices.sorted(by: { trunks.keys[$0].number < trunks.keys[$1].number }) {
                sweeps[place].finish()
                let figures = sweeps[place].total
                guard figures.peak != nil else { continue }
                lines.append(Line(scope: "trunk", trunk: trunks.keys[place].number, figures: figures))
            }
            return lines + zip(period.days, days.figures).map { Line(scope: "day", date: $0.date, figures: $1) }
        }
    }
}

extension ConcurrencySweep {
    /// Takes a call, all earlier ones having been told.
    mutating func take(_ call: Range<Int64>) {
        advance(to: call.lowerBound)
        add(call)
    }
}
