/// One routing stage of a call: what one CDR, by event, by history or by both, says.
public struct Leg: Hashable, Sendable {
    /// ``CDR/identity`` of the event behind the leg; `nil` when it came by history alone.
    public var eventIdentity: [UInt8]?
    /// ``CDR/identity`` of the history row behind the leg; `nil` when it came by event alone.
    public var historyIdentity: [UInt8]?
    /// The row's id in the PBX's history.
    public var historyID: String?
    public var uid: String?
    public var start: Instant?
    public var caller: String?
    public var callerName: String?
    public var callee: String?
    public var calleeName: String?
    public var calleeKind: DestinationKind?
    /// Why ``calleeKind`` is what it is, such as `extension list` or `name "IVR …"`.
    public var calleeKindReason: String?
    public var direction: Direction?
    public var disposition: Disposition?
    public var durationSeconds: Int?
    public var ringSeconds: Int?
    public var talkSeconds: Int?
    public var queueWaitSeconds: Int?
    public var sourceTrunk: String?
    public var destinationTrunk: String?
    public var did: String?
    public var didName: String?
    public var dod: String?
    public var pinCode: String?
    public var recording: String?
    public var hangupSide: HangupSide?

    public init() {}
}
