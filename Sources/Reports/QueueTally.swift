/// Sums over the visits of calls to one queue.
struct QueueTally {
    private let options: ReportOptions

    /// Offered, answered, and what of it was soon.
    private(set) var level = ServiceLevel.Tally()
    /// Visits that ended without an answer in this queue.
    private(set) var leftUnanswered: Int64 = 0
    /// Those of them that nobody answered elsewhere either.
    private(set) var neverAnswered: Int64 = 0
    private(set) var movedOn: Int64 = 0
    /// Abandons as the variant counts them.
    private(set) var abandoned: Int64 = 0
    private(set) var answeredWaits = WaitTally()
    private(set) var abandonedWaits = WaitTally()
    /// Waits of answered calls from the call's start, together; of as many as ``answeredWaits``.
    private var secondsFromStart: Int64 = 0
    private(set) var talkSeconds: Int64 = 0

    init(_ options: ReportOptions) {
        self.options = options
    }

    mutating func add(_ visit: GroupVisit) {
        level.offered += 1
        guard let isAnswered = visit.isAnswered else { return }
        isAnswered ? addAnswer(visit) : addAbandon(visit)
    }

    private mutating func addAnswer(_ visit: GroupVisit) {
        level.answered += 1
        talkSeconds += visit.talkSeconds
        guard let wait = visit.waitSeconds else { return }
        answeredWaits.add(wait)
        secondsFromStart += visit.secondsBefore + wait
        if wait <= options.serviceLevel.seconds { level.answeredWithin += 1 }
    }

    private mutating func addAbandon(_ visit: GroupVisit) {
        leftUnanswered += 1
        if !visit.isCallAnswered { neverAnswered += 1 }
        if visit.hasMovedOn { movedOn += 1 }
        guard options.abandoned == .queue || !visit.isCallAnswered else { return }
        abandoned += 1
        guard let wait = visit.waitSeconds else { return }
        abandonedWaits.add(wait)
        if wait <= options.shortAbandonSeconds { level.shortAbandons += 1 }
        if wait <= options.serviceLevel.seconds { level.abandonedWithin += 1 }
    }

    static func += (left: inout Self, right: Self) {
        left.level.offered += right.level.offered
        left.level.answered += right.level.answered
        left.leftUnanswered += right.leftUnanswered
        left.neverAnswered += right.neverAnswered
        left.movedOn += right.movedOn
        left.abandoned += right.abandoned
        left.level.shortAbandons += right.level.shortAbandons
        left.level.answeredWithin += right.level.answeredWithin
        left.level.abandonedWithin += right.level.abandonedWithin
        left.answeredWaits += right.answeredWaits
        left.abandonedWaits += right.abandonedWaits
        left.secondsFromStart += right.secondsFromStart
        left.talkSeconds += right.talkSeconds
    }

    // MARK: - Figures

    var offered: Int64 { level.offered }
    var answered: Int64 { level.answered }
    var longAbandons: Int64 { abandoned - level.shortAbandons }

    var allWaits: WaitTally {
        var waits = answeredWaits
        waits += abandonedWaits
        return waits
    }

    /// The mean wait of answered calls from the call's start.
    var meanFromStart: Cell { .mean(secondsFromStart, of: answeredWaits.count) }

    /// Long abandons out of the calls offered without short abandons.
    var abandonRate: Cell { .share(longAbandons, of: offered - level.shortAbandons) }

    func serviceLevel(_ variant: ServiceLevel.Variant) -> Cell {
        var meaning = options.serviceLevel
        meaning.variant = variant
        return meaning.cell(level)
    }

    /// Whether the service level reaches its target; null where there is none.
    var meetsTarget: Cell {
        guard case .ratio(let met, let whole) = options.serviceLevel.cell(level) else { return .null }
        return .integer(met * 100 >= options.serviceLevel.targetPercent * whole ? 1 : 0)
    }
}
