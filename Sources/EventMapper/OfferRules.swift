import CallModel

/// Tells which phones a call rang, and what came of each ringing.
struct OfferRules {
    /// How far apart two reports of the same moment may be received.
    static let toleranceMilliseconds: Int64 = 2000
    /// How long before its timeout event (30026) a phone may have stopped ringing.
    static let timeoutSeconds: Int64 = 15

    private let evidence: CallEvidence
    private let legs: [Leg]
    /// Those of ``legs``, in the same order.
    private let moments: [LegMoments]
    private let callerLeft: Int64?
    /// When somebody who was called began to talk, and to ring, in receive times; ascending.
    private let answers: [(answered: Int64, rang: Int64)]
    /// Holds that the caller's side reported.
    private let callerHolds: [(start: Int64, end: Int64?)]

    init(_ evidence: CallEvidence, _ legs: [Leg], _ moments: [LegMoments]) {
        self.evidence = evidence
        self.legs = legs
        self.moments = moments
        callerLeft = evidence.callerLeftMilliseconds
        var answers: [(answered: Int64, rang: Int64)] = []
        var holds: [(start: Int64, end: Int64?)] = []
        let tracks = evidence.tracks
        for index in tracks.indices {
            if tracks[index].calledPerson == nil {
                tracks[index].addHolds(to: &holds)
            } else if let answered = tracks[index].answeredStep?.receipt.milliseconds {
                answers.append((answered, tracks[index].firstReceipt.milliseconds))
            }
        }
        if answers.count > 1 { answers.sort { $0 < $1 } }
        self.answers = answers
        callerHolds = holds
    }

    /// The offers in the order in which the phones rang.
    func offers() -> [Offer] {
        var offers: [Offer] = []
        let tracks = evidence.tracks
        let phones = tracks.indices.filter { tracks[$0].isExtension && tracks[$0].calledPerson != nil }
        offers.reserveCapacity(phones.count)
        for phone in phones {
            if let number = tracks[phone].number { offers.append(offer(number, tracks[phone])) }
        }
        applyLegs(to: &offers)
        // Of a phone that was not seen to ring only its record tells since when it talked.
        for (index, phone) in phones.enumerated()
        where offers[index].isHoldEstimated && tracks[phone].isFirstSeenTalking {
            guard let answered = offers[index].answeredSeconds else { continue }
            offers[index].holdSeconds = holdSeconds(tracks[phone], from: answered, to: offers[index].endedSeconds)
        }
        applyTimeouts(to: &offers)
        if offers.count > 1 { offers.sort { $0.sortKey < $1.sortKey } }
        return offers
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
        var holds: [(start: Int64, end: Int64?)] = []
        track.addHolds(to: &holds)
        // Who was not talking yet when the caller was held was not held by it: a colleague who is asked meanwhile.
        for hold in callerHolds where hold.start >= start { holds.append(hold) }
        if holds.isEmpty { return 0 }
        if holds.count > 1 { holds.sort { ($0.start, $0.end ?? .max) < ($1.start, $1.end ?? .max) } }
        var total: Int64 = 0
        var counted = start
        for hold in holds {
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
        var rest: [Int] = []
        for index in legs.indices where tellsOfPhone(index) && moments[index].answered != nil {
            let exact = nearest(to: index, in: offers, isMatched) { $0.answeredSeconds != nil }
            // An answer that no member told of still belongs to the ringing that one told of.
            guard let offer = exact ?? nearest(to: index, in: offers, isMatched, where: { _ in true }) else {
                rest.append(index)
                continue
            }
            isMatched[offer] = true
            fill(&offers[offer], from: index)
        }
        for index in legs.indices where tellsOfPhone(index) && hasRung(index) {
            if let offer = nearest(to: index, in: offers, isMatched, where: { $0.answeredSeconds == nil }) {
                isMatched[offer] = true
                fill(&offers[offer], from: index)
            } else {
                rest.append(index)
            }
        }
        for index in rest {
            guard let number = legs[index].callee else { continue }
            var offer = Offer(extension: number, isEstimated: false)
            offer.result = moments[index].answered == nil ? unansweredResult(index) : .answered
            fill(&offer, from: index)
            offers.append(offer)
        }
    }

    /// Whether a leg is an extension's, with times of the PBX.
    private func tellsOfPhone(_ leg: Int) -> Bool {
        legs[leg].calleeKind == .extension && legs[leg].callee != nil && !moments[leg].isEstimated
    }

    /// Whether an unanswered leg rang its phone: a busy or failed one did not.
    private func hasRung(_ leg: Int) -> Bool {
        switch legs[leg].disposition {
        case .noAnswer?, .abandoned?: true
        // One record for ringing and voicemail together; one of voicemail alone has no time before the talk.
        case .voicemail?: (legs[leg].durationSeconds ?? 0) > (legs[leg].talkSeconds ?? 0)
        default: false
        }
    }

    private func nearest(
        to leg: Int,
        in offers: [Offer],
        _ isMatched: [Bool],
        where condition: (Offer) -> Bool
    ) -> Int? {
        let moment = moments[leg].answered ?? moments[leg].start ?? 0
        var nearest: (index: Int, distance: Int64)?
        for index in offers.indices where !isMatched[index] && offers[index].extension == legs[leg].callee {
            guard condition(offers[index]) else { continue }
            let distance = abs((offers[index].answeredSeconds ?? offers[index].rangSeconds ?? 0) - moment)
            if nearest.map({ distance < $0.distance }) ?? true { nearest = (index, distance) }
        }
        return nearest?.index
    }

    private func fill(_ offer: inout Offer, from leg: Int) {
        guard let start = moments[leg].start else { return }
        offer.isEstimated = false
        if offer.path == nil, let group = group(around: leg) { offer.path = group }
        if let answered = moments[leg].answered {
            let ring = legs[leg].ringSeconds ?? Int(answered - start)
            offer.result = .answered
            offer.ringSeconds = ring
            offer.rangSeconds = answered - Int64(ring)
            offer.answeredSeconds = answered
            offer.endedSeconds = moments[leg].end
            let timeline = evidence.timelines.isEmpty ? nil : legs[leg].timeline(in: evidence.timelines)
            if let hold = timeline?.holdSeconds {
                offer.holdSeconds = hold
                offer.isHoldEstimated = false
            }
        } else {
            let ring =
                legs[leg].ringSeconds ?? legs[leg].durationSeconds.map { max($0 - (legs[leg].talkSeconds ?? 0), 0) }
            if offer.result == .callerGaveUp { offer.result = unansweredResult(leg) }
            offer.rangSeconds = start
            offer.ringSeconds = ring ?? offer.ringSeconds
            offer.endedSeconds = ring.map { start + Int64($0) } ?? offer.endedSeconds
        }
    }

    /// The queue or ring group that a leg was part of.
    private func group(around leg: Int) -> String? {
        guard let start = moments[leg].start else { return nil }
        let group = legs.indices.last { index in
            guard legs[index].calleeKind == .queue || legs[index].calleeKind == .ringGroup,
                let begin = moments[index].start, begin <= start
            else { return false }
            return moments[index].end.map { $0 >= start } ?? true
        }
        return group.flatMap { legs[$0].callee }
    }

    private func unansweredResult(_ leg: Int) -> Offer.Result {
        guard legs[leg].disposition != .voicemail, let start = moments[leg].start else { return .missed }
        let end = moments[leg].end ?? start
        var result = Offer.Result.callerGaveUp
        for other in legs.indices where other != leg {
            let isVoicemail = legs[other].disposition == .voicemail
            guard isVoicemail || legs[other].disposition == .answered,
                let otherStart = moments[other].start, let otherEnd = moments[other].end
            else { continue }
            if isVoicemail, otherStart >= start { result = .missed }
            guard otherEnd > end else { continue }
            let isBeside = abs(otherStart - start) <= 2 && moments[other].isAnsweredByPerson
            if isBeside, let answered = moments[other].answered, answered <= end + 2 { return .elsewhere }
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

extension Offer {
    fileprivate var sortKey: (Int64, Int64, String, String, Int) {
        (
            rangSeconds ?? answeredSeconds ?? endedSeconds ?? .max, endedSeconds ?? .max, `extension`, channelID ?? "",
            ringSeconds ?? 0
        )
    }
}
