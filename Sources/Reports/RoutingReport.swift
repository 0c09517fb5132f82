import CallColumns

/// How long calls were on their way to a person, through how many stages, and whether they went round in circles.
struct RoutingReport: Report {
    let name = "routing"
    let abstract = "Routing by first destination: long ways to a person, calls of many legs, loops"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    /// Limits in seconds beyond which a way is long, and numbers of legs that are many.
    static let longSeconds: [Int64] = [30, 45, 60]
    static let manyLegs: [Int64] = [3, 5, 8]

    let columns =
        [
            Column("direction", "direction"),
            Column("first_kind", "first"),
            Column("first", "number", .party),
            Column("first_name", "name", rank: 9),
            Column("calls", "calls", .count, metric: "calls"),
            Column("answered", "answered", .count, metric: "answered_calls"),
            Column("mean_routing_seconds", "mean way", .seconds, metric: "routing_time"),
            Column("p90_routing_seconds", "90th", .seconds, metric: "routing_time", rank: 6),
            Column("max_routing_seconds", "longest", .seconds, metric: "routing_time", rank: 7),
        ]
        + longSeconds.map { seconds in
            Column("over_\(seconds)", "over \(seconds) s", .ratio, metric: "long_routing", rank: seconds == 30 ? 1 : 4)
        }
        + [Column("mean_legs", "mean legs", .decimal, metric: "legs_of_calls", rank: 8)]
        + manyLegs.map { legs in
            Column("legs_\(legs)_or_more", "\(legs)+ legs", .count, metric: "legs_of_calls", rank: legs == 5 ? 3 : 10)
        } + [
            Column("max_legs", "most legs", .count, metric: "legs_of_calls", rank: 5),
            Column("loops", "loops", .count, metric: "routing_loops", rank: 2),
        ]

    /// The calls of one direction that first went to destinations of one kind.
    private struct Branch {
        let direction: String
        let kind: String
        /// The destinations and, by their places, their calls.
        var numbers: PartyIndex
        var tallies: [RoutingTally] = []
        /// Outside numbers and destinations without one, summed up by PBX, and the newest name of the latter.
        var others: [Int64: RoutingTally] = [:]
        var otherNames: [Int64: String] = [:]
    }

    private struct Line {
        let direction: String
        let kind: String
        let pbx: String
        var number: String?
        var name: String?
        let tally: RoutingTally
    }

    private static let directions = CallWords.directions + ["unknown"]
    private static let kinds = CallWords.calleeKinds + ["unknown"]

    func run(in context: ReportContext) throws {
        let unnamed = try PartyIndex(in: context.database)
        var branches = Self.directions.flatMap { direction in
            Self.kinds.map { Branch(direction: direction, kind: $0, numbers: unnamed) }
        }
        let columns: Set<CallColumn> = [
            .pbx, .direction, .outcome, .waitSeconds, .legs, .calleeKind, .callee, .calleeName,
        ]
        try CallScan(columns, in: context).visit(begunIn: context.period) { block, calls in
            let (pbxs, directions, outcomes, waits) = (
                block[.pbx], block[.direction], block[.outcome], block[.waitSeconds]
            )
            let (kinds, callees, names) = (block[.calleeKind], block[.callee], block[.calleeName])
            for call in calls {
                let legs = block.legs(of: call)
                let first = legs.lowerBound
                let kind = legs.isEmpty ? Self.kinds.count - 1 : Self.place(kinds.raw(first), in: Self.kinds)
                let branch = Self.place(directions.raw(call), in: Self.directions) * Self.kinds.count + kind
                var number: Int?
                if kind < CallWords.CalleeKind.external {
                    number = branches[branch].numbers.place(of: callees.raw(first), pbx: pbxs.raw(call), in: block)
                }
                func add(to tally: inout RoutingTally) {
                    tally.add(
                        isAnswered: outcomes.raw(call) == CallWords.answered,
                        wait: waits[call],
                        legs: legs.count,
                        isLoop: legs.count > 1 && Self.isLoop(legs, kinds, callees)
                    )
                }
                guard let number else {
                    add(to: &branches[branch].others[pbxs.raw(call), default: RoutingTally()])
                    if kind < CallWords.CalleeKind.external, names.raw(first) != ColumnValues.null {
                        branches[branch].otherNames[pbxs.raw(call)] = block.texts[names.raw(first)]
                    }
                    continue
                }
                branches[branch].numbers.see(name: names.raw(first), of: number, in: block)
                if number == branches[branch].tallies.count { branches[branch].tallies.append(RoutingTally()) }
                add(to: &branches[branch].tallies[number])
            }
        }
        try write(lines(of: branches, in: context), in: context)
        context.writer.note(
            "A way is the time from the call's start to the first person's answer; shares are of the answered calls whose wait "
                + "is known. A loop is a call that entered the same IVR, queue or ring group more than once."
        )
        try CallsWithoutStart.note(in: context)
    }

    /// The place of a column's word in a list whose last one is for all others.
    private static func place(_ word: Int64, in words: [String]) -> Int {
        words.indices.contains(Int(word)) ? Int(word) : words.count - 1
    }

    /// Whether two legs lead to the same IVR, queue or ring group.
    private static func isLoop(_ legs: Range<Int>, _ kinds: ColumnValues, _ callees: ColumnValues) -> Bool {
        legs.contains { leg in
            let (kind, callee) = (kinds.raw(leg), callees.raw(leg))
            guard kind >= CallWords.CalleeKind.queue, kind <= CallWords.CalleeKind.ringGroup else { return false }
            return callee != ColumnValues.null
                && (leg + 1..<legs.upperBound).contains { kinds.raw($0) == kind && callees.raw($0) == callee }
        }
    }

    private func lines(of branches: [Branch], in context: ReportContext) throws -> [Line] {
        let pbxs = try PBXRecord.names(in: context.database)
        return branches.flatMap { branch in
            let numbers = branch.numbers
            let named = branch.tallies.enumerated().map { place, tally in
                Line(
                    direction: branch.direction,
                    kind: branch.kind,
                    pbx: numbers.keys[place].pbx,
                    number: numbers.keys[place].number,
                    name: numbers.names[place],
                    tally: tally
                )
            }
            return named
                + branch.others.map { pbx, tally in
                    Line(
                        direction: branch.direction,
                        kind: branch.kind,
                        pbx: pbxs[pbx] ?? "",
                        name: branch.otherNames[pbx],
                        tally: tally
                    )
                }
        }
    }

    private func write(_ lines: [Line], in context: ReportContext) throws {
        let hasSeveralPBXs = Set(lines.map(\.pbx)).count > 1
        context.writer.totalRows = lines.count + (lines.count > 1 ? 1 : 0)
        var total = RoutingTally()
        let ranks = lines.map(Rank.init)
        let order = lines.indices.sorted { ranks[$0] < ranks[$1] }
        for line in order.lazy.map({ lines[$0] }) {
            total += line.tally
            let number = line.number.map {
                PartyKey(pbx: line.pbx, number: $0).label(amongSeveralPBXs: hasSeveralPBXs)
            }
            let head: [Cell] = [.text(line.direction), .text(line.kind), .optional(number), .optional(line.name)]
            _ = try context.writer.append(head + line.tally.cells)
        }
        if lines.count > 1 { _ = try context.writer.append([.text("total"), .null, .null, .null] + total.cells) }
    }

    /// Inbound calls first, and of each direction the most frequent destination.
    private struct Rank: Comparable {
        private static let directions = ["inbound", "internal", "outbound"]

        let direction: Int
        let calls: Int64
        let kind: String
        let number: String
        let pbx: String

        init(_ line: Line) {
            direction = Self.directions.firstIndex(of: line.direction) ?? Self.directions.count
            (calls, kind, number, pbx) = (line.tally.calls, line.kind, line.number ?? "", line.pbx)
        }

        static func < (left: Self, right: Self) -> Bool {
            if left.direction != right.direction { return left.direction < right.direction }
            if left.calls != right.calls { return left.calls > right.calls }
            return (left.kind, left.number, left.pbx) < (right.kind, right.number, right.pbx)
        }
    }
}
