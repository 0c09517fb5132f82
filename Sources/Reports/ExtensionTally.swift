import CallColumns

/// Sums over the legs and offers of one extension.
struct ExtensionTally {
    static let directions = CallWords.directions
    static let results = ["answered", "missed", "busy", "voicemail"]

    /// Legs by what became of them.
    private struct Results {
        var answered: Int64 = 0
        var missed: Int64 = 0
        var busy: Int64 = 0
        var voicemail: Int64 = 0

        mutating func add(_ disposition: Int64) {
            switch disposition {
            case CallWords.answered: answered += 1
            case CallWords.Disposition.busy: busy += 1
            case CallWords.Disposition.voicemail: voicemail += 1
            default: missed += 1
            }
        }

        static func += (left: inout Self, right: Self) {
            left.answered += right.answered
            left.missed += right.missed
            left.busy += right.busy
            left.voicemail += right.voicemail
        }

        var total: Int64 { answered + missed + busy + voicemail }

        /// The cells of ``ExtensionTally/results``.
        var cells: [Cell] { [answered, missed, busy, voicemail].map(Cell.integer) }
    }

    private var newestName = NewestName()
    private var inbound = Results()
    private var outbound = Results()
    private var `internal` = Results()
    /// Legs of unknown direction.
    private var others = Results()
    private var talkSeconds: Int64 = 0
    private var longestTalkSeconds: Int64?
    private var offers: Int64 = 0
    private var offersAnswered: Int64 = 0
    private var offersMissed: Int64 = 0

    var name: String? { newestName.text }

    /// Legs of all directions.
    private var legs: Results { [inbound, outbound, `internal`, others].reduce(into: Results(), +=) }

    var isEmpty: Bool { offers == 0 && legs.total == 0 }

    mutating func add(_ fact: ExtensionFacts.Fact, in block: CallBlock) {
        switch fact.kind {
        case .leg(let direction, let disposition, let talk, let name):
            newestName.see(name, in: block, at: fact.startedAt)
            addLeg(direction: direction, disposition: disposition, talk: talk)
        case .offer(let result):
            offers += 1
            if result == CallWords.answered { offersAnswered += 1 }
            if result == CallWords.Result.missed { offersMissed += 1 }
        }
    }

    private mutating func addLeg(direction: Int64, disposition: Int64, talk: Int64) {
        switch direction {
        case CallWords.Direction.inbound: inbound.add(disposition)
        case CallWords.Direction.outbound: outbound.add(disposition)
        case CallWords.Direction.internal: `internal`.add(disposition)
        default: others.add(disposition)
        }
        guard disposition == CallWords.answered else { return }
        talkSeconds += talk
        longestTalkSeconds = max(longestTalkSeconds ?? 0, talk)
    }

    /// Adds figures; the name stays.
    static func += (left: inout Self, right: Self) {
        left.inbound += right.inbound
        left.outbound += right.outbound
        left.internal += right.internal
        left.others += right.others
        left.talkSeconds += right.talkSeconds
        left.longestTalkSeconds = [left.longestTalkSeconds, right.longestTalkSeconds].compactMap { $0 }.max()
        left.offers += right.offers
        left.offersAnswered += right.offersAnswered
        left.offersMissed += right.offersMissed
    }

    /// The cells of ``ExtensionsReport/figures``.
    func cells(knowsOffers: Bool) -> [Cell] {
        let legs = legs
        let ringings = [offers, offersAnswered, offersMissed].map { knowsOffers ? Cell.integer($0) : .null }
        return [.integer(legs.total)] + legs.cells + [
            .share(legs.answered, of: legs.total), .integer(talkSeconds), .mean(talkSeconds, of: legs.answered),
            .optional(longestTalkSeconds),
        ] + ringings + inbound.cells + outbound.cells + `internal`.cells
    }
}
