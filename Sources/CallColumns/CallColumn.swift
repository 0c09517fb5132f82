/// One value of each call, leg or offer, as a block keeps it.
///
/// The raw value is the column's place in the file: it never changes its meaning, and a new column takes a new one.
public enum CallColumn: Int64, CaseIterable, Sendable {
    // Of each call.
    /// The row's id less the block's first id.
    case id = 0
    /// Unix seconds.
    case startedAt = 1
    case utcOffset = 2
    /// Unix seconds; `nil` while the call is live.
    case endedAt = 3
    /// The id of the PBX's row.
    case pbx = 4
    case direction = 5
    /// `nil` while the call is live.
    case outcome = 6
    case isMissed = 7
    case waitSeconds = 8
    case talkSeconds = 9
    case isLive = 10
    /// Whether a person answered, as the outcome or, of a live call, the person tells.
    case isAnswered = 11
    /// ``PhoneNumberKey`` of the outside party.
    case contact = 12
    /// Of calls that did not come from outside.
    case caller = 13
    /// Of calls that did not go outside.
    case answeredBy = 14
    case queue = 15
    case trunk = 16
    case did = 17
    case transferCount = 18
    /// How many legs and offers the call has.
    case legs = 19
    case offers = 20
    case isTransferProven = 21
    /// The calling code of the outside party's country; `nil` unless its number is in international spelling.
    case contactCountry = 22

    // Of each leg, those of a call in their order.
    case legStartedAt = 30
    case legUTCOffset = 31
    case legDirection = 32
    case disposition = 33
    case calleeKind = 34
    /// Not of the outside numbers that were called from inside: there are too many, and no report counts them by leg.
    case callee = 35
    case calleeName = 36
    /// Of legs that did not come from outside.
    case legCaller = 37
    case legCallerName = 38
    case legDurationSeconds = 39
    case legTalkSeconds = 40
    case queueWaitSeconds = 41
    case destinationTrunk = 42
    case didName = 43

    // Of each offer, those of a call in their order.
    case extensionNumber = 50
    case path = 51
    case rangAt = 52
    case answeredAt = 53
    case offerEndedAt = 54
    case result = 55
    case ringSeconds = 56
    case holdSeconds = 57

    /// Whose value it is.
    enum Table: CaseIterable {
        case call
        case leg
        case offer
    }

    /// How a value becomes a number.
    enum Kind: Equatable {
        case integer
        /// The place in the block's list of texts.
        case text
        /// The place in a list of words that is the same for all blocks; any other word has the place after the last.
        case word([String])
        /// ``PhoneNumberKey``.
        case number
        /// ``CallingCodes``.
        case country
    }

    var table: Table {
        switch rawValue {
        case ..<30: .call
        case ..<50: .leg
        default: .offer
        }
    }

    var kind: Kind {
        switch self {
        case .direction, .legDirection: .word(CallWords.directions)
        case .outcome: .word(CallWords.outcomes)
        case .disposition: .word(CallWords.dispositions)
        case .calleeKind: .word(CallWords.calleeKinds)
        case .result: .word(CallWords.results)
        case .contact: .number
        case .contactCountry: .country
        case .caller, .answeredBy, .queue, .trunk, .did, .callee, .calleeName, .legCaller, .legCallerName,
            .destinationTrunk, .didName, .extensionNumber, .path:
            .text
        default: .integer
        }
    }

    /// What gives the value of a row `c` of `call`, `l` of `leg` or `o` of `offer`.
    ///
    /// ``id``, ``legs`` and ``offers`` are counted while rows are read.
    public var expression: String {
        switch self {
        case .id: "c.id"
        case .startedAt: "c.started_at"
        case .utcOffset: "c.utc_offset"
        case .endedAt: "c.ended_at"
        case .pbx: "c.pbx"
        case .direction: "c.direction"
        case .outcome: "c.outcome"
        case .isMissed: "c.missed"
        case .waitSeconds: "c.wait_seconds"
        case .talkSeconds: "c.talk_seconds"
        case .isLive: "c.state = 'live'"
        case .isAnswered: "coalesce(c.outcome = 'answered', c.answered_by IS NOT NULL)"
        case .contact, .contactCountry:
            """
            CASE c.direction WHEN 'inbound' THEN coalesce(c.contact, c.caller) WHEN 'outbound' THEN coalesce(c.contact, c.dialed)
                END
            """
        case .caller: "CASE WHEN c.direction IS NOT 'inbound' THEN c.caller END"
        case .answeredBy: "CASE WHEN c.direction IS NOT 'outbound' THEN c.answered_by END"
        case .queue: "c.queue"
        case .trunk: "c.trunk"
        case .did: "c.did"
        case .transferCount: "c.transfer_count"
        case .isTransferProven: "c.transfer_proven"
        case .legs, .offers: "0"
        case .legStartedAt: "l.started_at"
        case .legUTCOffset: "l.utc_offset"
        case .legDirection: "l.direction"
        case .disposition: "l.disposition"
        case .calleeKind: "l.callee_kind"
        case .callee: "CASE WHEN \(Self.isCounted) THEN l.callee END"
        case .calleeName: "CASE WHEN \(Self.isCounted) THEN l.callee_name END"
        case .legCaller: "CASE WHEN l.direction IS NOT 'inbound' THEN l.caller END"
        case .legCallerName: "CASE WHEN l.direction IS NOT 'inbound' THEN l.caller_name END"
        case .legDurationSeconds: "l.duration_seconds"
        case .legTalkSeconds: "l.talk_seconds"
        case .queueWaitSeconds: "l.queue_wait_seconds"
        case .destinationTrunk: "l.dst_trunk"
        case .didName: "l.did_name"
        case .extensionNumber: "o.extension"
        case .path: "o.path"
        case .rangAt: "o.rang_at"
        case .answeredAt: "o.answered_at"
        case .offerEndedAt: "o.ended_at"
        case .result: "o.result"
        case .ringSeconds: "o.ring_seconds"
        case .holdSeconds: "o.hold_seconds"
        }
    }

    private static let isCounted = "(l.callee_kind IS NOT 'external' OR l.direction IS NOT 'outbound')"
}
