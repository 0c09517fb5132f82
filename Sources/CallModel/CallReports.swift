/// What 30013 or 30014 says: a call was transferred or forwarded, but not by whom to whom.
public struct TransferReport: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case transfer
        case forward
    }

    public var kind: Kind
    public var callID: String
    public var members: [MemberState]

    public init(kind: Kind, callID: String, members: [MemberState]) {
        self.kind = kind
        self.callID = callID
        self.members = members
    }
}

/// What 30015 says: an attempt to reach somebody failed.
public struct FailureReport: Hashable, Sendable {
    /// May be in a form that matches no CDR (a zero-padded counter).
    public var callID: String?
    /// The vendor's words, verbatim but trimmed.
    public var reason: String?
    public var members: [MemberState]

    public init(callID: String?, reason: String?, members: [MemberState]) {
        self.callID = callID
        self.reason = reason
        self.members = members
    }
}

/// What 30019 says: a caller answered the satisfaction survey.
public struct SurveyResult: Hashable, Sendable {
    public var callID: String?
    /// The keyed digits.
    public var result: String?

    public init(callID: String?, result: String?) {
        self.callID = callID
        self.result = result
    }
}

/// What happened to one queue agent (30025, 30026, 30029).
public struct AgentEvent: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// 30025: paused by the PBX after too many missed calls.
        case autoPause = "auto_pause"
        /// 30026: did not pick up a queue call.
        case ringTimeout = "ring_timeout"
        /// 30029: the agent's state changed.
        case status
    }

    public var kind: Kind
    /// The queue's number, without the `queue-` that 30029 puts before it.
    public var queue: String?
    public var agent: String?
    public var callID: String?
    public var caller: String?
    /// The vendor's word of 30029, verbatim.
    public var status: String?
    public var reason: String?

    public init(
        kind: Kind,
        queue: String?,
        agent: String?,
        callID: String? = nil,
        caller: String? = nil,
        status: String? = nil,
        reason: String? = nil
    ) {
        self.kind = kind
        self.queue = queue
        self.agent = agent
        self.callID = callID
        self.caller = caller
        self.status = status
        self.reason = reason
    }
}

/// What 30039 says of one leg when the call has ended; it names no `call_id`, so that `uid` links it.
public struct LegTimeline: Hashable, Sendable {
    public var uid: String?
    public var cdrID: String?
    public var leg: Int?
    public var caller: String?
    public var callee: String?
    /// PBX-local civil seconds, as in ``CDR/startLocalSeconds``.
    public var startLocalSeconds: Int64?
    public var disposition: Disposition?
    public var durationSeconds: Int?
    public var ringSeconds: Int?
    public var talkSeconds: Int?
    public var holdSeconds: Int?

    public init() {}
}

/// An event of one extension that belongs to no call by id (30008, 30020, 30028).
public struct ExtensionEvent: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// 30008: `Ringing`, `Busy`, `Idle`.
        case state
        /// 30020: the desk phone's own call control; its call ids live in another space.
        case phone
        /// 30028: a call note became editable.
        case callNote = "call_note"
    }

    public var kind: Kind
    public var number: String?
    public var status: String?
    /// The id that the event carries, in its own id space: the phone's call id or the call note's id.
    public var reference: String?

    public init(kind: Kind, number: String?, status: String?, reference: String? = nil) {
        self.kind = kind
        self.number = number
        self.status = status
        self.reference = reference
    }
}

/// What 30033 says: a recording that somebody asked the PBX for is ready, or failed.
public struct RecordingFile: Hashable, Sendable {
    public var file: String?
    public var result: String?
    public var error: String?

    public init(file: String?, result: String?, error: String?) {
        self.file = file
        self.result = result
        self.error = error
    }
}
