import CallModel

/// A call that the group in hand mentions, or that a small group before it did.
///
/// What it knows is what reading the archive would give: between groups it is kept only while nobody else writes.
final class MentionedCall {
    let key: CallTable.Key
    /// Whether it has no row yet, and no derived rows.
    private(set) var isNew: Bool
    /// Whether it is to be derived.
    var isTouched = false
    /// Its CDRs and call states, as long as that is all that the archive has of either; `nil`: to be read.
    var facts: ToldFacts?
    /// Its agent events and timelines; `nil`: to be read.
    var reports: CallReports?
    /// Its derived rows; `nil`: to be read.
    var rows: DerivedRows?
    /// Which of its channels no transfer report names.
    var unnamed = UnnamedChannels()

    init(_ key: CallTable.Key, isNew: Bool) {
        self.key = key
        self.isNew = isNew
        facts = isNew ? ToldFacts() : nil
    }

    /// Lets everything be read the next time.
    func forget() {
        facts = nil
        reports = nil
        rows = nil
        unnamed = UnnamedChannels()
    }

    /// Its rows are stored, and the next group may mention it again.
    func endGroup() {
        isNew = false
        isTouched = false
        // A conference of a day must not stay in memory.
        if let facts, facts.cdrs.count + facts.members.count > Self.factLimit { self.facts = nil }
    }

    private static let factLimit = 200
}

/// CDRs and call states of a call: what reading them back would give.
final class ToldFacts {
    private(set) var cdrs: [CallFacts.Received<CDR>]
    var members: [CallFacts.Received<MemberState>]

    init(cdrs: [CallFacts.Received<CDR>] = [], members: [CallFacts.Received<MemberState>] = []) {
        self.cdrs = cdrs
        self.members = members
    }

    func hasCDR(_ identity: [UInt8]) -> Bool {
        cdrs.indices.contains { cdrs[$0].value.identity == identity }
    }

    func add(_ cdr: CDR, identity: [UInt8], _ receipt: CallFacts.Receipt) {
        cdrs.append(CallFacts.Received(cdr, receipt))
        cdrs[cdrs.count - 1].value.identity = identity
    }
}

/// Agent events that name a call, and timelines that share one of its uids.
struct CallReports {
    var uids: [String]
    /// How many timelines the writer had stored when these were read: a newer one may be the call's.
    var timelineCount: Int
    var agents: [CallFacts.Received<AgentEvent>]
    var timelines: [CallFacts.Received<LegTimeline>]
}

/// Channels that rang in a call, and that no transfer report names.
struct UnnamedChannels {
    /// How many transfer reports the writer had stored when they were looked for.
    var transferCount = 0
    var channels: [String] = []
}

/// The rows that a call came to.
final class DerivedRows {
    /// What they say, each column of them.
    let call: Call
    let legs: [LegTable.Row]
    let hour: HourTable.Part?

    init(call: Call, legs: [LegTable.Row], hour: HourTable.Part?) {
        self.call = call
        self.legs = legs
        self.hour = hour
    }
}
