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
        let pbx: String
        /// `nil`: no record names both.
        let from: String?
        let to: String?
    }

    private struct Sum {
        var fromName: String?
        var toName: String?
        var transfers: Int64 = 0
        var proven: Int64 = 0
        var calls: Int64 = 0
        var bounceBacks: Int64 = 0
        var deepest: Int64 = 0

        mutating func add(_ count: Int64, of chain: TransferChains.Chain, isNewCall: Bool, bounceBacks back: Int64) {
            transfers += count
            if chain.isProven { proven += count }
            if isNewCall { calls += 1 }
            bounceBacks += back
            deepest = max(deepest, chain.transferCount)
        }
    }

    func run(in context: ReportContext) throws {
        var sums: [Pair: Sum] = [:]
        var total = Sum()
        var callsByDepth: [Int64: Int64] = [:]
        try TransferChains(in: context).visit { chain in
            callsByDepth[chain.transferCount, default: 0] += 1
            Self.add(chain, to: &sums, &total)
        }
        let answered = try CallTallies(of: context.period, by: nil, for: context.request, in: context.database).total
            .answered
        try write(sums, total, answered: answered, in: context)
        note(callsByDepth, total, answered: answered, in: context)
    }

    private static func add(_ chain: TransferChains.Chain, to sums: inout [Pair: Sum], _ total: inout Sum) {
        let persons = chain.persons.prefix(Int(chain.transferCount) + 1)
        var seen: Set<Pair> = []
        for index in persons.indices.dropFirst() {
            let (from, to) = (persons[index - 1], persons[index])
            let pair = Pair(pbx: chain.pbx, from: from.number, to: to.number)
            var sum = sums[pair] ?? Sum()
            sum.fromName = from.name ?? sum.fromName
            sum.toName = to.name ?? sum.toName
            let comesBack = index + 1 < persons.count && persons[index + 1].number == from.number
            sum.add(1, of: chain, isNewCall: seen.insert(pair).inserted, bounceBacks: comesBack ? 1 : 0)
            total.bounceBacks += comesBack ? 1 : 0
            sums[pair] = sum
        }
        let named = Int64(max(persons.count - 1, 0))
        if named < chain.transferCount {
            let nobody = Pair(pbx: chain.pbx, from: nil, to: nil)
            sums[nobody, default: Sum()].add(chain.transferCount - named, of: chain, isNewCall: true, bounceBacks: 0)
        }
        total.add(chain.transferCount, of: chain, isNewCall: true, bounceBacks: 0)
    }

    private func write(_ sums: [Pair: Sum], _ total: Sum, answered: Int64, in context: ReportContext) throws {
        let hasSeveralPBXs = Set(sums.keys.map(\.pbx)).count > 1
        let label = { (pair: Pair, number: String?) -> Cell in
            .optional(number.map { PartyKey(pbx: pair.pbx, number: $0).label(amongSeveralPBXs: hasSeveralPBXs) })
        }
        let cells = { (sum: Sum, rate: Cell) -> [Cell] in
            [
                .integer(sum.transfers), .share(sum.transfers, of: total.transfers), .integer(sum.proven),
                .integer(sum.transfers - sum.proven), .integer(sum.calls), rate, .integer(sum.bounceBacks),
                .integer(sum.deepest),
            ]
        }
        let ordered = sums.sorted {
            if $0.value.transfers != $1.value.transfers { return $0.value.transfers > $1.value.transfers }
            return ($0.key.from ?? "", $0.key.to ?? "", $0.key.pbx) < ($1.key.from ?? "", $1.key.to ?? "", $1.key.pbx)
        }
        guard !ordered.isEmpty else { return }
        context.writer.totalRows = ordered.count + 1
        for (pair, sum) in ordered {
            let parties: [Cell] = [
                label(pair, pair.from), .optional(sum.fromName), label(pair, pair.to), .optional(sum.toName),
            ]
            guard try context.writer.append(parties + cells(sum, .null)) else { break }
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
