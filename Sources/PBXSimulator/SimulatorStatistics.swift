/// What has happened on the simulated PBX so far, in numbers.
public struct SimulatorStatistics: Sendable, Hashable {
    /// One WebSocket, from its handshake on.
    public struct Socket: Sendable, Hashable {
        /// Counts from 1 in the order of the handshakes.
        public let number: Int
        public internal(set) var isOpen = true
        /// The topics subscribed to now.
        public internal(set) var topics: Set<Int> = []
        public internal(set) var subscriptions = 0
        public internal(set) var heartbeats = 0
        public internal(set) var eventsSent = 0
        public internal(set) var bytesSent = 0
    }

    /// The last sockets, at most 256.
    public internal(set) var sockets: [Socket] = []
    public internal(set) var socketsOpen = 0
    public internal(set) var mostSocketsOpen = 0
    public internal(set) var socketsEver = 0
    /// Event frames produced, whoever got them.
    public internal(set) var eventsProduced = 0
    /// Event frames written to sockets, over all sockets.
    public internal(set) var eventsSent = 0
    /// Event frames that no subscribed socket was there to get.
    public internal(set) var eventsLost = 0
    /// Requests by path below `/openapi/v1.0/`.
    public internal(set) var requests: [String: Int] = [:]
    public internal(set) var tokensIssued = 0
    public internal(set) var tokensAlive = 0
    public internal(set) var mostTokensAlive = 0
    /// Calls played live that have ended.
    public internal(set) var callsEnded = 0
    /// Rows in the history.
    public internal(set) var historyRows = 0
    /// What clients did against the protocol, with how often.
    public internal(set) var violations: [String: Int] = [:]
}
