public import CallModel

/// The rules that make one call, its legs and its offers out of the facts of that call.
///
/// A pure function: the same facts give the same call, in whatever order and however often they are handed in.
public enum CallRules {
    /// Changes whenever the same facts give another call than before.
    public static let version = 4

    /// Derives a call from everything that is known of it.
    public static func derive(_ facts: CallFacts) -> Call {
        let evidence = CallEvidence(facts)
        let times = CallTimes(evidence)
        let legs = legs(evidence, times)
        let moments = legs.indices.map { LegMoments(legs, $0) }
        var summary = CallSummary(evidence, times, legs, moments)
        for (former, row) in evidence.successors {
            summary.call.rowSuccessors[evidence.cdrs[former].value.identity] = evidence.cdrs[row].value.identity
        }
        summary.call.offers = OfferRules(evidence, legs, moments).offers()
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
        var legs: [Leg] = []
        legs.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            legs.append(Leg())
            legs[index].fill(pair, evidence, times)
            let text =
                pair.row.flatMap { evidence.cdrs[$0].value.calleeText }
                ?? pair.event.flatMap { evidence.cdrs[$0].value.calleeText }
            legs[index].setKind(kinds, text: text)
            legs[index].fillRing(from: evidence.timelines)
        }
        let hasQueue = legs.indices.contains { legs[$0].calleeKind == .queue } || evidence.hasQueue
        for index in legs.indices where legs[index].queueWaitSeconds == 0 {
            legs[index].dropQueueWait(hasQueue: hasQueue)
        }
        sort(&legs)
        return legs
    }

    /// Moves the legs to their places; to copy them would cost as much as to derive them.
    private static func sort(_ legs: inout [Leg]) {
        let order = legs.indices.sorted { isBefore(legs, $0, $1) }
        legs.withUnsafeMutableBufferPointer { legs in
            for place in order.indices {
                var source = order[place]
                // Which was moved when an earlier place was filled.
                while source < place { source = order[source] }
                legs.swapAt(place, source)
            }
        }
    }

    /// By start; within a second in the order in which a call passes its stages.
    private static func isBefore(_ legs: [Leg], _ first: Int, _ second: Int) -> Bool {
        let (start, otherStart) = (legs[first].start?.seconds ?? .max, legs[second].start?.seconds ?? .max)
        if start != otherStart { return start < otherStart }
        let (stage, otherStage) = (legs[first].calleeKind?.stage ?? 6, legs[second].calleeKind?.stage ?? 6)
        if stage != otherStage { return stage < otherStage }
        let (identifier, otherIdentifier) = (legs[first].historyID ?? "", legs[second].historyID ?? "")
        if identifier.utf8.count != otherIdentifier.utf8.count {
            return identifier.utf8.count < otherIdentifier.utf8.count
        }
        if identifier != otherIdentifier { return identifier < otherIdentifier }
        if let row = legs[first].historyIdentity, let otherRow = legs[second].historyIdentity, row != otherRow {
            return row.lexicographicallyPrecedes(otherRow)
        }
        return (legs[first].eventIdentity ?? []).lexicographicallyPrecedes(legs[second].eventIdentity ?? [])
    }
}

extension Leg {
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
        let isByPerson = calleeKind?.isPerson == true && callee != nil
        let isAnswered = disposition == .answered && (calleeKind == .queue || isByPerson)
        if !hasQueue || !isAnswered { queueWaitSeconds = nil }
    }

    fileprivate mutating func fillRing(from timelines: [LegTimeline]) {
        guard ringSeconds == nil, let timeline = timeline(in: timelines) else { return }
        ringSeconds = timeline.ringSeconds
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
