/// One thing that a frame says, typed and in standard terms, with nothing guessed.
public enum Fact: Hashable, Sendable {
    case cdr(CDR)
    case members(callID: String, [MemberState])
    case transfer(TransferReport)
    case failure(FailureReport)
    case survey(SurveyResult)
    case agent(AgentEvent)
    case timeline(LegTimeline)
    case extensionEvent(ExtensionEvent)
    case recordingFile(RecordingFile)
    /// The PBX's whole list of live calls at one moment (`call/query`).
    case liveCalls([LiveCall])
    /// A whole directory list: every extension, trunk or queue that the PBX has.
    case directory(DirectoryList)
    /// The PBX's clock and identity (`system/information`).
    case information(PBXInformation)
}

/// One call in the PBX's list of live calls.
public struct LiveCall: Hashable, Sendable {
    public var callID: String
    public var members: [MemberState]

    public init(callID: String, members: [MemberState]) {
        self.callID = callID
        self.members = members
    }
}

/// What `system/information` says.
public struct PBXInformation: Hashable, Sendable {
    public var serial: String?
    public var name: String?
    public var model: String?
    public var firmware: String?
    /// What to add to UTC for the PBX's local time when it answered, in seconds, a multiple of 15 minutes.
    public var utcOffsetSeconds: Int?
    /// `timestamp`: the PBX's own clock, UTC seconds.
    public var clockSeconds: Int64?

    public init() {}
}

/// Where a stored frame came from.
public enum FrameOrigin: String, Hashable, Sendable, CaseIterable {
    case event
    case history
    case directory
    case query
}

/// What became of a stored frame.
public enum FrameStatus: String, Hashable, Sendable, CaseIterable {
    /// It gave a fact, or is known to need none.
    case mapped
    /// A sound envelope of a type that is not handled.
    case unmapped
    /// The same frame was already read from the other socket of a hand-over.
    case duplicate
    /// Anything else; the reason is kept beside it.
    case quarantined
}

/// A frame's meaning: its facts, or why it has none.
public struct MappedFrame: Hashable, Sendable {
    /// The event's number, such as 30012; `nil` for anything that is no event.
    public var type: Int?
    /// The PBX's serial number, when the frame names it.
    public var serial: String?
    /// The call that the frame is about, when it names one.
    public var callID: String?
    public var status: FrameStatus
    /// Why the frame was quarantined, in words for a person.
    public var error: String?
    public var facts: [Fact]

    public init(
        type: Int? = nil,
        serial: String? = nil,
        callID: String? = nil,
        status: FrameStatus = .mapped,
        error: String? = nil,
        facts: [Fact] = []
    ) {
        self.type = type
        self.serial = serial
        self.callID = callID
        self.status = status
        self.error = error
        self.facts = facts
    }
}
