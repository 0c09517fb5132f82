import CallColumns
import GRDB

/// Sums over the uses of one trunk.
struct TrunkTally {
    /// Of calls that began in the period.
    var calls: Int64 = 0
    var inbound: Int64 = 0
    var outbound: Int64 = 0
    var forwarded: Int64 = 0
    var answered: Int64 = 0
    var talkSeconds: Int64 = 0
    var attempts: Int64 = 0
    var answeredAttempts: Int64 = 0
    var failed: Int64 = 0
    var sweep: ConcurrencySweep

    init(of period: PBXPeriod) {
        sweep = ConcurrencySweep(over: [period.instants], findsBusyHour: true)
    }

    /// Counts a use that began in the period; without an outcome it goes on.
    mutating func count(outwards: Bool, outcome: String?, talkSeconds talk: Int64) {
        calls += 1
        talkSeconds += talk
        if outcome == "answered" { answered += 1 }
        guard outwards, let outcome else { return }
        attempts += 1
        if outcome == "answered" { answeredAttempts += 1 }
        if outcome == "failed" { failed += 1 }
    }
}

/// Reads what the trunks carried.
struct TrunkTallies {
    private(set) var byTrunk: [PartyKey: TrunkTally] = [:]
    /// By the id of their PBX.
    private let periods: [Int64: PBXPeriod]
    private let context: ReportContext

    init(of periods: [PBXPeriod], in context: ReportContext) throws {
        self.periods = Dictionary(uniqueKeysWithValues: periods.map { ($0.pbx.id, $0) })
        self.context = context
        let calls = RunningCalls(of: periods, in: context)
        let forwarded = try ForwardedLegs(in: context.database)
        try calls.visit(Self.columns) { row in
            let start: Int64 = row[0]
            let legs = try forwarded.of(
                call: row[7],
                trunk: row[3],
                legCount: row[8],
                span: start..<max(start, row[1])
            )
            add(call: row, legs)
        }
        for key in byTrunk.keys { byTrunk[key]?.sweep.finish() }
        if let trunk = context.request.filter.trunk { byTrunk = byTrunk.filter { $0.key.number == trunk } }
    }

    private static let columns: SQL = """
        c.pbx, c.trunk, c.direction, c.outcome, coalesce(c.talk_seconds, 0), c.id, c.leg_count, c.utc_offset
        """

    private mutating func add(call row: RowPass, _ legs: [ForwardedLegs.Leg]) {
        guard let period = periods[row[2] as Int64] else { return }
        let start: Int64 = row[0]
        let isInside = holds(start, row, in: period)
        if let trunk: String = row[3] {
            let direction: String? = row[4]
            change(PartyKey(pbx: period.pbx.name, number: trunk), in: period) { tally in
                tally.sweep.take(start..<max(start, row[1]))
                guard isInside else { return }
                tally.count(outwards: direction == "outbound", outcome: row[5], talkSeconds: row[6])
                if direction == "inbound" { tally.inbound += 1 }
                if direction == "outbound" { tally.outbound += 1 }
            }
        }
        for leg in legs {
            change(PartyKey(pbx: period.pbx.name, number: leg.trunk), in: period) { tally in
                tally.sweep.advance(to: start)
                tally.sweep.add(leg.span)
                guard isInside else { return }
                tally.count(outwards: true, outcome: leg.disposition, talkSeconds: leg.talkSeconds)
                tally.forwarded += 1
            }
        }
    }

    /// Whether a call began in the period, by the clock that the report goes by.
    private func holds(_ start: Int64, _ call: RowPass, in period: PBXPeriod) -> Bool {
        guard context.period.zone == nil else { return context.period.instants.contains(start) }
        let local = CivilTime(seconds: start + (call[9] as Int64? ?? 0))
        return local >= context.period.from && local < context.period.to
    }

    private mutating func change(_ key: PartyKey, in period: PBXPeriod, _ body: (inout TrunkTally) -> Void) {
        body(&byTrunk[key, default: TrunkTally(of: period)])
    }
}
