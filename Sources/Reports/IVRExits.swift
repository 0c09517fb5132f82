import CallColumns
import GRDB

/// Sums over the stages of calls in IVRs by the stage that came next; outside numbers are summed up.
struct IVRExits {
    struct Sum {
        private(set) var name = NewestName()
        private(set) var calls: Int64 = 0
        private(set) var answered: Int64 = 0
        private(set) var seconds: Int64 = 0
        private(set) var secondsCount: Int64 = 0

        fileprivate mutating func add(
            isAnswered: Bool,
            seconds: Int64?,
            name: Int64,
            in block: CallBlock,
            at start: Int64
        ) {
            self.name.see(name, in: block, at: start)
            calls += 1
            if isAnswered { answered += 1 }
            if let seconds {
                self.seconds += seconds
                secondsCount += 1
            }
        }
    }

    /// Where callers went from one IVR, and how many.
    struct Line {
        let kind: String
        let number: String?
        let sum: Sum
    }

    /// Where callers went: places in ``menus``, ``kinds`` and ``destinations``.
    private struct Exit: Hashable {
        let menu: Int
        let kind: Int64
        let number: Int?
    }

    /// After the place of any other word come what it means that there is no next stage.
    private static let kinds = CallWords.calleeKinds + ["other", "hung_up", "still_live"]
    private static let noWord = Int64(CallWords.calleeKinds.count)
    private static let stillLive = Int64(kinds.count - 1)
    private static let hungUp = stillLive - 1

    /// The IVRs, and the newest name of each.
    private(set) var menus: PartyIndex
    private(set) var names: [NewestName] = []
    private var destinations: PartyIndex
    private var sums: [Exit: Sum] = [:]

    init(in database: Database) throws {
        menus = try PartyIndex(in: database)
        destinations = try PartyIndex(in: database)
    }

    var count: Int { sums.count }

    /// Adds the legs of a block's calls that began in a period and led to an IVR.
    mutating func add(_ calls: ArraySlice<Int>, in block: CallBlock, during period: ReportPeriod) {
        let (pbxs, lives, answers) = (block[.pbx], block[.isLive], block[.isAnswered])
        let (starts, offsets, durations) = (block[.legStartedAt], block[.legUTCOffset], block[.legDurationSeconds])
        let (kinds, callees, calleeNames) = (block[.calleeKind], block[.callee], block[.calleeName])
        for call in calls {
            let legs = block.legs(of: call)
            for leg in legs where kinds.raw(leg) == CallWords.CalleeKind.ivr {
                guard let start = starts[leg], period.contains(start: start, utcOffset: offsets[leg]),
                    let menu = menus.place(of: callees.raw(leg), pbx: pbxs.raw(call), in: block)
                else { continue }
                while names.count <= menu { names.append(NewestName()) }
                names[menu].see(calleeNames.raw(leg), in: block, at: start)
                let next = leg + 1 < legs.upperBound ? leg + 1 : nil
                let nextKind = next.flatMap { kinds[$0] }.map { 0..<Self.noWord ~= $0 ? $0 : Self.noWord }
                let ending = lives.isTrue(call) ? Self.stillLive : Self.hungUp
                let kind = next == nil ? ending : nextKind ?? CallWords.CalleeKind.other
                let told = nextKind == nil || nextKind == CallWords.CalleeKind.external ? nil : next
                let number = told.flatMap { destinations.place(of: callees.raw($0), pbx: pbxs.raw(call), in: block) }
                sums[Exit(menu: menu, kind: kind, number: number), default: Sum()].add(
                    isAnswered: answers.isTrue(call),
                    seconds: durations[leg],
                    name: told.map(calleeNames.raw) ?? ColumnValues.null,
                    in: block,
                    at: start
                )
            }
        }
    }

    /// Where callers went from an IVR: where most went comes first, hanging up last.
    func lines(of menu: Int) -> [Line] {
        let exits = sums.filter { $0.key.menu == menu }.sorted { left, right in
            let (leftIsEnd, rightIsEnd) = (left.key.kind == Self.hungUp, right.key.kind == Self.hungUp)
            if leftIsEnd != rightIsEnd { return rightIsEnd }
            if left.value.calls != right.value.calls { return left.value.calls > right.value.calls }
            let (leftLine, rightLine) = (line(left), line(right))
            return (leftLine.kind, leftLine.number ?? "") < (rightLine.kind, rightLine.number ?? "")
        }
        return exits.map(line)
    }

    private func line(_ exit: (key: Exit, value: Sum)) -> Line {
        let number = exit.key.number.map { destinations.keys[$0].number }
        return Line(kind: Self.kinds[Int(exit.key.kind)], number: number, sum: exit.value)
    }
}
