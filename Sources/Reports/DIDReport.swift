import CallColumns

/// What became of the calls to each number of the company.
struct DIDReport: Report {
    let name = "did"
    let abstract = "Each number dialled from outside: calls, answers, waits, and where its calls go first"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit, .missed, .shortAbandon])

    let columns = [
        Column("did", "DID", .party),
        Column("did_name", "name", rank: 4),
        Column("calls", "calls", .count, metric: "did_calls"),
        Column("answered", "answered", .count, metric: "answered_calls"),
        Column("missed", "missed", .count, metric: "missed_calls", rank: 1),
        Column("answer_rate", "answer rate", .ratio, metric: "answer_rate"),
        Column("mean_wait_seconds", "mean wait", .seconds, metric: "asa", rank: 3),
        Column("talk_seconds", "talk", .seconds, metric: "talk_time", rank: 5),
        Column("first_destination", "goes first to", .party, metric: "first_destination"),
        Column("first_destination_kind", "which is", rank: 6),
        Column("first_destination_share", "of calls", .ratio, metric: "first_destination", rank: 2),
    ]

    let charts = [Chart.top("Calls by number dialled", label: "did", value: "calls")]

    private struct Tally {
        var calls: Int64 = 0
        var live: Int64 = 0
        var answered: Int64 = 0
        var missed: Int64 = 0
        var talkSeconds: Int64 = 0
        /// Waits of answered calls.
        var waitSeconds: Int64 = 0
        var waitCount: Int64 = 0
        /// Calls by their first destination: a place among the callees, and the place of a kind.
        var destinations: [Int: Int64] = [:]
    }

    private static let kinds: [String?] = CallWords.calleeKinds + [nil]

    func run(in context: ReportContext) throws {
        let options = context.request.options
        // A number of the company is the same on all its PBXs.
        let everyPBX: Int64 = 0
        var numbers = try PartyIndex(in: context.database)
        var callees = numbers
        var tallies: [Tally] = []
        var withoutNumber = Tally()
        var nameWithoutNumber: String?
        let columns: Set<CallColumn> = [
            .direction, .did, .outcome, .isMissed, .talkSeconds, .waitSeconds, .legs, .calleeKind, .callee, .didName,
        ]
        try CallScan(columns, in: context).visit(begunIn: context.period) { block, calls in
            let (directions, dids, outcomes, missed) = (
                block[.direction], block[.did], block[.outcome], block[.isMissed]
            )
            let (talks, waits) = (block[.talkSeconds], block[.waitSeconds])
            let (kinds, destinations, names) = (block[.calleeKind], block[.callee], block[.didName])
            func add(_ call: Int, to tally: inout Tally) {
                let outcome = outcomes.raw(call)
                tally.calls += 1
                tally.talkSeconds += talks[call] ?? 0
                if options.isMissed(missed.raw(call), outcome: outcome, waitSeconds: waits.raw(call)) {
                    tally.missed += 1
                }
                if outcome == ColumnValues.null { tally.live += 1 }
                if outcome == CallWords.answered {
                    tally.answered += 1
                    tally.waitCount += waits[call] == nil ? 0 : 1
                    tally.waitSeconds += waits[call] ?? 0
                }
                let legs = block.legs(of: call)
                guard let first = legs.first,
                    let callee = callees.place(of: destinations.raw(first), pbx: everyPBX, in: block)
                else { return }
                let kind = min(Int(kinds[first] ?? .max), Self.kinds.count - 1)
                tally.destinations[callee * Self.kinds.count + kind, default: 0] += 1
            }
            for call in calls where directions.raw(call) == CallWords.Direction.inbound {
                let name = block.legs(of: call).first.map(names.raw) ?? ColumnValues.null
                guard let number = numbers.place(of: dids.raw(call), pbx: everyPBX, in: block) else {
                    add(call, to: &withoutNumber)
                    if name != ColumnValues.null { nameWithoutNumber = block.texts[name] }
                    continue
                }
                if number == tallies.count { tallies.append(Tally()) }
                numbers.see(name: name, of: number, in: block)
                add(call, to: &tallies[number])
            }
        }
        var lines = zip(zip(numbers.keys, numbers.names), tallies).map {
            (number: $0.0.number as String?, name: $0.1, $1)
        }
        if withoutNumber.calls > 0 { lines.append((nil, nameWithoutNumber, withoutNumber)) }
        lines.sort { ($1.2.calls, $0.number ?? "~") < ($0.2.calls, $1.number ?? "~") }
        context.writer.totalRows = lines.count
        for (number, name, tally) in lines {
            let cells = [.optional(number), .optional(name)] + cells(of: tally, callees)
            guard try context.writer.append(cells) else { break }
        }
        if withoutNumber.calls > 0 {
            context.writer.note("The row without a number holds inbound calls of which the PBX did not tell it.")
        }
        try CallsWithoutStart.note(in: context)
    }

    private func cells(of tally: Tally, _ callees: PartyIndex) -> [Cell] {
        let number = { (destination: Int) in callees.keys[destination / Self.kinds.count].number }
        let first = tally.destinations.max { ($0.value, number($1.key)) < ($1.value, number($0.key)) }
        let told = tally.destinations.values.reduce(0, +)
        return [
            .integer(tally.calls), .integer(tally.answered), .integer(tally.missed),
            .share(tally.answered, of: tally.calls - tally.live), .mean(tally.waitSeconds, of: tally.waitCount),
            .integer(tally.talkSeconds), .optional(first.map { number($0.key) }),
            .optional(first.flatMap { Self.kinds[$0.key % Self.kinds.count] }),
            first.map { .share($0.value, of: told) } ?? .null,
        ]
    }
}
