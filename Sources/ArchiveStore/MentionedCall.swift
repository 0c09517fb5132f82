import CallModel

/// A call that the group in hand mentions.
final class MentionedCall {
    let key: CallTable.Key
    /// Whether it has no row yet, and no derived rows.
    let isNew: Bool
    /// Whether it is to be derived.
    var isTouched = false
    /// What the group told of a new call, as long as that is all there is to read back.
    var facts: ToldFacts?

    init(_ key: CallTable.Key, isNew: Bool) {
        self.key = key
        self.isNew = isNew
        facts = isNew ? ToldFacts() : nil
    }
}

/// CDRs and call states that were stored a moment ago: what reading them back would give.
final class ToldFacts {
    private(set) var cdrs: [CallFacts.Received<CDR>] = []
    var members: [CallFacts.Received<MemberState>] = []

    func hasCDR(_ identity: [UInt8]) -> Bool {
        cdrs.indices.contains { cdrs[$0].value.identity == identity }
    }

    func add(_ cdr: CDR, identity: [UInt8], _ receipt: CallFacts.Receipt) {
        cdrs.append(CallFacts.Received(cdr, receipt))
        cdrs[cdrs.count - 1].value.identity = identity
    }
}
