public import YeastarProtocol

public import struct Foundation.Date

/// What a session tells, in order, one at a time.
public enum FeedEvent: Sendable {
    /// A connection is open, and subscribes when this was taken: nothing that comes before can come on it too.
    case opened(FeedConnection)
    /// A subscription was acknowledged: from here on the connection is live.
    ///
    /// Frames of the connection may have come before.
    case subscribed(FeedConnection, topics: [Int], at: Date)
    /// Text or binary messages that were read at once, each byte for byte.
    ///
    /// The sequence counts a connection's frames from 1; the first one's is told. Acknowledgements and errors of the PBX
    /// are frames too; answers to heartbeats are not.
    case frames(FeedConnection, sequence: Int64, received: Date, [[UInt8]])
    /// Proof of life: something was read from the connection, which has answered so many heartbeats.
    case alive(FeedConnection, at: Date, heartbeats: Int)
    /// A connection took over from another without a gap; follows the new one's `subscribed`.
    case handOver(from: FeedConnection, to: FeedConnection)
    /// A connection has ended, after so many answered heartbeats.
    ///
    /// `handedOver` as the reason means that another took over before.
    case closed(FeedConnection, at: Date, reason: FeedLoss, heartbeats: Int)
    /// Nothing is connected, and the next attempt comes after a wait.
    case waiting(reason: FeedLoss, seconds: Double, attempt: Int)
}
