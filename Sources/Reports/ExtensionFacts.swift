import CallColumns
import GRDB

/// What extensions did in a period: their legs by the legs' own start, their ringings by the call's.
final class ExtensionFacts {
    /// A leg or a ringing of one extension.
    struct Fact {
        enum Kind {
            /// The name is a place among the block's texts.
            case leg(direction: Int64, disposition: Int64, talkSeconds: Int64, name: Int64)
            case offer(result: Int64)
        }

        /// The extension's in ``ExtensionFacts/parties``.
        let place: Int
        let startedAt: Int64
        let utcOffset: Int64?
        let kind: Kind
    }

    private static let columns: Set<CallColumn> = [
        .pbx, .legStartedAt, .legUTCOffset, .legDirection, .disposition, .calleeKind, .callee, .calleeName, .legCaller,
        .legCallerName, .legTalkSeconds, .extensionNumber, .result,
    ]

    private let context: ReportContext
    private(set) var parties: PartyIndex

    init(in context: ReportContext) throws {
        self.context = context
        parties = try PartyIndex(in: context.database)
    }

    /// Hands on what calls of a block tell, and the start of the first of them: what comes later began no earlier.
    func visit(_ body: (CallBlock, [Fact], _ since: Int64) throws -> Void) throws {
        var facts: [Fact] = []
        let period = context.period
        try CallScan(Self.columns, in: context).visit(reaching: period.instants) { block, calls in
            facts.removeAll(keepingCapacity: true)
            Self.addOffers(of: calls, in: block, period, &parties, to: &facts)
            Self.addLegs(of: calls, in: block, period, &parties, to: &facts)
            try body(block, facts, calls.first.flatMap { block[.startedAt][$0] } ?? 0)
        }
    }

    /// The sums of the whole period, in the order of rows.
    func sums() throws -> [(key: PartyKey, tally: ExtensionTally)] {
        let tallies = ExtensionTallies()
        try visit { block, facts, _ in tallies.add(facts, in: block) }
        return sortedPlaces.compactMap { place in tallies[place].map { (parties.keys[place], $0) } }
    }

    /// The places of the extensions that the report is for, in the order of its rows.
    var sortedPlaces: [Int] {
        let (keys, wanted) = (parties.keys, context.request.filter.extension)
        return keys.indices.filter { wanted == nil || keys[$0].number == wanted }.sorted { keys[$0] < keys[$1] }
    }

    private static func addOffers(
        of calls: ArraySlice<Int>,
        in block: CallBlock,
        _ period: ReportPeriod,
        _ parties: inout PartyIndex,
        to facts: inout [Fact]
    ) {
        let (pbxs, starts, offsets) = (block[.pbx], block[.startedAt], block[.utcOffset])
        let (numbers, results) = (block[.extensionNumber], block[.result])
        for call in calls {
            let (start, offset) = (starts.raw(call), offsets[call])
            guard period.contains(start: start, utcOffset: offset) else { continue }
            for offer in block.offers(of: call) {
                guard let place = parties.place(of: numbers.raw(offer), pbx: pbxs.raw(call), in: block) else {
                    continue
                }
                let kind = Fact.Kind.offer(result: results.raw(offer))
                facts.append(Fact(place: place, startedAt: start, utcOffset: offset, kind: kind))
            }
        }
    }

    private static func addLegs(
        of calls: ArraySlice<Int>,
        in block: CallBlock,
        _ period: ReportPeriod,
        _ parties: inout PartyIndex,
        to facts: inout [Fact]
    ) {
        let (pbxs, starts, offsets) = (block[.pbx], block[.legStartedAt], block[.legUTCOffset])
        let (directions, dispositions, talks) = (block[.legDirection], block[.disposition], block[.legTalkSeconds])
        let (callers, callerNames) = (block[.legCaller], block[.legCallerName])
        let (callees, calleeNames, kinds) = (block[.callee], block[.calleeName], block[.calleeKind])
        for call in calls {
            for leg in block.legs(of: call) {
                guard let start = starts[leg], period.contains(start: start, utcOffset: offsets[leg]) else { continue }
                let direction = directions.raw(leg)
                func add(_ number: Int64, _ name: Int64) {
                    guard let place = parties.place(of: number, pbx: pbxs.raw(call), in: block) else { return }
                    let kind = Fact.Kind.leg(
                        direction: direction,
                        disposition: dispositions.raw(leg),
                        talkSeconds: talks[leg] ?? 0,
                        name: name
                    )
                    facts.append(Fact(place: place, startedAt: start, utcOffset: offsets[leg], kind: kind))
                }
                if direction == CallWords.Direction.outbound || direction == CallWords.Direction.internal {
                    add(callers.raw(leg), callerNames.raw(leg))
                }
                if kinds.raw(leg) == CallWords.CalleeKind.extension { add(callees.raw(leg), calleeNames.raw(leg)) }
            }
        }
    }
}
