import CallColumns

/// Sums over the ringings of one agent.
struct AgentTally {
    /// The time in which the agent's state is known.
    private let known: Range<Int64>?
    private var offers: Int64 = 0
    private var answered: Int64 = 0
    private var missed: Int64 = 0
    private var missedAlone: Int64 = 0
    private var elsewhere: Int64 = 0
    private var callerGaveUp: Int64 = 0
    private var ringSeconds: Int64 = 0
    private var ringCount: Int64 = 0
    private var talkSeconds: Int64 = 0
    private var talkCount: Int64 = 0
    /// `nil` while no answered ringing tells it.
    private var holdSeconds: Int64?
    /// Talk within the time in which the agent's state is known.
    private var occupiedSeconds: Int64 = 0

    init(known: Range<Int64>?) {
        self.known = known
    }

    mutating func add(_ offer: AgentOffers.Offer) {
        offers += 1
        switch offer.result {
        case CallWords.answered: addAnswer(offer)
        case CallWords.Result.missed:
            missed += 1
            if !offer.isCallAnswered { missedAlone += 1 }
        case CallWords.Result.elsewhere: elsewhere += 1
        case CallWords.Result.callerGaveUp: callerGaveUp += 1
        default: break
        }
    }

    private mutating func addAnswer(_ offer: AgentOffers.Offer) {
        answered += 1
        if let ring = offer.ringSeconds {
            ringSeconds += ring
            ringCount += 1
        }
        if let hold = offer.holdSeconds { holdSeconds = (holdSeconds ?? 0) + hold }
        guard let conversation = offer.conversation else { return }
        talkSeconds += Int64(conversation.count)
        talkCount += 1
        if let known { occupiedSeconds += Int64(conversation.clamped(to: known).count) }
    }

    /// The cells of a row; without live events only the answered ringings are known.
    func cells(_ presence: AgentPresence?, knowsRinging: Bool) -> [Cell] {
        let ringing = { (count: Int64) -> Cell in knowsRinging ? .integer(count) : .null }
        let loggedIn = presence?.knownFrom == nil ? nil : presence?.loggedInSeconds
        let paused = loggedIn == nil ? nil : presence?.pausedSeconds
        return [
            ringing(offers), .integer(answered), ringing(missed), knowsRinging ? .share(answered, of: offers) : .null,
            .integer(talkSeconds), .optional(holdSeconds), .mean(talkSeconds, of: talkCount),
            loggedIn.map { .share(occupiedSeconds, of: $0 - (paused ?? 0)) } ?? .null, ringing(missedAlone),
            ringing(elsewhere), ringing(callerGaveUp), .mean(ringSeconds, of: ringCount), .optional(loggedIn),
            .optional(paused), loggedIn.map { .share(occupiedSeconds, of: $0) } ?? .null,
        ]
    }
}
