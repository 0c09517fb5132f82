extension PBXError {
    /// The error an answer stands for, for any request but a login.
    ///
    /// - Parameters:
    ///   - answer: An answer whose code is not success.
    ///   - unixNow: The time, to turn an absolute end of a block into a wait.
    public init(_ answer: RESTAnswer, unixNow: Int? = nil) {
        let errcode = answer.code.rawValue
        switch answer.code {
        case .tokenExpired:
            self.init(
                .tokenExpired,
                "The PBX says the access token is no longer valid; getting another.",
                errcode: errcode
            )
        case .accessDenied:
            self.init(
                .accessDenied,
                "The PBX denies the API application access to this function; grant it under Integrations > API.",
                errcode: errcode
            )
        case .limitExceeded:
            self.init(
                .tokenLimit,
                "The PBX already has eight valid tokens of this API application; waiting until some have expired. "
                    + "Stop other programs that use the same client ID, or give this one its own.",
                errcode: errcode
            )
        case .addressBlocked:
            self.init(
                .ipBlocked,
                "The PBX has blocked this machine's address after failed logins; waiting until the block ends. "
                    + "An administrator can remove it under Security > Security Rules > Blocked IPs.",
                errcode: errcode,
                retryAfterSeconds: Self.blockSeconds(answer.blockExpireTime, unixNow: unixNow)
            )
        case .addressForbidden:
            self.init(
                .ipForbidden,
                "The PBX does not allow the API from this machine's address; add it to the allowed addresses under Integrations > API.",
                errcode: errcode
            )
        case .apiUnavailable:
            self.init(
                .apiUnavailable,
                "The PBX's API is switched off or not licensed; enable it under Integrations > API.",
                errcode: errcode
            )
        case .unknownInterface:
            self.init(
                .unsupported,
                "This PBX does not have the requested API function; its firmware may be too old.",
                errcode: errcode
            )
        case .internalError, .failure, .overloaded:
            self.init(
                .overloaded,
                "The PBX could not carry out the request now (error \(errcode)\(Self.words(answer))); trying again later helps.",
                errcode: errcode
            )
        case .syntaxError, .parameterError:
            self.init(.formatRefused, "The PBX refused a parameter\(Self.parameters(answer)).", errcode: errcode)
        default:
            self.init(.pbxError, "The PBX reports error \(errcode)\(Self.words(answer)).", errcode: errcode)
        }
    }

    /// The error a refused login stands for.
    ///
    /// The code of wrong credentials is not documented, so every refusal without another meaning counts as one:
    /// five failed logins block this machine's address.
    public init(login answer: RESTAnswer, unixNow: Int? = nil) {
        switch answer.code {
        case .limitExceeded, .addressBlocked, .addressForbidden, .apiUnavailable, .internalError, .overloaded,
            .unknownInterface:
            self.init(answer, unixNow: unixNow)
        default:
            let errcode = answer.code.rawValue
            self.init(
                .credentials,
                "The PBX refused the client ID or secret (error \(errcode)\(Self.words(answer))); "
                    + "compare both with Integrations > API on the PBX.",
                errcode: errcode
            )
        }
    }

    /// The wait a `block_expire_time` stands for, at most a day; it may be a number of seconds or a Unix time.
    static func blockSeconds(_ value: Int?, unixNow: Int?) -> Int? {
        guard let value, value > 0 else { return nil }
        let seconds: Int
        switch value {
        case 100_000_000_000...:
            guard let unixNow else { return nil }
            seconds = value / 1_000 - unixNow
        case 1_000_000_000...:
            guard let unixNow else { return nil }
            seconds = value - unixNow
        default:
            seconds = value
        }
        return min(max(seconds, 1), 86_400)
    }

    private static func words(_ answer: RESTAnswer) -> String {
        answer.message.map { ", \(String($0.prefix(80)))" } ?? ""
    }

    private static func parameters(_ answer: RESTAnswer) -> String {
        let names = answer.invalidParameters.prefix(4).map { "\($0.name)" + ($0.detail.map { " (\($0))" } ?? "") }
        return names.isEmpty ? words(answer) : ": " + names.joined(separator: ", ")
    }
}
