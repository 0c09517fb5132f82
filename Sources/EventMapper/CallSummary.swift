import CallModel

/// Tells what became of a call as a whole, from its legs, and from its members where no leg tells.
struct CallSummary {
    /// A person who took the call.
    struct Answer {
        var person: String
        var answeredSeconds: Int64
        var endedSeconds: Int64?
        /// Whether the times are receive times.
        var isEstimated: Bool
        /// Whether the call was heard of before the answer: else that was earlier than ``answeredSeconds``.
        var isMomentKnown = true
    }

    private(set) var answers: [Answer] = []
    var call: Call
    private let evidence: CallEvidence
    private let legs: [Leg]
    /// Those of ``legs``, in the same order.
    private let moments: [LegMoments]

    init(_ evidence: CallEvidence, _ times: CallTimes, _ legs: [Leg], _ moments: [LegMoments]) {
        self.evidence = evidence
        self.legs = legs
        self.moments = moments
        call = Call(callID: evidence.callID, state: evidence.isEnded ? .ended : .live)
        call.legs = legs
        setStart(times)
        setParties()
        answers = findAnswers()
        setEnd()
        setAnswer()
        setOutcome()
        setTalk()
        setTransfers()
    }

    // MARK: - Start and parties

    private mutating func setStart(_ times: CallTimes) {
        call.uid = first { legs[$0].uid } ?? evidence.events.compactMap { evidence.cdrs[$0].value.uid }.min()
        if let seconds = times.callSeconds {
            let shown = times.hasOwnOffset ? nil : legs.first.flatMap { offsetShown(by: $0, near: seconds) }
            let offset = shown ?? times.offset(at: seconds) ?? legs.first?.start?.utcOffsetSeconds
            call.start = Instant(seconds: seconds, utcOffsetSeconds: offset, source: .callID)
        } else if let first = legs.first?.start {
            call.start = first
        } else if let receipt = evidence.firstReceipt {
            let seconds = receipt.seconds
            call.start = Instant(seconds: seconds, utcOffsetSeconds: times.offset(at: seconds), source: .received)
        }
        if call.start?.source == .received { call.isEstimated = true }
    }

    /// The offset that a leg's own record shows, where it began with the call: the PBX's clock may have been seen on the
    /// other side of a change.
    private func offsetShown(by leg: Leg, near seconds: Int64) -> Int? {
        guard let start = leg.start, start.source == .timestamp, abs(start.seconds - seconds) <= Self.sameSeconds else {
            return nil
        }
        return start.utcOffsetSeconds
    }

    /// The first value that a leg has, each asked by its index.
    private func first<Value>(_ value: (Int) -> Value?) -> Value? {
        for index in legs.indices {
            if let found = value(index) { return found }
        }
        return nil
    }

    private mutating func setParties() {
        let tracks = evidence.tracks
        let inbound = tracks.indices.first { tracks[$0].kind == "inbound" }
        // Who was called first gives the direction: an outside party that joins an internal call does not turn it.
        let called = tracks.indices.first { tracks[$0].kind == "outbound" || tracks[$0].calledPerson != nil }
        let outbound = called.flatMap { tracks[$0].kind == "outbound" ? $0 : nil }
        call.direction = first { legs[$0].direction } ?? memberDirection(inbound, outbound)
        // Not of a later leg: who transfers a call is not its caller, though the caller withheld a number.
        call.caller = legs.first?.caller ?? memberCaller(inbound, outbound)
        let caller = call.caller
        call.callerName = first { legs[$0].caller == caller ? legs[$0].callerName : nil }
        call.did = first { legs[$0].did }
        if call.did == nil, call.direction == .inbound, let inbound { call.did = tracks[inbound].dialed }
        if call.direction == .inbound { call.dialed = call.did }
        if call.dialed == nil, !legs.isEmpty { call.dialed = legs[0].callee }
        if call.dialed == nil { call.dialed = outbound.flatMap { tracks[$0].dialed } ?? firstReached }
        switch call.direction {
        case .inbound: call.contact = call.caller.flatMap { evidence.numberPlan.contact($0, isDialed: false) }
        case .outbound: call.contact = call.dialed.flatMap { evidence.numberPlan.contact($0, isDialed: true) }
        case .internal, nil: break
        }
        call.queue =
            first { legs[$0].calleeKind == .queue ? legs[$0].callee : nil }
            ?? evidence.firstQueue
            ?? evidence.agents.lazy.compactMap(\.value.queue).first
        if call.direction != .internal, call.direction != .outbound {
            call.trunk = first { legs[$0].sourceTrunk } ?? inbound.flatMap { tracks[$0].trunk }
        }
        if call.direction == .outbound || (call.direction == nil && call.trunk == nil) {
            call.trunk = first { legs[$0].destinationTrunk } ?? outbound.flatMap { tracks[$0].trunk }
        }
        call.recording = first { legs[$0].recording }
    }

    /// Who called, as the members tell.
    private func memberCaller(_ inbound: Int?, _ outbound: Int?) -> String? {
        let tracks = evidence.tracks
        if call.direction == .inbound { return inbound.flatMap { tracks[$0].number } }
        let calling = tracks.indices.first { tracks[$0].isCallingExtension }
        if let number = calling.flatMap({ tracks[$0].number }) { return number }
        if let number = outbound.flatMap({ tracks[$0].number }) { return number }
        let silent = tracks.indices.first { tracks[$0].isExtension && tracks[$0].isCalled == nil }
        return silent.flatMap { tracks[$0].number }
    }

    /// Where the members say that the call went first: to a phone, unless something on the way rang it.
    private var firstReached: String? {
        var first: (receipt: CallFacts.Receipt, number: String)?
        for track in evidence.tracks {
            if let path = track.paths.first, first.map({ path.receipt < $0.receipt }) ?? true { first = path }
            if let person = track.calledPerson, first.map({ track.firstReceipt < $0.receipt }) ?? true {
                first = (track.firstReceipt, person)
            }
        }
        return first?.number
    }

    /// From the first trunk that took part; where two began together, a call came in before it went out.
    private func memberDirection(_ inbound: Int?, _ outbound: Int?) -> Direction? {
        let tracks = evidence.tracks
        switch (inbound, outbound) {
        case (let inbound?, let outbound?):
            return tracks[inbound].firstReceipt <= tracks[outbound].firstReceipt ? .inbound : .outbound
        case (_?, nil): return .inbound
        case (nil, _?): return .outbound
        case (nil, nil): return tracks.indices.contains { tracks[$0].isExtension } ? .internal : nil
        }
    }

    // MARK: - Answers

    /// Everybody who took the call, in the order in which they did.
    private func findAnswers() -> [Answer] {
        var answers: [Answer] = []
        for index in legs.indices where moments[index].isAnsweredByPerson {
            guard let person = legs[index].callee, let answered = moments[index].answered else { continue }
            answers.append(
                Answer(
                    person: person,
                    answeredSeconds: answered,
                    endedSeconds: moments[index].end,
                    isEstimated: moments[index].isEstimated
                )
            )
        }
        if !evidence.isEnded || (answers.isEmpty && membersMayTell) {
            let named = Set(legs.filter { $0.calleeKind?.isPerson == true }.compactMap(\.callee))
            for track in evidence.tracks {
                guard let person = track.calledPerson, let answered = track.answeredStep, !named.contains(person) else {
                    continue
                }
                answers.append(
                    Answer(
                        person: person,
                        answeredSeconds: max(answered.seconds, call.start?.seconds ?? .min),
                        endedSeconds: track.endedStep?.seconds,
                        isEstimated: true,
                        isMomentKnown: evidence.tracks.contains { $0.firstReceipt < answered.receipt }
                    )
                )
            }
        }
        guard answers.count > 1 else { return answers }
        // Ties are in the order of the legs or tracks, which is fixed.
        return answers.enumerated()
            .sorted { ($0.element.answeredSeconds, $0.offset) < ($1.element.answeredSeconds, $1.offset) }
            .map(\.element)
    }

    /// Whether the members of an ended call can name a person that its legs do not.
    ///
    /// History has a row for everybody who answered; where it has none but an IVR's, nobody did.
    private var membersMayTell: Bool {
        legs.isEmpty || evidence.rows.isEmpty || groupLeg != nil
            || legs.contains { $0.calleeKind == .other && $0.disposition == .answered && $0.talkSeconds ?? 0 > 0 }
    }

    /// Where the row of a queue or ring group is that was answered by somebody whom nothing names.
    private var groupLeg: Int? { moments.firstIndex(where: \.isAnsweredByGroup) }

    /// When a group's row says that it was answered.
    private var groupAnswered: Int64? { groupLeg.flatMap { moments[$0].answered } }

    // MARK: - End, wait, outcome

    private mutating func setEnd() {
        guard evidence.isEnded else { return }
        if let end = moments.lazy.compactMap(\.end).max() {
            call.endSeconds = max(end, call.start?.seconds ?? end)
            call.isEstimated = call.isEstimated || moments.contains(where: \.isEstimated)
        } else if let receipt = evidence.endReceiptSeconds {
            call.endSeconds = max(receipt, call.start?.seconds ?? receipt)
            call.isEstimated = true
        }
        if let end = call.endSeconds, let start = call.start { call.durationSeconds = Int(end - start.seconds) }
    }

    private mutating func setAnswer() {
        guard let start = call.start else { return }
        if let first = answers.first {
            call.answeredBy = first.person
            // The queue's own record tells the moment better than the members do.
            let group = first.isEstimated ? groupAnswered : nil
            if group != nil || first.isMomentKnown {
                call.waitSeconds = Int(max((group ?? first.answeredSeconds) - start.seconds, 0))
            }
            if first.isEstimated, group == nil { call.isEstimated = true }
        } else if let answered = groupAnswered {
            call.waitSeconds = Int(max(answered - start.seconds, 0))
        } else {
            call.waitSeconds = call.durationSeconds
        }
    }

    private mutating func setOutcome() {
        guard evidence.isEnded else { return }
        let outcome = outcome()
        call.outcome = outcome
        call.isMissed = call.direction.map { $0 == .inbound && outcome != .answered }
    }

    private func outcome() -> Call.Outcome {
        if !answers.isEmpty || groupLeg != nil { return .answered }
        let reachesVoicemail = legs.indices.contains { index in
            legs[index].disposition == .voicemail || legs[index].calleeKind == .voicemail
        }
        if reachesVoicemail { return .voicemail }
        let last = legs.last?.disposition
        if call.direction == .inbound, call.queue != nil || isAbandonedGroup(legs.last) { return .abandoned }
        switch last {
        case .busy: return .busy
        case .failed: return .failed
        default: return .noAnswer
        }
    }

    /// Whether a leg to what may be a queue, of which no list tells, was abandoned.
    private func isAbandonedGroup(_ leg: Leg?) -> Bool {
        guard let leg, leg.disposition == .abandoned else { return false }
        return leg.calleeKind == nil || leg.calleeKind == .other
    }

    /// Merges the times of conversation, so that a conference or a repeated record counts once.
    private mutating func setTalk() {
        if answers.isEmpty || answers.allSatisfy(\.isEstimated), let group = groupLeg {
            call.talkSeconds = legs[group].talkSeconds
            return
        }
        guard evidence.isEnded || answers.contains(where: { !$0.isEstimated }) else { return }
        var total: Int64 = 0
        var counted = Int64.min
        for answer in answers {
            guard let end = answer.endedSeconds ?? call.endSeconds, end > answer.answeredSeconds else { continue }
            let from = max(answer.answeredSeconds, counted)
            if end > from { total += end - from }
            counted = max(counted, end)
        }
        call.talkSeconds = Int(total)
        if answers.contains(where: \.isEstimated) { call.isEstimated = true }
    }

    private mutating func setTransfers() {
        guard answers.count > 1 else { return }
        let holders = holders()
        call.transferCount = max(holders.count - 1, 0)
        guard call.transferCount > 0 else { return }
        let talked = Set(evidence.tracks.filter { $0.answeredStep != nil }.compactMap(\.calledPerson))
        let reports = Set(evidence.transfers.filter { $0.kind == .transfer })
        call.isTransferProven =
            reports.count >= call.transferCount || holders.allSatisfy { talked.contains($0.person) }
    }

    /// Those who had the call one after the other; who joins a conversation and does not outlast it takes nothing over.
    private func holders() -> [Answer] {
        var holders: [Answer] = []
        for answer in answers {
            guard let last = holders.last else {
                holders.append(answer)
                continue
            }
            let end = last.endedSeconds ?? .max
            if answer.person == last.person {
                holders[holders.count - 1].endedSeconds = answer.endedSeconds.map { max($0, end == .max ? $0 : end) }
            } else if answer.answeredSeconds >= end || (answer.endedSeconds ?? .max) - Self.sameSeconds > end {
                holders.append(answer)
            }
        }
        return holders
    }

    /// How far apart two records may put the same moment.
    private static let sameSeconds: Int64 = 2
}
