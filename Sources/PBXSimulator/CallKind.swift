/// The kinds of calls the simulated PBX can play.
public enum CallKind: String, Sendable, CaseIterable, Hashable {
    /// From outside to an extension, which answers.
    case inboundAnswered
    /// From outside to an extension; the caller gives up while it rings.
    case inboundMissed
    /// From outside to an extension that is busy.
    case inboundBusy
    /// From outside to the IVR; the caller hangs up there.
    case ivrOnly
    /// From outside through the IVR to a queue, where one agent is rung and answers.
    case queueAnswered
    /// Straight to a queue that rings several agents; one answers.
    case queueRingAll
    /// Through the IVR to a queue; the caller gives up while agents ring.
    case queueAbandoned
    /// Straight to a queue; the first agent lets it ring out (30026), the second answers.
    case agentTimeout
    /// A queue call whose caller answers the satisfaction survey (30019).
    case survey
    /// From outside to an extension that does not answer, then to its voicemail.
    case voicemail
    /// An answered call with one hold in the middle.
    case holdResume
    /// Answered, then transferred blindly to another extension, which answers (30013).
    case blindTransfer
    /// From outside to the ring group; one member answers.
    case ringGroup
    /// From outside to an extension that forwards unanswered calls to a mobile (30014).
    case forwardToMobile
    /// Between two extensions, answered.
    case internalAnswered
    /// Between two extensions, not answered.
    case internalUnanswered
    /// Between two extensions, the second one busy (30015).
    case internalBusy
    /// To the outside, answered.
    case outboundAnswered
    /// To the outside, not answered.
    case outboundUnanswered
    /// To the outside, failed (30015 without members).
    case outboundFailed

    /// Weights of the everyday mix, in percent of calls.
    static let everydayMix: [(kind: CallKind, weight: Int)] = [
        (.inboundAnswered, 17), (.inboundMissed, 5), (.inboundBusy, 2), (.ivrOnly, 3), (.queueAnswered, 14),
        (.queueRingAll, 6), (.queueAbandoned, 6), (.agentTimeout, 4), (.survey, 3), (.voicemail, 4),
        (.holdResume, 4), (.blindTransfer, 4), (.ringGroup, 3), (.forwardToMobile, 2), (.internalAnswered, 6),
        (.internalUnanswered, 2), (.internalBusy, 1), (.outboundAnswered, 10), (.outboundUnanswered, 3),
        (.outboundFailed, 1),
    ]

    /// Draws a kind from the everyday mix.
    static func draw(from random: inout SeededGenerator) -> CallKind {
        var rest = random.number(in: 1...100)
        for (kind, weight) in everydayMix {
            rest -= weight
            if rest <= 0 { return kind }
        }
        return .inboundAnswered
    }
}
