/// The `errcode` of an answer: what the PBX says about a request, whatever the HTTP status is.
public struct PBXErrorCode: RawRepresentable, Hashable, Sendable {
    /// What a client does about an answer.
    public enum Reaction: Hashable, Sendable {
        /// The request was carried out.
        case done
        /// There is nothing to report: an idle queue, a period without calls.
        case empty
        /// The PBX is busy or ill: the same request may succeed later.
        case retry
        /// The access token is no longer valid: get another, then repeat the request once.
        case newToken
        /// Nothing will succeed until some time has passed.
        case wait
        /// A person has to change something first.
        case stop
        /// This PBX does not have the endpoint.
        case unsupported
        /// A parameter is not in the form this PBX wants.
        case formatProblem
        /// A failure without a remedy of its own.
        case report
    }

    /// The number on the wire.
    public let rawValue: Int

    /// Wraps a number from the wire; unknown ones are fine.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The request was carried out.
    public static let success = Self(rawValue: 0)
    /// INTERNAL SERVER ERROR.
    public static let internalError = Self(rawValue: -2)
    /// FAILURE, without a reason.
    public static let failure = Self(rawValue: -1)
    /// INTERFACE NOT EXISTED.
    public static let unknownInterface = Self(rawValue: 10_001)
    /// TOKEN EXPIRED; also seen as a frame on a live socket.
    public static let tokenExpired = Self(rawValue: 10_004)
    /// ACCESS DENIED.
    public static let accessDenied = Self(rawValue: 10_005)
    /// PARAMETER SYNTAX ERROR.
    public static let syntaxError = Self(rawValue: 40_001)
    /// PARAMETER ERROR.
    public static let parameterError = Self(rawValue: 40_002)
    /// DATA NOT FOUND, which also means "idle".
    public static let notFound = Self(rawValue: 60_001)
    /// MAX LIMITATION EXCEEDED: eight tokens are alive.
    public static let limitExceeded = Self(rawValue: 60_002)
    /// ACCOUNT IP BLOCKED, after too many failed logins.
    public static let addressBlocked = Self(rawValue: 70_004)
    /// OVERLOAD_TASK_RUNNING.
    public static let overloaded = Self(rawValue: 70_082)
    /// IP FORBIDDEN: not in the API's allow-list.
    public static let addressForbidden = Self(rawValue: 70_087)
    /// API UNAVAILABLE: switched off, or not licensed.
    public static let apiUnavailable = Self(rawValue: 70_123)

    /// What to do about this code.
    public var reaction: Reaction {
        switch self {
        case .success: .done
        case .notFound: .empty
        case .internalError, .failure, .overloaded, Self(rawValue: 2): .retry
        case .tokenExpired: .newToken
        case .limitExceeded, .addressBlocked: .wait
        case .addressForbidden, .apiUnavailable, .accessDenied, Self(rawValue: 10_002), Self(rawValue: 10_003): .stop
        case .unknownInterface: .unsupported
        case .syntaxError, .parameterError: .formatProblem
        default: .report
        }
    }
}
