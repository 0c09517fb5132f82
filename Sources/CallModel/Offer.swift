/// One ringing of one phone.
public struct Offer: Hashable, Sendable {
    public enum Result: String, Hashable, Sendable, CaseIterable {
        case answered
        /// Somebody else took the call while this phone rang.
        case elsewhere
        /// It rang out while the call went on.
        case missed
        /// The caller hung up while it rang.
        case callerGaveUp = "caller_gave_up"
    }

    public var `extension`: String
    public var channelID: String?
    /// The queue, ring group or IVR that rang the phone.
    public var path: String?
    /// UTC seconds.
    public var rangSeconds: Int64?
    public var answeredSeconds: Int64?
    public var endedSeconds: Int64?
    /// `nil` while it still rings.
    public var result: Result?
    public var ringSeconds: Int?
    public var holdSeconds: Int?
    /// Whether ``holdSeconds`` rests on receive times, because no timeline tells.
    public var isHoldEstimated = false
    /// Whether the times are receive times, because no CDR tells.
    public var isEstimated: Bool

    public init(extension: String, isEstimated: Bool) {
        self.extension = `extension`
        self.isEstimated = isEstimated
    }
}
