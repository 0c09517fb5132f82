/// What is wrong with the simulated PBX at the moment; may be changed while it runs.
public struct SimulatorFaults: Sendable, Hashable {
    /// How REST requests fail.
    public enum RESTFailure: Sendable, Hashable {
        /// HTTP 502 with an HTML page, as from a gateway.
        case badGateway
        /// HTTP 200 with an HTML page.
        case htmlPage
        /// `-2 INTERNAL SERVER ERROR`.
        case internalError
        /// `70082 OVERLOAD_TASK_RUNNING`.
        case overloaded
        /// Any other answer with this code.
        case code(Int, String)
        /// HTTP 200 with JSON that breaks off in the middle.
        case truncatedJSON
        /// The connection is closed instead of an answer.
        case disconnect
    }

    /// Unusual but possible forms of an event frame.
    public enum Oddity: String, Sendable, Hashable, CaseIterable {
        /// An extra frame that is not JSON.
        case brokenJSON
        /// An extra frame of a type nobody knows.
        case unknownType
        /// An extra frame with bytes that are not UTF-8.
        case wrongEncoding
        /// An extra frame with an empty `msg`.
        case emptyMessage
        /// The event followed by a second JSON document in the same frame.
        case concatenated
        /// `msg` as an object where it is usually a string.
        case objectMessage
        /// Numbers as strings.
        case numbersAsStrings
        /// `ANSWERD`, as old vendor tables print it.
        case misspeltAnswered
        /// Texts padded with spaces.
        case paddedTexts
        /// `type` as a string.
        case typeAsString
    }

    /// New connections are closed at once, as while the PBX restarts.
    public var isOffline = false
    /// Open sockets get nothing any more, not even heartbeat answers.
    public var isMute = false
    /// Open sockets get heartbeat answers but no events.
    public var isDeaf = false
    /// Every frame on a socket has its first reserved bit set, as a compressed one has.
    public var setsReservedBit = false
    /// Every login fails.
    public var refusesCredentials = false
    /// Every request is answered with 70087.
    public var forbidsAddress = false
    /// Every request is answered with 70123.
    public var hasNoAPI = false
    /// A subscription that names one of these is refused as a whole, with 40002.
    public var refusedTopics: Set<Int> = []
    /// Each acknowledgement is followed by 10004, though the token is valid.
    public var takesAcknowledgementBack = false
    /// JSON texts that stand in the list of live calls beside the calls.
    public var oddLiveCalls: [String] = []
    /// Time before each REST answer and each answer on a socket.
    public var answerDelay: Duration = .zero
    /// How REST requests fail; nil answers them.
    public var restFailure: RESTFailure?
    /// Paths that fail, such as `cdr/search`; empty means all.
    public var restFailurePaths: Set<String> = []
    /// How many more requests fail; nil until switched off.
    public var restFailuresLeft: Int?
    /// How many calls get their rows just before a search is answered with more than one row.
    public var callsPerSearch = 0
    /// Oddities that are mixed into the events.
    public var oddities: Set<Oddity> = []
    /// Each how manieth event is odd; at least 1.
    public var oddityEvery = 5
    /// Percent of events that are sent twice.
    public var duplicatePercent = 0
    /// Events within which the order is shuffled; 0 keeps it.
    public var reorderWindow = 0
    /// Percent of events that are never sent.
    public var losePercent = 0

    /// Creates a PBX without faults.
    public init() {}
}
