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
        /// Calls whose first destination is known.
        var told: Int64 = 0
    }

    /// Calls by number dialled and first destination.
    private struct Destinations {
        private var pairs = NumberIndex()
        private var calls: [Int64] = []

        /// - Parameters:
        ///   - number: The place of the number dialled; -1: none.
        ///   - callee: The destination's place.
        ///   - kind: Its place in ``DIDReport/kinds``.
        mutating func add(_ number: Int, _ callee: Int, _ kind: Int) {
            let place = pairs.place(of: Int64(number) << 32 | Int64(callee * DIDReport.kinds.count + kind))
            if place == calls.count { calls.append(0) }
            calls[place] += 1
        }

        /// The most frequent destination of each number; of several the one that comes first by number.
        func first(_ callees: PartyIndex) -> [Int: (number: String, kind: String?, calls: Int64)] {
            var first: [Int: (number: String, kind: String?, calls: Int64)] = [:]
            for (pair, calls) in zip(pairs.numbers, calls) {
                let (callee, kind) = Int(pair & 0xFFFF_FFFF).quotientAndRemainder(dividingBy: DIDReport.kinds.count)
                let number = callees.keys[callee].number
                if let best = first[Int(pair >> 32)], (best.calls, number) >= (calls, best.number) { continue }
                first[Int(pair >> 32)] = (number, DIDReport.kinds[kind], calls)
            }
            return first
        }
    }

    private static let kinds: [String?] = CallWords.calleeKinds + [nil]

    func run(in context: ReportContext) throws {
        let options = context.request.options
        // A number of the company is the same on all its PBXs.
        let everyPBX: Int64 = 0
        var numbers = try PartyIndex(in: context.database)
        var callees = numbers
        var tallies: [Tally] = []
        var destinations = Destinations()
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
            let (kinds, firsts, names) = (block[.calleeKind], block[.callee], block[.didName])
            func add(_ call: Int, _ number: Int, to tally: inout Tally) {
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
                    let callee = callees.place(of: firsts.raw(first), pbx: everyPBX, in: block)
                else { return }
                let word = Int(kinds.raw(first))
                let kind = Self.kinds.indices.contains(word) ? word : Self.kinds.count - 1
                tally.told += 1
                destinations.add(number, callee, kind)
            }
            for call in calls where directions.raw(call) == CallWords.Direction.inbound {
                let name = block.legs(of: call).first.map(names.raw) ?? ColumnValues.null
                guard let number = numbers.place(of: dids.raw(call), pbx: everyPBX, in: block) else {
                    add(call, -1, to: &withoutNumber)
                    if name != ColumnValues.null { nameWithoutNumber = block.texts[name] }
                    continue
                }
                if number == tallies.count { tallies.append(Tally()) }
                numbers.see(name: name, of: number, in: block)
                add(call, number, to: &tallies[number])
            }
        }
        let firsts = destinations.first(callees)
        var order = tallies.indices.map { (calls: tallies[$0].calls, number: numbers.keys[$0].number, place: $0) }
        // After the numbers with as many calls.
        if withoutNumber.calls > 0 { order.append((withoutNumber.calls, "~", -1)) }
        order.sort { ($1.calls, $0.number) < ($0.calls, $1.number) }
        context.writer.totalRows = order.count
        for (_, number, place) in order {
            let tally = place < 0 ? withoutNumber : tallies[place]
            let head: [Cell] =
                place < 0 ? [.null, .optional(nameWithoutNumber)] : [.text(number), .optional(numbers.names[place])]
            guard try context.writer.append(head + cells(of: tally, firsts[place])) else { break }
        }
        if withoutNumber.calls > 0 {
            context.writer.note("The row without a number holds inbound calls of which the PBX did not tell it.")
        }
        try CallsWithoutStart.note(in: context)
    }

    private func cells(of tally: Tally, _ first: (number: String, kind: String?, calls: Int64)?) -> [Cell] {
        [
            .integer(tally.calls), .integer(tally.answered), .integer(tally.missed),
            .share(tally.answered, of: tally.calls - tally.live), .mean(tally.waitSeconds, of: tally.waitCount),
            .integer(tally.talkSeconds), .optional(first?.number), .optional(first?.kind),
            first.map { .share($0.calls, of: tally.told) } ?? .null,
        ]
    }
}
