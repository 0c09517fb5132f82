import CallModel

/// When a leg began, was answered and ended, and by whom: what the rules ask of each leg many times.
struct LegMoments {
    /// UTC seconds, as all of them.
    let start: Int64?
    /// When the callee answered; `nil` when nobody did.
    let answered: Int64?
    let end: Int64?
    /// Whether a person talked on the leg.
    let isAnsweredByPerson: Bool
    /// Whether the call was put through by a queue or a ring group to somebody that the leg does not name.
    let isAnsweredByGroup: Bool
    /// Whether its times rest on when its record was received.
    let isEstimated: Bool

    /// The moments of one of a call's legs, which is read where it is: it is much larger than these.
    init(_ legs: [Leg], _ index: Int) {
        let start = legs[index].start?.seconds
        let (duration, talk) = (legs[index].durationSeconds, legs[index].talkSeconds)
        let isAnswered = legs[index].disposition == .answered
        let kind = legs[index].calleeKind
        var answered: Int64?
        if isAnswered, let start {
            if let duration, let talk {
                answered = start + Int64(max(duration - talk, 0))
            } else {
                answered = start + Int64(legs[index].ringSeconds ?? 0)
            }
        }
        self.start = start
        self.answered = answered
        end =
            if let start, let duration {
                start + Int64(duration)
            } else if let answered, let talk {
                answered + Int64(talk)
            } else {
                nil
            }
        isAnsweredByPerson = isAnswered && kind?.isPerson == true && legs[index].callee != nil
        isAnsweredByGroup = isAnswered && (kind == .queue || kind == .ringGroup) && talk ?? 0 > 0
        isEstimated = legs[index].start?.source == .received
    }
}
