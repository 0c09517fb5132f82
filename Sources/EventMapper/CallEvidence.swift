import CallModel

/// The facts of one call in an order that does not depend on the order in which they were handed in.
///
/// A class, because all the rules look into it and none changes it: handing it on costs nothing.
final class CallEvidence {
    typealias Received = CallFacts.Received

    let callID: String
    /// Events and history rows as they were handed in.
    let cdrs: [Received<CDR>]
    /// Where ``cdrs`` has the events, each once, in the order of their identities.
    let events: [Int]
    /// Where ``cdrs`` has the history rows, likewise; each in its latest version, and from one partition of the history.
    let rows: [Int]
    /// By the place of a row that is left out, because it is another one's former self: the place of that one.
    let successors: [Int: Int]
    /// By the receipt of their first step; several for a member that came back.
    let tracks: [MemberTrack]
    let transfers: [TransferReport]
    let agents: [Received<AgentEvent>]
    let timelines: [LegTimeline]
    let directory: Directory
    let clock: PBXClock
    let numberPlan: NumberPlan
    /// When the PBX's live calls lacked the call; `nil` when a member reported later.
    let goneMilliseconds: Int64?
    let isEnded: Bool

    init(_ facts: CallFacts) {
        callID = facts.callID
        let cdrs = facts.cdrs
        let events = Self.distinct(cdrs, .event, keepsLatest: false)
        let (rows, successors) = PartitionKey.withoutTwins(
            Self.distinct(cdrs, .history, keepsLatest: true),
            of: cdrs
        )
        let tracks = MemberTrack.tracks(of: facts.members)
        self.cdrs = cdrs
        self.events = events
        self.rows = rows
        self.successors = successors
        self.tracks = tracks
        transfers = facts.transfers.sorted { $0.receipt < $1.receipt }.map(\.value)
        agents = Self.sorted(facts.agents)
        timelines = Self.sorted(facts.timelines)
        directory = facts.directory
        clock = facts.clock
        numberPlan = facts.numberPlan

        let lastMember = tracks.indices.lazy.map { tracks[$0].lastReceipt }.max()
        goneMilliseconds = facts.goneMilliseconds.flatMap { gone in
            lastMember.map { $0.milliseconds <= gone } ?? true ? gone : nil
        }
        let lastEvent = events.lazy.map { cdrs[$0].receipt }.max()
        let lastRow = rows.lazy.map { cdrs[$0].receipt }.max()
        let lastRecord = max(lastEvent, lastRow)
        isEnded = Self.isEnded(tracks, lastRecord: lastRecord) || goneMilliseconds != nil
    }

    /// Whether all members are BYE, or no member reported anything else after the latest CDR.
    private static func isEnded(_ tracks: [MemberTrack], lastRecord: CallFacts.Receipt?) -> Bool {
        let alive = tracks.indices.filter { tracks[$0].isLatest && !tracks[$0].isEnded }
        if alive.isEmpty, !tracks.isEmpty { return true }
        guard let lastRecord else { return false }
        return alive.allSatisfy { tracks[$0].lastReceipt <= lastRecord }
    }

    /// The records of one origin, each identity once, in the order of their identities.
    private static func distinct(_ cdrs: [Received<CDR>], _ origin: CDR.Origin, keepsLatest: Bool) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(cdrs.count)
        for index in cdrs.indices where cdrs[index].value.origin == origin { order.append(index) }
        guard order.count > 1 else { return order }
        order.sort { first, second in
            let (one, other) = (cdrs[first].value.identity, cdrs[second].value.identity)
            if one != other { return one.lexicographicallyPrecedes(other) }
            let (receipt, otherReceipt) = (cdrs[first].receipt, cdrs[second].receipt)
            return keepsLatest ? otherReceipt < receipt : receipt < otherReceipt
        }
        var last: Int?
        order.removeAll { index in
            if let last, cdrs[last].value.identity == cdrs[index].value.identity { return true }
            last = index
            return false
        }
        return order
    }

    private static func sorted(_ agents: [Received<AgentEvent>]) -> [Received<AgentEvent>] {
        if agents.isEmpty { return [] }
        return Set(agents).sorted { first, second in
            if first.receipt != second.receipt { return first.receipt < second.receipt }
            return (first.value.agent ?? "", first.value.queue ?? "", first.value.kind.rawValue)
                < (second.value.agent ?? "", second.value.queue ?? "", second.value.kind.rawValue)
        }
    }

    private static func sorted(_ timelines: [Received<LegTimeline>]) -> [LegTimeline] {
        if timelines.isEmpty { return [] }
        return Set(timelines.map(\.value)).sorted { first, second in
            (first.startLocalSeconds ?? 0, first.leg ?? 0, first.cdrID ?? "", first.callee ?? "")
                < (second.startLocalSeconds ?? 0, second.leg ?? 0, second.cdrID ?? "", second.callee ?? "")
        }
    }
}

extension CallEvidence {
    /// Where ``cdrs`` has the events and the history rows, in this order.
    var records: [Int] { rows.isEmpty ? events : events + rows }

    /// The first queue that the members went through.
    var firstQueue: String? {
        guard !directory.queues.isEmpty else { return nil }
        var first: (receipt: CallFacts.Receipt, number: String)?
        for path in tracks.lazy.flatMap(\.paths) where directory.queues[path.number] != nil {
            if first.map({ path.receipt < $0.receipt }) ?? true { first = path }
        }
        return first?.number
    }

    /// Whether a member or an agent tells that the call went through a queue.
    var hasQueue: Bool { firstQueue != nil || agents.contains { $0.value.queue != nil } }
}

// MARK: - Receipts

extension CallEvidence {
    /// When the call was first heard of.
    var firstReceipt: CallFacts.Receipt? {
        (tracks.map(\.firstReceipt) + records.map { cdrs[$0].receipt } + agents.map(\.receipt)).min()
    }

    /// When the call ended, by receive times.
    var endReceiptSeconds: Int64? {
        if let bye = tracks.compactMap({ $0.endedStep?.seconds }).max(), tracks.allSatisfy({ $0.isEnded }) {
            return bye
        }
        if let goneMilliseconds { return goneMilliseconds.dividedRoundingDown(by: 1000) }
        return lastReport?.seconds ?? rows.lazy.map { self.cdrs[$0].receipt }.max()?.seconds
    }

    /// When the caller left, by receive times in milliseconds; `nil` while the call is live.
    var callerLeftMilliseconds: Int64? {
        guard isEnded else { return nil }
        var left: Int64?
        for index in tracks.indices {
            let isCaller = tracks[index].kind == "inbound" || tracks[index].isCallingExtension
            if isCaller { left = max(left, tracks[index].endedStep?.receipt.milliseconds) }
        }
        return left ?? max(lastReport?.milliseconds, goneMilliseconds)
    }

    /// When a member or an event last told of the call.
    private var lastReport: CallFacts.Receipt? {
        max(
            tracks.indices.lazy.map { self.tracks[$0].lastReceipt }.max(),
            events.lazy.map { self.cdrs[$0].receipt }.max()
        )
    }
}

/// The greater of those that there are.
private func max<Value: Comparable>(_ first: Value?, _ second: Value?) -> Value? {
    guard let first else { return second }
    guard let second else { return first }
    return Swift.max(first, second)
}
