/// Every interval and limit of a session with a PBX; the defaults are what the protocol asks for.
public struct SessionTimings: Hashable, Sendable {
    /// Between two heartbeats, whatever the traffic.
    ///
    /// The PBX closes a socket after 60 s of silence.
    public var heartbeatInterval: Duration = .seconds(25)
    /// How long an answer to a heartbeat may take while the socket is being read.
    public var answerLimit: Duration = .seconds(15)
    /// How many heartbeats in a row may go unanswered before the socket is given up.
    public var missedHeartbeatLimit: Int = 2
    /// The part of an access token's life after which the next token and socket take over.
    public var handOverFraction: Double = 2.0 / 3.0
    /// The least time between two exchanges of tokens, whatever the PBX says of their life.
    public var shortestRenewal: Duration = .seconds(1)
    /// How long a refused hand-over waits before it is tried again.
    public var handOverRetry: Duration = .seconds(10)
    /// The first wait before a reconnection; each further one doubles.
    public var backoffBase: Duration = .seconds(1)
    /// The longest wait before a reconnection.
    public var backoffLimit: Duration = .seconds(60)
    /// The wait after a certificate that is not trusted.
    public var certificateRetry: Duration = .seconds(60)
    /// The wait after the PBX refused one more token (at most eight may be alive).
    public var tokenLimitRetry: Duration = .seconds(300)
    /// The wait after our address was blocked, when the PBX does not say how long the block lasts.
    public var addressBlockRetry: Duration = .seconds(660)
    /// The wait after the PBX refused this machine, or its API is off, until a person may have mended that there.
    public var refusalRetry: Duration = .seconds(600)
    /// How long a subscription may stay unacknowledged.
    public var acknowledgementLimit: Duration = .seconds(10)
    /// How long connecting, with TLS and the WebSocket upgrade, may take.
    public var connectLimit: Duration = .seconds(10)
    /// How long one REST request may take from connecting to its last byte.
    public var requestLimit: Duration = .seconds(60)
    /// How long a socket is still read after its close frame was sent.
    public var drainLimit: Duration = .seconds(5)
    /// How long the consumer may take nothing before the socket is closed on purpose, so that the loss is a known one.
    public var stallLimit: Duration = .seconds(30)
    /// The least time between two proofs of life that are delivered.
    public var aliveInterval: Duration = .seconds(2)
    /// The least time between two requests of a walk through the history.
    public var historyPace: Duration = .milliseconds(500)

    /// The protocol's own values.
    public init() {}
}
