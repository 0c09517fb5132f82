import CallColumns

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

    /// Counts a use that began in the period.
    mutating func count(outwards: Bool, isAnswered: Bool, isFailed: Bool, goesOn: Bool, talkSeconds talk: Int64) {
        calls += 1
        talkSeconds += talk
        if isAnswered { answered += 1 }
        guard outwards, !goesOn else { return }
        attempts += 1
        if isAnswered { answeredAttempts += 1 }
        if isFailed { failed += 1 }
    }
}

/// Reads what the trunks carried.
struct TrunkTallies {
    private(set) var byTrunk: [PartyKey: TrunkTally] = [:]
    /// By the id of their PBX.
    private let periods: [Int64: PBXPeriod]
    /// That of the last call: a dictionary would copy it for each.
    private var latest: (pbx: Int64, period: PBXPeriod?)?
    private let context: ReportContext
    private var index: PartyIndex
    private var tallies: [TrunkTally] = []

    init(of periods: [PBXPeriod], in context: ReportContext) throws {
        self.periods = Dictionary(uniqueKeysWithValues: periods.map { ($0.pbx.id, $0) })
        self.context = context
        index = try PartyIndex(in: context.database)
        let calls = try RunningCalls(ForwardedLegs.columns.union(Self.columns), of: periods, in: context)
        try calls.visit { add($0) }
        for (key, var tally) in zip(index.keys, tallies)
        where context.request.filter.trunk.map({ $0 == key.number }) ?? true {
            tally.sweep.finish()
            // What ran within another PBX's period alone is no use of this one's.
            if tally.calls > 0 || tally.sweep.total.peak != nil { byTrunk[key] = tally }
        }
    }

    private static let columns: Set<CallColumn> = [.pbx, .trunk, .direction, .outcome, .talkSeconds]

    private mutating func add(_ call: RunningCalls.Call) {
        let (block, row) = (call.block, call.row)
        let pbx = block[.pbx].raw(row)
        if latest?.pbx != pbx { latest = (pbx, periods[pbx]) }
        guard latest?.period != nil else { return }
        let start = call.span.lowerBound
        let isInside = context.period.contains(start: start, utcOffset: block[.utcOffset][row])
        if let place = place(of: block[.trunk].raw(row), pbx, block) {
            tallies[place].sweep.take(call.span)
            if isInside { count(call, at: place) }
        }
        for leg in ForwardedLegs.of(call) {
            guard let place = place(of: leg.trunk, pbx, block) else { continue }
            tallies[place].sweep.advance(to: start)
            tallies[place].sweep.add(leg.span)
            guard isInside else { continue }
            tallies[place].forwarded += 1
            tallies[place].count(
                outwards: true,
                isAnswered: leg.disposition == CallWords.answered,
                isFailed: leg.disposition == CallWords.Disposition.failed,
                goesOn: leg.disposition == ColumnValues.null,
                talkSeconds: leg.talkSeconds
            )
        }
    }

    private mutating func count(_ call: RunningCalls.Call, at place: Int) {
        let direction = call.block[.direction].raw(call.row)
        let outcome = call.block[.outcome].raw(call.row)
        tallies[place].count(
            outwards: direction == CallWords.Direction.outbound,
            isAnswered: outcome == CallWords.answered,
            isFailed: outcome == CallWords.Outcome.failed,
            goesOn: outcome == ColumnValues.null,
            talkSeconds: call.block[.talkSeconds][call.row] ?? 0
        )
        if direction == CallWords.Direction.inbound { tallies[place].inbound += 1 }
        if direction == CallWords.Direction.outbound { tallies[place].outbound += 1 }
    }

    private mutating func place(of trunk: Int64, _ pbx: Int64, _ block: CallBlock) -> Int? {
        let place = index.place(of: trunk, pbx: pbx, in: block)
        if let place, place == tallies.count, let period = latest?.period { tallies.append(TrunkTally(of: period)) }
        return place
    }
}
