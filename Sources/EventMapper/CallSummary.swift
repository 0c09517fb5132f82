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

    init(_ evidence: CallEvidence, _ times: CallTimes, _ legs: [Leg]) {
        self.evidence = evidence
        self.legs = legs
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
        call.uid = legs.lazy.compactMap(\.uid).first ?? evidence.events.compactMap { evidence.cdrs[$0].value.uid }.min()
        if let seconds = times.callSeconds {
            let offset = times.offset(at: seconds) ?? legs.first?.start?.utcOffsetSeconds
            call.start = Instant(seconds: seconds, utcOffsetSeconds: offset, source: .callID)
        } else if let first = legs.first?.start {
            call.start = first
        } else if let receipt = evidence.firstReceipt {
            let seconds = receipt.seconds
            call.start = Instant(seconds: seconds, utcOffsetSeconds: times.offset(at: seconds), source: .received)
        }
        if call.start?.source == .received { call.isEstimated = true }
    }

    private mutating func setParties() {
        let tracks = evidence.tracks
        let inbound = tracks.first { $0.kind == "inbound" }
        // Who was called first gives the direction: an outside party that joins an internal call does not turn it.
        let called = tracks.first { $0.kind == "outbound" || $0.calledPerson != nil }
        let outbound = called?.kind == "outbound" ? called : nil
        let calling = tracks.first { $0.isExtension && $0.isCalled == false }
        call.direction = legs.lazy.compactMap(\.direction).first ?? memberDirection(inbound, outbound)
        call.caller = legs.lazy.compactMap(\.caller).first
        if call.caller == nil {
            call.caller =
                call.direction == .inbound
                ? inbound?.number
                : calling?.number ?? outbound?.number ?? tracks.first { $0.isExtension && $0.isCalled == nil }?.number
        }
        let caller = call.caller
        call.callerName = legs.first { $0.caller == caller && $0.callerName != nil }?.callerName
        call.did = legs.lazy.compactMap(\.did).first ?? (call.direction == .inbound ? inbound?.dialed : nil)
        call.dialed = call.direction == .inbound ? call.did : nil
        if call.dialed == nil {
            call.dialed =
                legs.first?.callee ?? outbound?.dialed ?? firstReached
        }
        switch call.direction {
        case .inbound: call.contact = call.caller.flatMap { evidence.numberPlan.contact($0, isDialed: false) }
        case .outbound: call.contact = call.dialed.flatMap { evidence.numberPlan.contact($0, isDialed: true) }
        case .internal, nil: break
        }
        call.queue =
            legs.lazy.filter { $0.calleeKind == .queue }.compactMap(\.callee).first
            ?? evidence.firstQueue
            ?? evidence.agents.lazy.compactMap(\.value.queue).first
        let source = legs.lazy.compactMap(\.sourceTrunk).first ?? inbound?.trunk
        let destination = legs.lazy.compactMap(\.destinationTrunk).first ?? outbound?.trunk
        switch call.direction {
        case .inbound: call.trunk = source
        case .outbound: call.trunk = destination
        case .internal: call.trunk = nil
        case nil: call.trunk = source ?? destination
        }
        call.recording = legs.lazy.compactMap(\.recording).first
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
    private func memberDirection(_ inbound: MemberTrack?, _ outbound: MemberTrack?) -> Direction? {
        switch (inbound, outbound) {
        case (let inbound?, let outbound?): inbound.firstReceipt <= outbound.firstReceipt ? .inbound : .outbound
        case (_?, nil): .inbound
        case (nil, _?): .outbound
        case (nil, nil): evidence.tracks.contains { $0.isExtension } ? .internal : nil
        }
    }

    // MARK: - Answers

    /// Everybody who took the call, in the order in which they did.
    private func findAnswers() -> [Answer] {
        var answers: [Answer] = []
        for leg in legs where leg.isAnsweredByPerson {
            guard let person = leg.callee, let answered = leg.answeredSeconds else { continue }
            let ended = leg.endSeconds
            answers.append(
                Answer(person: person, answeredSeconds: answered, endedSeconds: ended, isEstimated: leg.isEstimated)
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
        // Ties are in the order of the legs or tracks, which is fixed.
        return answers.enumerated()
            .sorted { ($0.element.answeredSeconds, $0.offset) < ($1.element.answeredSeconds, $1.offset) }
            .map(\.element)
    }

    /// Whether the members of an ended call can name a person that its legs do not.
    ///
    /// History has a row for everybody who answered; where it has none but an IVR's, nobody did.
    private var membersMayTell: Bool {
        legs.isEmpty || evidence.rows.isEmpty || legs.contains { $0.isAnsweredByGroup }
            || legs.contains { $0.calleeKind == .other && $0.disposition == .answered && $0.talkSeconds ?? 0 > 0 }
    }

    /// The row of a queue or ring group that was answered by somebody whom nothing names.
    private var groupLeg: Leg? { legs.first { $0.isAnsweredByGroup } }

    // MARK: - End, wait, outcome

    private mutating func setEnd() {
        guard evidence.isEnded else { return }
        if let end = legs.lazy.compactMap(\.endSeconds).max() {
            call.endSeconds = max(end, call.start?.seconds ?? end)
            call.isEstimated = call.isEstimated || legs.contains(where: \.isEstimated)
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
            let group = first.isEstimated ? groupLeg?.answeredSeconds : nil
            if group != nil || first.isMomentKnown {
                call.waitSeconds = Int(max((group ?? first.answeredSeconds) - start.seconds, 0))
            }
            if first.isEstimated, group == nil { call.isEstimated = true }
        } else if let answered = groupLeg?.answeredSeconds {
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
        if legs.contains(where: { $0.disposition == .voicemail || $0.calleeKind == .voicemail }) { return .voicemail }
        let last = legs.last?.disposition
        if call.direction == .inbound, call.queue != nil || last == .abandoned { return .abandoned }
        switch last {
        case .busy: return .busy
        case .failed: return .failed
        default: return .noAnswer
        }
    }

    /// Merges the times of conversation, so that a conference or a repeated record counts once.
    private mutating func setTalk() {
        if answers.isEmpty || answers.allSatisfy(\.isEstimated), let group = groupLeg {
            call.talkSeconds = group.talkSeconds
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
        let holders = holders()
        call.transferCount = max(holders.count - 1, 0)
        guard call.transferCount > 0 else { return }
        let talked = Set(evidence.tracks.filter { $0.answeredStep != nil }.compactMap(\.calledPerson))
        call.isTransferProven =
            evidence.transfers.contains { $0.kind == .transfer } || holders.allSatisfy { talked.contains($0.person) }
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

extension Leg {
    /// Whether its times rest on when its record was received.
    fileprivate var isEstimated: Bool { start?.source == .received }
}
