import CallModel

/// Finds which event CDR and which history row are the same routing stage.
enum LegPairing {
    typealias Record = CallFacts.Received<CDR>

    /// Where a leg's records are among the events and rows: at least one of both.
    struct Pair {
        var event: Int?
        var row: Int?
    }

    /// Pairs the records of one call, the best matches first; every record is in exactly one pair.
    static func pairs(_ evidence: CallEvidence, _ times: CallTimes) -> [Pair] {
        let (events, rows) = (evidence.events, evidence.rows)
        if rows.isEmpty { return events.indices.map { Pair(event: $0, row: nil) } }
        var candidates: [Candidate] = []
        for event in events.indices {
            for row in rows.indices where events[event].value.callee == rows[row].value.callee {
                if let candidate = Candidate(event: event, of: events, row: row, of: rows, times) {
                    candidates.append(candidate)
                }
            }
        }
        // Records are in the order of their identities, so their indices break ties the same way every time.
        candidates.sort { $0.isBetter(than: $1) }
        var pairs = rows.indices.map { Pair(event: nil, row: $0) }
        var isPaired = Array(repeating: false, count: events.count)
        for candidate in candidates where pairs[candidate.row].event == nil && !isPaired[candidate.event] {
            pairs[candidate.row].event = candidate.event
            isPaired[candidate.event] = true
        }
        for event in events.indices where !isPaired[event] { pairs.append(Pair(event: event, row: nil)) }
        return pairs
    }

    private struct Candidate {
        var event: Int
        var row: Int
        /// 0 for the same start, 1 for one that is off by whole steps of an offset, 2 for no start to compare.
        private var rank: Int
        private var startDifference: Int64
        private var durationDifference: Int

        init?(event: Int, of events: [Record], row: Int, of rows: [Record], _ times: CallTimes) {
            self.event = event
            self.row = row
            durationDifference =
                abs((events[event].value.durationSeconds ?? 0) - (rows[row].value.durationSeconds ?? 0))
                + abs((events[event].value.talkSeconds ?? 0) - (rows[row].value.talkSeconds ?? 0))
            let isSame =
                durationDifference == 0 && events[event].value.disposition == rows[row].value.disposition
                && events[event].value.caller == rows[row].value.caller
            guard let difference = Self.startDifference(events[event], rows[row], times) else {
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

        private static func startDifference(_ event: Record, _ row: Record, _ times: CallTimes) -> Int64? {
            guard let local = event.value.startLocalSeconds else { return nil }
            if row.value.startSeconds == nil, let rowLocal = row.value.startLocalSeconds {
                return abs(local - rowLocal)
            }
            guard row.value.startSeconds != nil else { return nil }
            let difference = abs(
                times.start(of: event.value, receipt: event.receipt).seconds
                    - times.start(of: row.value, receipt: row.receipt).seconds
            )
            // Where the offset is in doubt, the two local texts may still agree.
            guard difference > 2, let rowLocal = row.value.startLocalSeconds else { return difference }
            return min(difference, abs(local - rowLocal))
        }

        func isBetter(than other: Candidate) -> Bool {
            (rank, startDifference, durationDifference, row, event)
                < (other.rank, other.startDifference, other.durationDifference, other.row, other.event)
        }
    }
}

extension Leg {
    /// A leg with the values of the history row, and what that lacks from the event.
    init(_ pair: LegPairing.Pair, _ evidence: CallEvidence, _ times: CallTimes) {
        self.init()
        if let row = pair.row {
            historyIdentity = evidence.rows[row].value.identity
            historyID = evidence.rows[row].value.historyID
            fill(from: evidence.rows[row].value)
            start = times.start(of: evidence.rows[row].value, receipt: evidence.rows[row].receipt)
        }
        if let event = pair.event {
            eventIdentity = evidence.events[event].value.identity
            fill(from: evidence.events[event].value)
            if start == nil || start?.source == .received {
                start = times.start(of: evidence.events[event].value, receipt: evidence.events[event].receipt)
            }
        }
    }

    private mutating func fill(from cdr: CDR) {
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
