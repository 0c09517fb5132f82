public import CallModel

/// The rules that make one call, its legs and its offers out of the facts of that call.
///
/// A pure function: the same facts give the same call, in whatever order and however often they are handed in.
public enum CallRules {
    /// Changes whenever the same facts give another call than before.
    public static let version = 2

    /// Derives a call from everything that is known of it.
    public static func derive(_ facts: CallFacts) -> Call {
        let evidence = CallEvidence(facts)
        let times = CallTimes(evidence)
        let legs = legs(evidence, times)
        var summary = CallSummary(evidence, times, legs)
        summary.call.offers = OfferRules(evidence, summary).offers()
        return summary.call
    }

    /// The legs in the order of their start.
    ///
    /// Once a call has ended, the PBX's history alone decides which legs it has, as soon as it has any of them.
    private static func legs(_ evidence: CallEvidence, _ times: CallTimes) -> [Leg] {
        let kinds = DestinationRules(evidence)
        var pairs = LegPairing.pairs(evidence, times)
        if evidence.isEnded, !evidence.rows.isEmpty { pairs.removeAll { $0.row == nil } }
        // Filled where they are: a leg is large.
        var legs = Array(repeating: Leg(), count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            legs[index].fill(pair, evidence, times)
            let text =
                pair.row.flatMap { evidence.cdrs[$0].value.calleeText }
                ?? pair.event.flatMap { evidence.cdrs[$0].value.calleeText }
            legs[index].setKind(kinds, text: text)
            legs[index].fillRing(from: evidence.timelines)
        }
        let hasQueue = legs.contains { $0.calleeKind == .queue } || evidence.hasQueue
        for index in legs.indices where legs[index].queueWaitSeconds == 0 {
            legs[index].dropQueueWait(hasQueue: hasQueue)
        }
        let isSorted = legs.indices.dropFirst().allSatisfy { !legs[$0].isBefore(legs[$0 - 1]) }
        if !isSorted { legs.sort { $0.isBefore($1) } }
        return legs
    }
}

extension Leg {
    /// When the callee answered; `nil` when nobody did.
    var answeredSeconds: Int64? {
        guard disposition == .answered, let start else { return nil }
        if let durationSeconds, let talkSeconds {
            return start.seconds + Int64(max(durationSeconds - talkSeconds, 0))
        }
        return start.seconds + Int64(ringSeconds ?? 0)
    }

    var endSeconds: Int64? {
        guard let start else { return nil }
        if let durationSeconds { return start.seconds + Int64(durationSeconds) }
        return answeredSeconds.flatMap { answered in talkSeconds.map { answered + Int64($0) } }
    }

    /// Whether a person talked on this leg.
    var isAnsweredByPerson: Bool { disposition == .answered && calleeKind?.isPerson == true && callee != nil }

    /// Whether the call was put through by a queue or a ring group to somebody that this leg does not name.
    var isAnsweredByGroup: Bool {
        disposition == .answered && (calleeKind == .queue || calleeKind == .ringGroup) && talkSeconds ?? 0 > 0
    }

    /// The timeline of this leg: the same callee and start.
    func timeline(in timelines: [LegTimeline]) -> LegTimeline? {
        guard !timelines.isEmpty, let start else { return nil }
        let matches = timelines.filter { timeline in
            guard timeline.callee == callee, let local = timeline.startLocalSeconds else { return false }
            guard let offset = start.utcOffsetSeconds else {
                return LocalTime.plausibleOffset(local - start.seconds, tolerance: 2) != nil
            }
            return abs(local - start.seconds - Int64(offset)) <= 2
        }
        return matches.min {
            abs(($0.durationSeconds ?? 0) - (durationSeconds ?? 0))
                < abs(($1.durationSeconds ?? 0) - (durationSeconds ?? 0))
        }
    }

    fileprivate mutating func setKind(_ kinds: DestinationRules, text: String?) {
        guard let (kind, reason) = kinds.kind(of: self, text: text) else { return }
        calleeKind = kind
        calleeKindReason = reason
    }

    /// The PBX writes 0 where there was no queue, and where no agent answered.
    fileprivate mutating func dropQueueWait(hasQueue: Bool) {
        let isAnswered = disposition == .answered && (calleeKind == .queue || isAnsweredByPerson)
        if !hasQueue || !isAnswered { queueWaitSeconds = nil }
    }

    fileprivate mutating func fillRing(from timelines: [LegTimeline]) {
        guard ringSeconds == nil, let timeline = timeline(in: timelines) else { return }
        ringSeconds = timeline.ringSeconds
    }

    /// By start; within a second in the order in which a call passes its stages.
    fileprivate func isBefore(_ other: Leg) -> Bool {
        let (mine, theirs) = (start?.seconds ?? .max, other.start?.seconds ?? .max)
        if mine != theirs { return mine < theirs }
        let (stage, otherStage) = (calleeKind?.stage ?? 6, other.calleeKind?.stage ?? 6)
        if stage != otherStage { return stage < otherStage }
        let (identifier, otherIdentifier) = (historyID ?? "", other.historyID ?? "")
        if identifier.utf8.count != otherIdentifier.utf8.count {
            return identifier.utf8.count < otherIdentifier.utf8.count
        }
        if identifier != otherIdentifier { return identifier < otherIdentifier }
        if let first = historyIdentity, let second = other.historyIdentity, first != second {
            return first.lexicographicallyPrecedes(second)
        }
        return (eventIdentity ?? []).lexicographicallyPrecedes(other.eventIdentity ?? [])
    }
}

extension DestinationKind {
    /// Where a stage stands among those that begin in the same second.
    fileprivate var stage: Int {
        switch self {
        case .ivr: 0
        case .other: 1
        case .queue: 2
        case .ringGroup: 3
        case .extension: 4
        case .external: 5
        case .voicemail: 6
        }
    }
}
