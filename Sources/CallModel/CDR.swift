/// One call-detail record as the PBX wrote it: one routing stage of a call, nothing guessed.
public struct CDR: Hashable, Sendable {
    /// The feed that a record came by.
    public enum Origin: String, Hashable, Sendable {
        /// Event 30012, pushed at hang-up.
        case event
        /// A row of the PBX's CDR history.
        case history
    }

    public var origin: Origin
    /// Groups the records of one call; `<epoch seconds>.<counter>`.
    public var callID: String
    /// The PBX's other call id, shared by all legs of a call: `YYYYMMDDhhmmss` in PBX-local time, and a suffix.
    public var uid: String?
    /// The row's id in the PBX's history, `new_id` or the legacy `id`; `nil` for events.
    public var historyID: String?
    /// What makes this record the same one when it is seen again: its canonical bytes, of any length, to be hashed or
    /// compared whole.
    ///
    /// For history rows it comes from the row's id alone, so that an edited row replaces its earlier version; for events,
    /// which have no id, from their content.
    public var identity: [UInt8]

    /// The start in UTC seconds since 1970, when the PBX gave it.
    public var startSeconds: Int64?
    /// The start in PBX-local civil time, as if it were UTC: seconds since 1970-01-01 00:00:00 on the PBX's clock.
    public var startLocalSeconds: Int64?
    /// The start exactly as the PBX wrote it.
    public var startText: String?

    public var caller: String?
    public var callerName: String?
    public var callee: String?
    public var calleeName: String?
    /// The callee exactly as the PBX wrote it, such as `IVR Welcome<6200>`: the wrapper's words tell its kind.
    public var calleeText: String?
    public var direction: Direction?
    public var disposition: Disposition?

    /// Start to end, in seconds.
    public var durationSeconds: Int?
    /// Answer to end, in seconds.
    public var talkSeconds: Int?
    /// Ringing before the answer, in seconds; `nil` when the PBX does not say, which is not the same as 0.
    public var ringSeconds: Int?
    /// From entering the queue to the agent's answer, in seconds (`agent_ring_time`).
    public var queueWaitSeconds: Int?

    public var sourceTrunk: String?
    public var destinationTrunk: String?
    public var did: String?
    public var didName: String?
    public var dod: String?
    public var pinCode: String?
    public var recording: String?
    public var hangupSide: HangupSide?
    public var callNoteID: String?

    public init(origin: Origin, callID: String, identity: [UInt8] = []) {
        self.origin = origin
        self.callID = callID
        self.identity = identity
    }
}
