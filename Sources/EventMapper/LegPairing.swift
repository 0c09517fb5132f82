import CallModel

/// Finds which event CDR and which history row are the same routing stage.
enum LegPairing {
    /// Where a leg's records are among those of the call: at least one of both.
    struct Pair {
        var event: Int?
        var row: Int?
    }

    /// Pairs the records of one call, the best matches first; every record is in exactly one pair.
    static func pairs(_ evidence: CallEvidence, _ times: CallTimes) -> [Pair] {
        let (events, rows) = (evidence.events, evidence.rows)
        if rows.isEmpty { return events.map { Pair(event: $0, row: nil) } }
        var candidates: [Candidate] = []
        for event in events.indices {
            for row in rows.indices {
                if let candidate = Candidate(event: event, row: row, evidence, times) { candidates.append(candidate) }
            }
        }
        // Records are in the order of their identities, so their indices break ties the same way every time.
        candidates.sort { $0.isBetter(than: $1) }
        var pairs = rows.map { Pair(event: nil, row: $0) }
        var isPaired = Array(repeating: false, count: events.count)
        for candidate in candidates where pairs[candidate.row].event == nil && !isPaired[candidate.event] {
            pairs[candidate.row].event = events[candidate.event]
            isPaired[candidate.event] = true
        }
        for index in events.indices where !isPaired[index] { pairs.append(Pair(event: events[index], row: nil)) }
        return pairs
    }

    private struct Candidate {
        /// Where it is among the events.
        var event: Int
        /// Where it is among the rows.
        var row: Int
        /// 0 for the same start, 1 for one that is off by whole steps of an offset, 2 for no start to compare.
        private var rank: Int
        private var startDifference: Int64
        private var durationDifference: Int

        init?(event: Int, row: Int, _ evidence: CallEvidence, _ times: CallTimes) {
            let cdrs = evidence.cdrs
            let (pushed, written) = (evidence.events[event], evidence.rows[row])
            guard cdrs[pushed].value.callee == cdrs[written].value.callee else { return nil }
            self.event = event
            self.row = row
            durationDifference =
                abs((cdrs[pushed].value.durationSeconds ?? 0) - (cdrs[written].value.durationSeconds ?? 0))
                + abs((cdrs[pushed].value.talkSeconds ?? 0) - (cdrs[written].value.talkSeconds ?? 0))
            let isSame =
                durationDifference == 0 && cdrs[pushed].value.disposition == cdrs[written].value.disposition
                && cdrs[pushed].value.caller == cdrs[written].value.caller
            guard let difference = Self.startDifference(pushed, written, cdrs, times) else {
                guard isSame else { return nil }
                rank = 2
                startDifference = 0
                return
            }
            startDifference = difference
            if difference <= 2 {
                rank = 0
            } else if isSame, difference < 27 * 3600, LocalTime.plausibleOffset(difference % 900, tolerance: 2) != nil {
                rank = 1
            } else {
                return nil
            }
        }

        private static func startDifference(
            _ event: Int,
            _ row: Int,
            _ cdrs: [CallFacts.Received<CDR>],
            _ times: CallTimes
        ) -> Int64? {
            guard let local = cdrs[event].value.startLocalSeconds else { return nil }
            let rowLocal = cdrs[row].value.startLocalSeconds
            guard cdrs[row].value.startSeconds != nil else { return rowLocal.map { abs(local - $0) } }
            let difference = abs(times.start(ofRecord: event).seconds - times.start(ofRecord: row).seconds)
            // Where the offset is in doubt, the two local texts may still agree.
            guard difference > 2, let rowLocal else { return difference }
            return min(difference, abs(local - rowLocal))
        }

        func isBetter(than other: Candidate) -> Bool {
            (rank, startDifference, durationDifference, row, event)
                < (other.rank, other.startDifference, other.durationDifference, other.row, other.event)
        }
    }
}

extension LegPairing.Pair {
    /// A leg with the values of the history row, and what that lacks from the event.
    func leg(_ evidence: CallEvidence, _ times: CallTimes) -> Leg {
        var leg = Leg()
        if let row {
            leg.historyIdentity = evidence.cdrs[row].value.identity
            leg.historyID = evidence.cdrs[row].value.historyID
            leg.fill(from: evidence.cdrs[row].value)
            leg.start = times.start(ofRecord: row)
        }
        if let event {
            leg.eventIdentity = evidence.cdrs[event].value.identity
            leg.fill(from: evidence.cdrs[event].value)
            if leg.start == nil || leg.start?.source == .received { leg.start = times.start(ofRecord: event) }
        }
        return leg
    }
}

extension Leg {
    fileprivate mutating func fill(from cdr: CDR) {
        if uid == nil { uid = cdr.uid }
        if caller == nil { caller = cdr.caller }
        if callerName == nil { callerName = cdr.callerName }
        if callee == nil { callee = cdr.callee }
        if calleeName == nil { calleeName = cdr.calleeName }
        if direction == nil { direction = cdr.direction }
        if disposition == nil { disposition = cdr.disposition }
        if durationSeconds == nil { durationSeconds = cdr.durationSeconds }
        if ringSeconds == nil { ringSeconds = cdr.ringSeconds }
        if talkSeconds == nil { talkSeconds = cdr.talkSeconds }
        if queueWaitSeconds == nil { queueWaitSeconds = cdr.queueWaitSeconds }
        if sourceTrunk == nil { sourceTrunk = cdr.sourceTrunk }
        if destinationTrunk == nil { destinationTrunk = cdr.destinationTrunk }
        if did == nil { did = cdr.did }
        if didName == nil { didName = cdr.didName }
        if dod == nil { dod = cdr.dod }
        if pinCode == nil { pinCode = cdr.pinCode }
        if recording == nil { recording = cdr.recording }
        if hangupSide == nil { hangupSide = cdr.hangupSide }
    }
}
