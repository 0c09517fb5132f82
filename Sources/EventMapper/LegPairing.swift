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

extension Leg {
    /// Takes the values of the history row, and what that lacks from the event.
    mutating func fill(_ pair: LegPairing.Pair, _ evidence: CallEvidence, _ times: CallTimes) {
        if let row = pair.row {
            historyIdentity = evidence.cdrs[row].value.identity
            if let id = evidence.cdrs[row].value.historyID { historyID = id }
            fill(from: evidence.cdrs[row].value)
            start = times.start(ofRecord: row)
        }
        if let event = pair.event {
            eventIdentity = evidence.cdrs[event].value.identity
            fill(from: evidence.cdrs[event].value)
            if start == nil || start?.source == .received { start = times.start(ofRecord: event) }
        }
    }

    /// Fills what is missing; texts are unwrapped, because the runtime copies an optional one by its metadata.
    private mutating func fill(from cdr: CDR) {
        if uid == nil, let value = cdr.uid { uid = value }
        if caller == nil, let value = cdr.caller { caller = value }
        if callerName == nil, let value = cdr.callerName { callerName = value }
        if callee == nil, let value = cdr.callee { callee = value }
        if calleeName == nil, let value = cdr.calleeName { calleeName = value }
        if direction == nil, let value = cdr.direction { direction = value }
        if disposition == nil, let value = cdr.disposition { disposition = value }
        if durationSeconds == nil, let value = cdr.durationSeconds { durationSeconds = value }
        if ringSeconds == nil, let value = cdr.ringSeconds { ringSeconds = value }
        if talkSeconds == nil, let value = cdr.talkSeconds { talkSeconds = value }
        if queueWaitSeconds == nil, let value = cdr.queueWaitSeconds { queueWaitSeconds = value }
        if sourceTrunk == nil, let value = cdr.sourceTrunk { sourceTrunk = value }
        if destinationTrunk == nil, let value = cdr.destinationTrunk { destinationTrunk = value }
        if did == nil, let value = cdr.did { did = value }
        if didName == nil, let value = cdr.didName { didName = value }
        if dod == nil, let value = cdr.dod { dod = value }
        if pinCode == nil, let value = cdr.pinCode { pinCode = value }
        if recording == nil, let value = cdr.recording { recording = value }
        if hangupSide == nil, let value = cdr.hangupSide { hangupSide = value }
    }
}
