/// A moment of a call, with the word on which it rests.
public struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 UTC.
    public var seconds: Int64

    /// What to add to UTC for the PBX's local time at this moment, in seconds; `nil` when nothing tells.
    public var utcOffsetSeconds: Int?

    /// How ``seconds`` was found.
    public var source: TimeSource

    public init(seconds: Int64, utcOffsetSeconds: Int?, source: TimeSource) {
        self.seconds = seconds
        self.utcOffsetSeconds = utcOffsetSeconds
        self.source = source
    }
}

/// How an instant was found, from the most to the least reliable.
public enum TimeSource: String, Hashable, Sendable, CaseIterable {
    /// The PBX gave UTC seconds (`timestamp` of a history row).
    case timestamp
    /// PBX-local text, with the offset that the call's `uid` (local) and `call_id` (UTC) show.
    case uid
    /// PBX-local text, with the offset that `call_id` alone shows; or the seconds in `call_id` themselves.
    case callID = "call_id"
    /// PBX-local text, with the offset that the PBX's system information shows.
    case information
    /// PBX-local text, read in the configured IANA zone.
    case zone
    /// When the frame was received: an estimate.
    case received
}
