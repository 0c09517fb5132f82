/// One call as literal text: what the socket says, what the history says, and what is true.
public struct ScriptedCall: Sendable, Hashable {
    /// One event frame.
    public struct Frame: Sendable, Hashable {
        /// Milliseconds since the call's start.
        public let offsetMilliseconds: Int
        /// The event's id.
        public let type: Int
        /// The text on the wire.
        public let text: String
    }

    /// In the order of their sending.
    public let frames: [Frame]
    /// JSON objects, one per leg.
    public let historyRows: [String]
    public let truth: GroundTruth.Call
}
