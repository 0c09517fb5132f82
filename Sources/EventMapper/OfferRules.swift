import CallModel

/// Tells which phones a call rang, and what came of each ringing.
struct OfferRules {
    /// How far apart two reports of the same moment may be received.
    static let toleranceMilliseconds: Int64 = 2000
    /// How long before its timeout event (30026) a phone may have stopped ringing.
    static let timeoutSeconds: Int64 = 15

    private let evidence: CallEvidence
    private let call: Call
    private let callerLeft: Int64?
    /// When somebody who was called began to talk, and to ring, in receive times; ascending.
    private let answers: [(answered: Int64, rang: Int64)]
    /// Holds that the caller's side reported.
    private let callerHolds: [(start: Int64, end: Int64?)]

    init(_ evidence: CallEvidence, _ summary: CallSummary) {
        self.evidence = evidence
        call = summary.call
        callerLeft = evidence.callerLeftMilliseconds
        var answers: [(answered: Int64, rang: Int64)] = []
        var holds: [(start: Int64, end: Int64?)] = []
        for track in evidence.tracks {
            if track.calledPerson == nil {
                holds += track.holds
            } else if let step = track.answeredStep {
                answers.append((step.receipt.milliseconds, track.firstReceipt.milliseconds))
            }
        }
        self.answers = answers.sorted { $0 < $1 }
        callerHolds = holds
    }

    /// The offers in the order in which the phones rang.
    func offers() -> [Offer] {
        var offers: [Offer] = []
        let phones = evidence.tracks.filter { $0.isExtension && $0.calledPerson != nil }
        for phone in phones {
            if let number = phone.calledPerson { offers.append(offer(number, phone)) }
        }
        applyLegs(to: &offers)
        // Of a phone that was not seen to ring only its record tells since when it talked.
        for (index, phone) in phones.enumerated() where offers[index].isHoldEstimated && phone.isFirstSeenTalking {
            guard let answered = offers[index].answeredSeconds else { continue }
            offers[index].holdSeconds = holdSeconds(phone, from: answered, to: offers[index].endedSeconds)
        }
        applyTimeouts(to: &offers)
        return offers.sorted { $0.sortKey < $1.sortKey }
    }

    // MARK: - From members

    private func offer(_ number: String, _ track: MemberTrack) -> Offer {
        var offer = Offer(extension: number, isEstimated: true)
        offer.channelID = track.channelID
        offer.path = track.path
        offer.rangSeconds = track.steps.first { $0.phase == .ringing }?.seconds
        let ended = track.endedStep?.receipt.milliseconds
        if let answered = track.answeredStep {
            offer.result = .answered
            offer.answeredSeconds = answered.seconds
            offer.endedSeconds = (ended ?? callerLeft).map { $0.dividedRoundingDown(by: 1000) }
            offer.ringSeconds = offer.rangSeconds.map { Int(max(answered.seconds - $0, 0)) }
            offer.holdSeconds = holdSeconds(track, from: answered.seconds, to: offer.endedSeconds)
            offer.isHoldEstimated = true
            return offer
        }
        let rang = track.firstReceipt.milliseconds
        let taken = firstAnswer(since: rang)
        var stopped = ended
        // Who was rung only after this phone had stopped did not take the call from it.
        if let taken, ended.map({ $0 >= max(taken.answered - Self.toleranceMilliseconds, taken.rang) }) ?? true {
            offer.result = .elsewhere
            stopped = ended ?? taken.answered
        } else if let ended {
            let isLast = callerLeft.map { ended >= $0 - Self.toleranceMilliseconds } ?? false
            offer.result = isLast ? .callerGaveUp : .missed
        } else if let callerLeft {
            offer.result = .callerGaveUp
            stopped = callerLeft
        }
        offer.endedSeconds = stopped.map { $0.dividedRoundingDown(by: 1000) }
        if let from = offer.rangSeconds, let to = offer.endedSeconds { offer.ringSeconds = Int(max(to - from, 0)) }
        return offer
    }

    private func firstAnswer(since rang: Int64) -> (answered: Int64, rang: Int64)? {
        var range = answers.startIndex..<answers.endIndex
        while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
            range = answers[middle].answered < rang ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound < answers.endIndex ? answers[range.lowerBound] : nil
    }

    /// Holds that the phone itself or the caller's side reported: the PBX puts the word on the member that is held.
    private func holdSeconds(_ track: MemberTrack, from start: Int64, to end: Int64?) -> Int {
        // Who was not talking yet when the caller was held was not held by it: a colleague who is asked meanwhile.
        let holds = track.holds + callerHolds.filter { $0.start >= start }
        if holds.isEmpty { return 0 }
        var total: Int64 = 0
        var counted = start
        for hold in holds.sorted(by: { ($0.start, $0.end ?? .max) < ($1.start, $1.end ?? .max) }) {
            guard let stop = [hold.end, end].compactMap(\.self).min() else { continue }
            let from = max(hold.start, counted)
            if stop > from { total += stop - from }
            counted = max(counted, stop)
        }
        return Int(total)
    }

    // MARK: - From legs

    /// Lets the records of the PBX decide where they tell of the same ringing, and adds what no member told.
    private func applyLegs(to offers: inout [Offer]) {
        var isMatched = Array(repeating: false, count: offers.count)
        let legs = call.legs
        var rest: [Int] = []
        for index in legs.indices where legs[index].tellsOfPhone && legs[index].answeredSeconds != nil {
            let exact = nearest(to: legs[index], in: offers, isMatched) { $0.answeredSeconds != nil }
            // An answer that no member told of still belongs to the ringing that one told of.
            guard let offer = exact ?? nearest(to: legs[index], in: offers, isMatched, where: { _ in true }) else {
                rest.append(index)
                continue
            }
            isMatched[offer] = true
            fill(&offers[offer], from: legs[index])
        }
        for index in legs.indices where legs[index].tellsOfPhone && legs[index].hasRung {
            if let offer = nearest(to: legs[index], in: offers, isMatched, where: { $0.answeredSeconds == nil }) {
                isMatched[offer] = true
                fill(&offers[offer], from: legs[index])
            } else {
                rest.append(index)
            }
        }
        for leg in rest.map({ legs[$0] }) {
            guard let number = leg.callee else { continue }
            var offer = Offer(extension: number, isEstimated: false)
            offer.result = leg.answeredSeconds == nil ? unansweredResult(leg) : .answered
            fill(&offer, from: leg)
            offers.append(offer)
        }
    }

    private func nearest(
        to leg: Leg,
        in offers: [Offer],
        _ isMatched: [Bool],
        where condition: (Offer) -> Bool
    ) -> Int? {
        let moment = leg.answeredSeconds ?? leg.start?.seconds ?? 0
        let candidates = offers.indices.filter {
            !isMatched[$0] && offers[$0].extension == leg.callee && condition(offers[$0])
        }
        return candidates.min { first, second in
            func distance(_ offer: Offer) -> Int64 { abs((offer.answeredSeconds ?? offer.rangSeconds ?? 0) - moment) }
            return (distance(offers[first]), first) < (distance(offers[second]), second)
        }
    }

    private func fill(_ offer: inout Offer, from leg: Leg) {
        guard let start = leg.start?.seconds else { return }
        let timeline = leg.timeline(in: evidence.timelines)
        offer.isEstimated = false
        offer.path = offer.path ?? group(around: leg)
        if let answered = leg.answeredSeconds {
            let ring = leg.ringSeconds ?? Int(answered - start)
            offer.result = .answered
            offer.ringSeconds = ring
            offer.rangSeconds = answered - Int64(ring)
            offer.answeredSeconds = answered
            offer.endedSeconds = leg.endSeconds
            if let hold = timeline?.holdSeconds {
                offer.holdSeconds = hold
                offer.isHoldEstimated = false
            }
        } else {
            let ring = leg.ringSeconds ?? leg.durationSeconds.map { max($0 - (leg.talkSeconds ?? 0), 0) }
            if offer.result == .callerGaveUp { offer.result = unansweredResult(leg) }
            offer.rangSeconds = start
            offer.ringSeconds = ring ?? offer.ringSeconds
            offer.endedSeconds = ring.map { start + Int64($0) } ?? offer.endedSeconds
        }
    }

    /// The queue or ring group that a leg was part of.
    private func group(around leg: Leg) -> String? {
        guard let start = leg.start?.seconds else { return nil }
        let groups = call.legs.filter { candidate in
            guard candidate.calleeKind == .queue || candidate.calleeKind == .ringGroup,
                let begin = candidate.start?.seconds, begin <= start
            else { return false }
            return candidate.endSeconds.map { $0 >= start } ?? true
        }
        return groups.last?.callee
    }

    private func unansweredResult(_ leg: Leg) -> Offer.Result {
        guard leg.disposition != .voicemail, let start = leg.start?.seconds else { return .missed }
        let end = leg.endSeconds ?? start
        var result = Offer.Result.callerGaveUp
        for other in call.legs where other != leg && (other.disposition == .answered || other.disposition == .voicemail)
        {
            guard let otherStart = other.start?.seconds, let otherEnd = other.endSeconds else { continue }
            if other.disposition == .voicemail, otherStart >= start { result = .missed }
            guard otherEnd > end else { continue }
            let isBeside = abs(otherStart - start) <= 2 && other.isAnsweredByPerson
            if isBeside, let answered = other.answeredSeconds, answered <= end + 2 { return .elsewhere }
            if otherStart >= start { result = .missed }
        }
        return result
    }

    // MARK: - From agents' events

    /// A queue's word that an agent did not pick up (30026): it decides, whether a member told of the ringing or not.
    private func applyTimeouts(to offers: inout [Offer]) {
        var isUsed = Array(repeating: false, count: offers.count)
        for event in evidence.agents where event.value.kind == .ringTimeout {
            guard let agent = event.value.agent else { continue }
            let moment = event.receipt.seconds
            let covering = offers.indices.first { index in
                let offer = offers[index]
                guard !isUsed[index], offer.extension == agent, offer.answeredSeconds == nil else { return false }
                guard (offer.rangSeconds ?? .min) <= moment + 2 else { return false }
                return offer.result == nil || (offer.endedSeconds ?? .max) >= moment - Self.timeoutSeconds
            }
            if let index = covering {
                isUsed[index] = true
                offers[index].result = .missed
                offers[index].path = offers[index].path ?? event.value.queue
                if offers[index].isEstimated, (offers[index].endedSeconds ?? .max) > moment + 2 {
                    offers[index].endedSeconds = moment
                    offers[index].ringSeconds = offers[index].rangSeconds.map { Int(max(moment - $0, 0)) }
                }
                continue
            }
            var offer = Offer(extension: agent, isEstimated: true)
            offer.path = event.value.queue
            offer.endedSeconds = moment
            offer.result = .missed
            offers.append(offer)
            isUsed.append(true)
        }
    }
}

extension Leg {
    /// Whether the leg is an extension's, with times of the PBX.
    fileprivate var tellsOfPhone: Bool { calleeKind == .extension && callee != nil && start?.source != .received }

    /// Whether an unanswered leg rang its phone: a busy or failed one did not.
    fileprivate var hasRung: Bool {
        switch disposition {
        case .noAnswer?, .abandoned?: true
        // One record for ringing and voicemail together; one of voicemail alone has no time before the talk.
        case .voicemail?: (durationSeconds ?? 0) > (talkSeconds ?? 0)
        default: false
        }
    }
}

extension Offer {
    fileprivate var sortKey: (Int64, Int64, String, String, Int) {
        (
            rangSeconds ?? answeredSeconds ?? endedSeconds ?? .max, endedSeconds ?? .max, `extension`, channelID ?? "",
            ringSeconds ?? 0
        )
    }
}
