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
        let kind: Int
        let number: Int?
    }

    private static let hungUp = "hung_up"
    private static let kinds = CallWords.calleeKinds + [hungUp, "still_live"]

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

    /// Adds the stage that a call's leg from an instant on was in an IVR, and the leg after it.
    mutating func add(_ leg: Int, at start: Int64, next: Int?, of call: Int, in block: CallBlock) {
        let (callees, calleeNames, pbx) = (block[.callee], block[.calleeName], block[.pbx].raw(call))
        guard let menu = menus.place(of: callees.raw(leg), pbx: pbx, in: block) else { return }
        while names.count <= menu { names.append(NewestName()) }
        names[menu].see(calleeNames.raw(leg), in: block, at: start)
        let kind = Self.kind(of: next, of: call, in: block)
        let nextKind = next.flatMap { block[.calleeKind][$0] }
        let inside = nextKind == nil || nextKind == CallWords.CalleeKind.external ? nil : next
        let number = inside.flatMap { destinations.place(of: callees.raw($0), pbx: pbx, in: block) }
        let name = inside.map(calleeNames.raw) ?? ColumnValues.null
        let seconds = block[.legDurationSeconds][leg]
        sums[Exit(menu: menu, kind: kind, number: number), default: Sum()]
            .add(isAnswered: block[.isAnswered].isTrue(call), seconds: seconds, name: name, in: block, at: start)
    }

    /// The place in ``kinds`` of the next stage, or of what it means that there is none.
    private static func kind(of next: Int?, of call: Int, in block: CallBlock) -> Int {
        let others = CallWords.calleeKinds.count
        guard let next else { return block[.isLive].isTrue(call) ? others + 1 : others }
        return Int(min(block[.calleeKind][next] ?? CallWords.CalleeKind.other, CallWords.CalleeKind.other))
    }

    /// Where callers went from an IVR: where most went comes first, hanging up last.
    func lines(of menu: Int) -> [Line] {
        let lines = sums.filter { $0.key.menu == menu }.map { exit, sum in
            Line(kind: Self.kinds[exit.kind], number: exit.number.map { destinations.keys[$0].number }, sum: sum)
        }
        return lines.sorted { left, right in
            let (leftIsEnd, rightIsEnd) = (left.kind == Self.hungUp, right.kind == Self.hungUp)
            if leftIsEnd != rightIsEnd { return rightIsEnd }
            if left.sum.calls != right.sum.calls { return left.sum.calls > right.sum.calls }
            return (left.kind, left.number ?? "") < (right.kind, right.number ?? "")
        }
    }
}
