public import CallModel
import Digests

/// A frame, a history row, or a REST answer on its way into the archive, with what it means.
public struct Arrival: Sendable {
    /// The row of the PBX it came from.
    public var pbx: Int64
    public var origin: FrameOrigin
    /// The row of the connection it was read from; `nil` for REST.
    public var connection: Int64?
    /// The place on its connection, or in its answer.
    public var sequence: Int64?
    /// Unix milliseconds.
    public var receivedMilliseconds: Int64
    /// When the question was asked, of a live-call query; Unix milliseconds.
    public var askedMilliseconds: Int64?
    /// Exactly as received.
    public let bytes: [UInt8]
    /// Their SHA-256, computed by whoever received them, so that the one writer has less to do.
    let digest: [UInt8]
    public var meaning: MappedFrame

    public init(
        pbx: Int64,
        origin: FrameOrigin,
        connection: Int64? = nil,
        sequence: Int64? = nil,
        receivedMilliseconds: Int64,
        askedMilliseconds: Int64? = nil,
        bytes: [UInt8],
        meaning: MappedFrame
    ) {
        self.pbx = pbx
        self.origin = origin
        self.connection = connection
        self.sequence = sequence
        self.receivedMilliseconds = receivedMilliseconds
        self.askedMilliseconds = askedMilliseconds
        self.bytes = bytes
        digest = Digest.sha256(bytes)
        self.meaning = meaning
    }
}

/// One thing for the writer to commit.
public enum ArchiveEntry: Sendable {
    case arrival(Arrival)
    /// Proof of life of a connection, at Unix milliseconds, with the heartbeats that it has answered.
    case alive(connection: Int64, milliseconds: Int64, heartbeats: Int = 0)

    /// How many bytes were received for it.
    public var byteCount: Int {
        switch self {
        case .arrival(let arrival): arrival.bytes.count
        case .alive: 0
        }
    }
}

/// What a commit did.
public struct CommitOutcome: Hashable, Sendable {
    /// Frames stored.
    public var stored = 0
    /// History rows that the archive had already, word for word, and directory answers that told nothing new.
    public var unchanged = 0
    /// Frames stored, but not understood.
    public var quarantined = 0
    /// Calls derived anew.
    public var calls = 0

    public init() {}

    public static func += (total: inout Self, part: Self) {
        total.stored += part.stored
        total.unchanged += part.unchanged
        total.quarantined += part.quarantined
        total.calls += part.calls
    }
}
