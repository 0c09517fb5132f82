/// How a simulated PBX is set up; fixed while it runs.
///
/// What may change while it runs is in ``SimulatorFaults``.
public struct SimulatorConfiguration: Sendable {
    /// The order of a date in the PBX's display format.
    public enum DateFormat: String, Sendable, CaseIterable {
        case dayMonthYear
        case monthDayYear
        case yearMonthDay
        case dashedYearMonthDay
    }

    /// Which forms of `start_time` and `end_time` the history search takes.
    public enum SearchTimeForm: String, Sendable, CaseIterable {
        /// Unix seconds and the display format.
        case both
        /// Unix seconds; the display format is answered with 40002.
        case epochOnly
        /// The display format; Unix seconds are answered with 40002.
        case displayOnly
        /// The display format; Unix seconds are answered with success and no rows.
        case displayOnlySilently
        /// Unix seconds; the display format is answered with success and no rows.
        case epochOnlySilently
    }

    /// What happens to an open socket when the token it was opened with expires.
    public enum ExpiryOnSocket: String, Sendable, CaseIterable {
        case staysOpen
        case sendsExpired
        case closes
    }

    /// Whether event 30012 comes once per leg or once per call.
    public enum EndDetails: String, Sendable, CaseIterable {
        case perLeg
        case perCall
    }

    /// The address listened on.
    public var host = "127.0.0.1"
    /// The port listened on; 0 takes any free one.
    public var port = 0
    /// HTTPS and WSS with a certificate made at start; plain text otherwise.
    public var usesTLS = true

    /// The Client ID that is accepted.
    public var clientID = "SimulatedClientIdentifier0000001"
    /// The Client Secret that is accepted.
    public var clientSecret = "SimulatedClientSecretText0000002"
    /// How long an access token lives.
    public var accessTokenLife: Duration = .seconds(1800)
    /// The `access_token_expire_time` that is told, in seconds; nil tells the truth.
    public var toldTokenLife: Int?
    /// How long a refresh token lives.
    public var refreshTokenLife: Duration = .seconds(86_400)
    /// Access tokens that may be valid at the same time.
    public var tokenLimit = 8
    /// Whether an access token stays valid when it is refreshed.
    public var refreshKeepsOldToken = false
    /// The `errcode` of a wrong secret.
    public var wrongSecretCode = 1
    /// Failed logins that block the client's address.
    public var loginFailureLimit = 5
    /// How long the address stays blocked.
    public var loginBlock: Duration = .seconds(600)
    /// HTTP status of a WebSocket handshake with a token that is not valid.
    public var refusedHandshakeStatus = 401

    /// Silence after which the PBX closes a socket.
    public var idleLimit: Duration = .seconds(60)
    /// What an open socket sees when its token expires.
    public var expiryOnSocket = ExpiryOnSocket.staysOpen
    /// Event frames sent before the acknowledgement of a subscription.
    public var eventsBeforeAcknowledgement = 0
    /// Event frames put into the same write as the handshake's 101 answer.
    public var eventsWithHandshake = 0
    /// Headers of the handshake's 101 answer beside the usual ones.
    public var handshakeHeaders: [String: String] = [:]
    /// Splits each event longer than this many bytes into fragments; nil sends whole frames.
    public var fragmentBytes: Int?
    /// Time between protocol pings of the PBX; nil sends none.
    public var pingEvery: Duration?
    /// Frames that may wait for a slow reader before its socket is closed.
    public var socketQueueLimit = 65_536

    /// Number of the first call, of which the rest of its ids are made.
    public var firstCounter = 1
    /// The serial number in every event.
    public var serialNumber = "3630A7654321"
    /// The firmware shown by `system/information`.
    public var firmwareVersion = "37.23.0.123"
    /// The PBX's time zone, an IANA identifier.
    public var timeZone = "Europe/Paris"
    /// How many seconds the PBX says it is later than it is.
    public var clockLead = 0
    /// The order of dates in the display format.
    public var dateFormat = DateFormat.dayMonthYear
    /// Whether the display format has a 12-hour clock.
    public var usesTwelveHours = true
    /// Which times the history search accepts.
    public var searchTimeForm = SearchTimeForm.both
    /// Whether the history search looks at its times at all.
    public var searchHeedsTimes = true
    /// Largest `page_size`; a larger one is answered with 40002.
    public var pageSizeLimit = 10_000
    /// The most rows of a page of the history, whatever `page_size` allows.
    public var longestPage: Int?
    /// Whether pages of the history tell how many rows there are.
    public var tellsTotalNumber = true
    /// Whether 30012 comes per leg or per call.
    public var endDetails = EndDetails.perLeg
    /// Whether 30039 is sent for each leg at a call's end.
    public var sendsTimelines = false
    /// Share of history calls, the oldest ones, kept in the legacy partition: 0 to 1.
    public var legacyShare = 0.0
    /// Extensions, queues and trunks.
    public var directory = PBXDirectory.standard

    /// Creates the default set-up: TLS on a free port of the loopback address.
    public init() {}
}
