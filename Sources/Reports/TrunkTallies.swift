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
    private let periods: [String: PBXPeriod]
    private let context: ReportContext

    init(of periods: [PBXPeriod], in context: ReportContext) throws {
        self.periods = Dictionary(uniqueKeysWithValues: periods.map { ($0.pbx.name, $0) })
        self.context = context
        let calls = RunningCalls(
            database: context.database,
            filter: context.request.filter,
            stretch: periods.span,
            now: context.request.now
        )
        let legs = try context.database.makeStatement(sql: Self.forwardedSQL)
        try calls.visit(Self.columns) { row in
            try add(call: row)
            // A call of one leg was not forwarded by another trunk.
            if (row[8] as Int64) > 1 { try addLegs(of: row, legs) }
        }
        for key in byTrunk.keys { byTrunk[key]?.sweep.finish() }
        if let trunk = context.request.filter.trunk { byTrunk = byTrunk.filter { $0.key.number == trunk } }
    }

    private static let columns: SQL = """
        c.pbx, c.trunk, c.direction, c.outcome, coalesce(c.talk_seconds, 0), c.id, c.leg_count, c.utc_offset
        """

    /// Legs that went out by another trunk than their call's own.
    private static let forwardedSQL = """
        SELECT l.dst_trunk, l.started_at, l.started_at + l.duration_seconds, l.disposition, coalesce(l.talk_seconds, 0)
        FROM legs l WHERE l.call = ?1 AND l.dst_trunk IS NOT NULL AND l.dst_trunk IS NOT ?2
        """

    private mutating func add(call row: Row) throws {
        guard let trunk: String = row[3], let period = periods[row[2]] else { return }
        let start: Int64 = row[0]
        let end: Int64 = row[1]
        let direction: String? = row[4]
        let isInside = holds(start, row, in: period)
        change(PartyKey(pbx: row[2], number: trunk), in: period) { tally in
            tally.sweep.advance(to: start)
            tally.sweep.add(start..<max(start, end))
            guard isInside else { return }
            tally.count(outwards: direction == "outbound", outcome: row[5], talkSeconds: row[6])
            if direction == "inbound" { tally.inbound += 1 }
            if direction == "outbound" { tally.outbound += 1 }
        }
    }

    private mutating func addLegs(of call: Row, _ statement: Statement) throws {
        guard let period = periods[call[2]] else { return }
        let callStart: Int64 = call[0]
        let callEnd: Int64 = call[1]
        let isInside = holds(callStart, call, in: period)
        let legs = try Row.fetchCursor(statement, arguments: [call[7] as Int64, call[3] as String?])
        while let leg = try legs.next() {
            let start = max(leg[1] as Int64? ?? callStart, callStart)
            let end = max(start, leg[2] as Int64? ?? callEnd)
            change(PartyKey(pbx: call[2], number: leg[0]), in: period) { tally in
                tally.sweep.advance(to: callStart)
                tally.sweep.add(start..<end)
                guard isInside else { return }
                tally.count(outwards: true, outcome: leg[3], talkSeconds: leg[4])
                tally.forwarded += 1
            }
        }
    }

    /// Whether a call began in the period, by the clock that the report goes by.
    private func holds(_ start: Int64, _ call: Row, in period: PBXPeriod) -> Bool {
        guard context.period.zone == nil else { return context.period.instants.contains(start) }
        let local = CivilTime(seconds: start + (call[9] as Int64? ?? 0))
        return local >= context.period.from && local < context.period.to
    }

    private mutating func change(_ key: PartyKey, in period: PBXPeriod, _ body: (inout TrunkTally) -> Void) {
        body(&byTrunk[key, default: TrunkTally(of: period)])
    }
}
