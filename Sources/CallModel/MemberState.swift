/// The state of one member of a call, as one frame reported it (event 30011, 30016, or the live-call query).
public struct MemberState: Hashable, Sendable {
    /// What a member is doing, whichever word the PBX uses for it.
    public enum Phase: Hashable, Sendable {
        case ringing
        case talking
        case held
        case ended
        /// A word that is not known; treated as alive.
        case other

        /// The phase that the vendor's word means, which is trimmed and in upper case.
        public init(status: String) {
            // The lengths spare most of the comparisons.
            switch (status.utf8.count, status) {
            case (4, "RING"), (5, "ALERT"), (10, "EARLYMEDIA"): self = .ringing
            case (6, "ANSWER"), (8, "ANSWERED"): self = .talking
            case (4, "HOLD"): self = .held
            case (3, "BYE"): self = .ended
            default: self = .other
            }
        }
    }

    /// The member's kind as the PBX names it: `extension`, `inbound`, `outbound`, or another word.
    public var kind: String
    /// The member's own number: an extension's number; the calling side of an inbound or outbound member.
    public var number: String?
    /// The other number of an inbound or outbound member: the DID or the outside number that was dialled.
    public var dialed: String?
    /// The PBX's channel, unique within a call.
    public var channelID: String?
    public var trunk: String?
    /// The vendor's word, trimmed and in upper case, such as `ALERT`, `RING` or `ANSWER`.
    public var status: String
    /// The number of the IVR, queue, ring group or conference that the call went through; `nil` when none.
    public var path: String?

    public init(
        kind: String,
        number: String? = nil,
        dialed: String? = nil,
        channelID: String? = nil,
        trunk: String? = nil,
        status: String,
        path: String? = nil
    ) {
        self.kind = kind
        self.number = number
        self.dialed = dialed
        self.channelID = channelID
        self.trunk = trunk
        self.status = status
        self.path = path
    }

    public var isExtension: Bool { kind == "extension" || kind == "internal" }

    public var phase: Phase { Phase(status: status) }

    /// What tells this member from the others of its call: the channel, or kind and number when there is none.
    public var key: String { channelID ?? "\(kind) \(number ?? "") \(dialed ?? "")" }
}
