/// What went wrong with a PBX, as one sentence for a person and one word for a program.
public struct PBXError: Error, Hashable, Sendable {
    /// The kind of failure; the raw value is a stable word for files and reports.
    public enum Code: String, Sendable, CaseIterable {
        case network
        /// The machine answers, but nothing listens at the port: the PBX is starting, or was moved.
        case connectionRefused = "connection_refused"
        case timeout
        case certificate
        case badAnswer = "bad_answer"
        case notPSeries = "not_p_series"
        case pbxError = "pbx_error"
        case overloaded
        case credentials
        case ipForbidden = "ip_forbidden"
        case apiUnavailable = "api_unavailable"
        case accessDenied = "access_denied"
        case ipBlocked = "ip_blocked"
        case tokenLimit = "token_limit"
        case tokenExpired = "token_expired"
        case unsupported
        case formatRefused = "format_refused"
        case pbxClosed = "pbx_closed"
        case missedHeartbeats = "missed_heartbeats"
        /// Heartbeats are answered, but the events of calls that took place did not come.
        case deaf
        /// What was read could not be stored for too long, so reading was given up on purpose.
        case notReading = "not_reading"
        case noAcknowledgement = "no_acknowledgement"
        case topicsRefused = "topics_refused"
        case protocolViolation = "protocol_violation"
        case handedOver = "handed_over"
        case stopped
        case tokenFile = "token_file"
    }

    /// The kind of failure.
    public let code: Code
    /// What failed, on what, and what to do, as one or two sentences.
    ///
    /// It never holds a token or a secret.
    public let message: String
    /// The PBX's own error number, where it gave one.
    public let errcode: Int?
    /// How long the PBX asks to be left alone, in seconds, where it says so.
    public let retryAfterSeconds: Int?
    /// Whether the PBX answered, but with a text that can't be read: a smaller page may be readable.
    public let isGarbled: Bool

    /// Creates an error.
    public init(
        _ code: Code,
        _ message: String,
        errcode: Int? = nil,
        retryAfterSeconds: Int? = nil,
        isGarbled: Bool = false
    ) {
        self.code = code
        self.message = message
        self.errcode = errcode
        self.retryAfterSeconds = retryAfterSeconds
        self.isGarbled = isGarbled
    }

    /// Whether only a person can help, so that trying again soon is useless or harmful.
    public var isPermanent: Bool { isMendedOnPBX || code == .credentials }

    /// Whether a person helps on the PBX alone: what we were told stays right, so that trying again notices the help.
    public var isMendedOnPBX: Bool {
        switch code {
        case .ipForbidden, .apiUnavailable: true
        default: false
        }
    }

    /// Whether the PBX could not be reached, or not be trusted.
    public var isUnreachable: Bool {
        switch code {
        case .network, .connectionRefused, .timeout, .certificate: true
        default: false
        }
    }

    /// Whether the same request may well succeed a little later.
    public var isTransient: Bool {
        switch code {
        case .network, .connectionRefused, .timeout, .badAnswer, .overloaded, .tokenExpired, .pbxClosed: true
        default: false
        }
    }

    /// The error as the reason why a feed is not live.
    public var loss: FeedLoss { FeedLoss(code, message) }
}

extension PBXError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
