import CallModel

/// The facts of one call in an order that does not depend on the order in which they were handed in.
struct CallEvidence {
    typealias Received = CallFacts.Received

    let callID: String
    /// Each event CDR once.
    let events: [Received<CDR>]
    /// Each history row once, in its latest version, and from one partition of the history.
    let rows: [Received<CDR>]
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
        events = Self.distinct(facts.cdrs, .event, keepsLatest: false)
        rows = PartitionKey.withoutTwins(Self.distinct(facts.cdrs, .history, keepsLatest: true))
        let members = Self.sorted(facts.members)
        let (tracks, latest) = Self.tracks(members)
        self.tracks = tracks
        transfers = facts.transfers.sorted { $0.receipt < $1.receipt }.map(\.value)
        agents = Self.sorted(facts.agents)
        timelines = Self.sorted(facts.timelines)
        directory = facts.directory
        clock = facts.clock
        numberPlan = facts.numberPlan

        let lastMember = members.last?.receipt
        goneMilliseconds = facts.goneMilliseconds.flatMap { gone in
            lastMember.map { $0.milliseconds <= gone } ?? true ? gone : nil
        }
        let lastRecord = [events.lazy.map(\.receipt).max(), rows.lazy.map(\.receipt).max()].compactMap(\.self).max()
        isEnded = Self.isEnded(tracks, latest: latest, lastRecord: lastRecord) || goneMilliseconds != nil
    }

    /// Whether all members are BYE, or no member reported anything else after the latest CDR.
    private static func isEnded(_ tracks: [MemberTrack], latest: [Int], lastRecord: CallFacts.Receipt?) -> Bool {
        if !latest.isEmpty, latest.allSatisfy({ tracks[$0].isEnded }) { return true }
        guard let lastRecord else { return false }
        return latest.allSatisfy { tracks[$0].isEnded || tracks[$0].lastReceipt <= lastRecord }
    }

    /// The records of one origin, each identity once, in the order of their identities.
    private static func distinct(_ cdrs: [Received<CDR>], _ origin: CDR.Origin, keepsLatest: Bool) -> [Received<CDR>] {
        var order = cdrs.indices.filter { cdrs[$0].value.origin == origin }
        order.sort { first, second in
            let (one, other) = (cdrs[first].value.identity, cdrs[second].value.identity)
            if one != other { return one.lexicographicallyPrecedes(other) }
            let (receipt, otherReceipt) = (cdrs[first].receipt, cdrs[second].receipt)
            return keepsLatest ? otherReceipt < receipt : receipt < otherReceipt
        }
        var distinct: [Received<CDR>] = []
        distinct.reserveCapacity(order.count)
        for index in order where distinct.last?.value.identity != cdrs[index].value.identity {
            distinct.append(cdrs[index])
        }
        return distinct
    }

    private static func sorted(_ members: [Received<MemberState>]) -> [Received<MemberState>] {
        func isBefore(_ first: Received<MemberState>, _ second: Received<MemberState>) -> Bool {
            if first.receipt != second.receipt { return first.receipt < second.receipt }
            return first.value.isBefore(second.value)
        }
        // As they usually come.
        let isSorted = members.indices.dropFirst().allSatisfy { !isBefore(members[$0], members[$0 - 1]) }
        return isSorted ? members : members.sorted(by: isBefore)
    }

    private static func sorted(_ agents: [Received<AgentEvent>]) -> [Received<AgentEvent>] {
        Set(agents).sorted { first, second in
            if first.receipt != second.receipt { return first.receipt < second.receipt }
            return (first.value.agent ?? "", first.value.queue ?? "", first.value.kind.rawValue)
                < (second.value.agent ?? "", second.value.queue ?? "", second.value.kind.rawValue)
        }
    }

    private static func sorted(_ timelines: [Received<LegTimeline>]) -> [LegTimeline] {
        Set(timelines.map(\.value)).sorted { first, second in
            (first.startLocalSeconds ?? 0, first.leg ?? 0, first.cdrID ?? "", first.callee ?? "")
                < (second.startLocalSeconds ?? 0, second.leg ?? 0, second.cdrID ?? "", second.callee ?? "")
        }
    }

    /// The members' tracks, and where the latest track of each member is.
    private static func tracks(_ members: [Received<MemberState>]) -> (tracks: [MemberTrack], latest: [Int]) {
        var tracks: [MemberTrack] = []
        var current: [String: Int] = [:]
        for member in members {
            if let index = current[member.value.key], !tracks[index].isEnded || member.value.phase == .ended {
                tracks[index].add(member.value, member.receipt)
            } else {
                current[member.value.key] = tracks.count
                tracks.append(MemberTrack(member.value, member.receipt))
            }
        }
        return (tracks, Array(current.values))
    }
}

extension MemberState {
    /// An order of the members of one frame by what they say; of one member's states, ringing comes before talking.
    fileprivate func isBefore(_ other: MemberState) -> Bool {
        if phase != other.phase { return phase.rank < other.phase.rank }
        if key != other.key { return key < other.key }
        if status != other.status { return status < other.status }
        return (kind, number ?? "", dialed ?? "", path ?? "", trunk ?? "")
            < (other.kind, other.number ?? "", other.dialed ?? "", other.path ?? "", other.trunk ?? "")
    }
}

extension MemberState.Phase {
    fileprivate var rank: Int {
        switch self {
        case .ringing: 0
        case .other: 1
        case .talking: 2
        case .held: 3
        case .ended: 4
        }
    }
}

extension CallEvidence {
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
        let receipts = tracks.map(\.firstReceipt) + events.map(\.receipt) + rows.map(\.receipt) + agents.map(\.receipt)
        return receipts.min()
    }

    /// When the call ended, by receive times.
    var endReceiptSeconds: Int64? {
        if let bye = tracks.compactMap({ $0.endedStep?.seconds }).max(), tracks.allSatisfy({ $0.isEnded }) {
            return bye
        }
        if let goneMilliseconds { return goneMilliseconds.dividedRoundingDown(by: 1000) }
        return (tracks.map(\.lastReceipt) + events.map(\.receipt)).max()?.seconds ?? rows.map(\.receipt).max()?.seconds
    }

    /// When the caller left, by receive times in milliseconds; `nil` while the call is live.
    var callerLeftMilliseconds: Int64? {
        guard isEnded else { return nil }
        let callers = tracks.filter { $0.kind == "inbound" || ($0.isExtension && $0.isCalled == false) }
        if let left = callers.compactMap({ $0.endedStep?.receipt.milliseconds }).max() { return left }
        let last = (tracks.map(\.lastReceipt) + events.map(\.receipt)).max()?.milliseconds
        return [last, goneMilliseconds].compactMap(\.self).max()
    }
}
