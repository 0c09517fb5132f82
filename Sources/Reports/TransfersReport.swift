import CallModel

/// Who handed calls on to whom, how deep the chains were, and which calls came straight back.
///
/// It holds a sum for each pair of persons of the period, outside numbers among them, not one for each call.
struct TransfersReport: Report {
    let name = "transfers"
    let abstract = "Transfers: who handed calls on to whom, proven or inferred, how deep, and which bounced back"
    let lens = Lens.call
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("from", "from", .party),
        Column("from_name", "from name", rank: 6),
        Column("to", "to", .party),
        Column("to_name", "to name", rank: 7),
        Column("transfers", "transfers", .count, metric: "transfers"),
        Column("share", "of all", .ratio, metric: "transfer_share", rank: 3),
        Column("proven", "proven", .count, metric: "transfers_proven"),
        Column("inferred", "inferred", .count, metric: "transfers_inferred"),
        Column("calls", "calls", .count, metric: "transferred_calls", rank: 4),
        Column("transfer_rate", "transfer rate", .ratio, metric: "transfer_rate", rank: 2),
        Column("bounce_backs", "bounced back", .count, metric: "bounce_backs", rank: 1),
        Column("deepest", "most in a call", .count, metric: "transfer_depth", rank: 5),
    ]

    private struct Pair: Hashable {
        /// The id of the PBX's row.
        let pbx: Int64
        /// Places of persons; `nil`: no record names both.
        let from: Int?
        let to: Int?
    }

    private struct Sum {
        var fromName: String?
        var toName: String?
        var transfers: Int64 = 0
        var proven: Int64 = 0
        var calls: Int64 = 0
        var bounceBacks: Int64 = 0
        var deepest: Int64 = 0

        /// Takes a newer call's transfers, and the names that it gives.
        mutating func add(
            _ count: Int64,
            of chain: TransferChains.Chain,
            from: String? = nil,
            to: String? = nil,
            isNewCall: Bool = true,
            comesBack: Bool = false
        ) {
            transfers += count
            if chain.isProven { proven += count }
            if isNewCall { calls += 1 }
            if comesBack { bounceBacks += 1 }
            deepest = max(deepest, chain.transferCount)
            if let from { fromName = from }
            if let to { toName = to }
        }
    }

    private struct Line {
        let from: PartyKey?
        let to: PartyKey?
        let pbx: String
        let sum: Sum

        /// Pairs with many transfers come first.
        static func isBefore(_ left: Self, _ right: Self) -> Bool {
            if left.sum.transfers != right.sum.transfers { return left.sum.transfers > right.sum.transfers }
            return (left.from?.number ?? "", left.to?.number ?? "", left.pbx)
                < (right.from?.number ?? "", right.to?.number ?? "", right.pbx)
        }
    }

    func run(in context: ReportContext) throws {
        var sums: [Pair: Sum] = [:]
        var total = Sum()
        var callsByDepth: [Int64: Int64] = [:]
        var chains = try TransferChains(in: context)
        try chains.visit { chain in
            callsByDepth[chain.transferCount, default: 0] += 1
            Self.add(chain, to: &sums, &total)
        }
        let answered = try answeredCalls(in: context)
        try write(sums, of: chains.parties.keys, total, answered: answered, in: context)
        note(callsByDepth, total, answered: answered, in: context)
    }

    private func answeredCalls(in context: ReportContext) throws -> Int64 {
        var request = context.request
        guard [nil, .answered].contains(request.filter.outcome) else { return 0 }
        request.filter.outcome = .answered
        return try HourlyCalls(period: context.period, request: request, database: context.database).count()
    }

    private static func add(_ chain: TransferChains.Chain, to sums: inout [Pair: Sum], _ total: inout Sum) {
        let persons = chain.persons.prefix(Int(chain.transferCount) + 1)
        var seen: Set<Pair> = []
        for index in persons.indices.dropFirst() {
            let (from, to) = (persons[index - 1], persons[index])
            let pair = Pair(pbx: chain.pbx, from: from.party, to: to.party)
            // Most calls have one pair, which needs no set.
            let isNewCall = persons.count == 2 || seen.insert(pair).inserted
            let comesBack = index + 1 < persons.count && persons[index + 1].party == from.party
            if comesBack { total.bounceBacks += 1 }
            sums[pair, default: Sum()].add(
                1,
                of: chain,
                from: from.name,
                to: to.name,
                isNewCall: isNewCall,
                comesBack: comesBack
            )
        }
        let named = Int64(max(persons.count - 1, 0))
        if named < chain.transferCount {
            let nobody = Pair(pbx: chain.pbx, from: nil, to: nil)
            sums[nobody, default: Sum()].add(chain.transferCount - named, of: chain)
        }
        total.add(chain.transferCount, of: chain)
    }

    private func write(
        _ sums: [Pair: Sum],
        of parties: [PartyKey],
        _ total: Sum,
        answered: Int64,
        in context: ReportContext
    ) throws {
        let hasSeveralPBXs = Set(sums.keys.map(\.pbx)).count > 1
        let cells = { (sum: Sum, rate: Cell) -> [Cell] in
            [
                .integer(sum.transfers), .share(sum.transfers, of: total.transfers), .integer(sum.proven),
                .integer(sum.transfers - sum.proven), .integer(sum.calls), rate, .integer(sum.bounceBacks),
                .integer(sum.deepest),
            ]
        }
        let pbxs = try PBXRecord.names(in: context.database)
        let lines = sums.map { pair, sum in
            Line(
                from: pair.from.map { parties[$0] },
                to: pair.to.map { parties[$0] },
                pbx: pbxs[pair.pbx] ?? "",
                sum: sum
            )
        }
        guard !lines.isEmpty else { return }
        context.writer.totalRows = lines.count + 1
        for line in lines.sorted(by: Line.isBefore) {
            let parties: [Cell] = [
                .optional(line.from?.label(amongSeveralPBXs: hasSeveralPBXs)), .optional(line.sum.fromName),
                .optional(line.to?.label(amongSeveralPBXs: hasSeveralPBXs)), .optional(line.sum.toName),
            ]
            guard try context.writer.append(parties + cells(line.sum, .null)) else { break }
        }
        let parties: [Cell] = [.text("total"), .null, .null, .null]
        _ = try context.writer.append(parties + cells(total, .share(total.calls, of: answered)))
    }

    private func note(_ callsByDepth: [Int64: Int64], _ total: Sum, answered: Int64, in context: ReportContext) {
        guard total.calls > 0 else { return context.writer.note("No call of the period changed the answering person.") }
        let depths = callsByDepth.sorted { $0.key < $1.key }.map { "\($0.value) with \($0.key)" }
        context.writer.note(
            "Transferred were \(total.calls) of \(answered) answered calls "
                + "(\(FigureText.percent(total.calls, of: answered))): \(depths.joined(separator: ", "))."
        )
        context.writer.note(
            "Proven: a transfer event (30013) or the channels show it. Inferred: the call records name another person "
                + "answering later, which a queue or a forwarding may also have caused. Who bounced a call back, and why, no "
                + "record tells: they are candidates."
        )
    }
}
