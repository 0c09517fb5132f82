import Foundation
import YeastarProtocol

/// The three requests that make, renew and revoke tokens.
struct TokenExchange: Sendable {
    let requester: HTTPRequester

    /// What came of a request for tokens.
    enum Outcome: Sendable {
        case pair(TokenRecord.Pair)
        case refused(RESTAnswer)
    }

    /// Logs in; every success is one more of the eight tokens the PBX allows.
    func logIn(clientID: String, clientSecret: Secret) async throws(PBXError) -> Outcome {
        let body = clientSecret.reveal { Self.object([("username", clientID), ("password", $0)]) }
        return try await request("get_token", body)
    }

    /// Exchanges a refresh token; both tokens are replaced.
    func refresh(_ token: String) async throws(PBXError) -> Outcome {
        try await request("refresh_token", Self.object([("refresh_token", token)]))
    }

    /// Revokes an access token.
    ///
    /// - Returns: Whether the PBX says that the token is no longer valid.
    @discardableResult
    func revoke(_ access: String, limit: Duration? = nil) async -> Bool {
        let reply = try? await requester.send(PBXAddress.path("del_token", token: Secret(access)), limit: limit)
        guard let reply, let answer = try? RESTAnswer(decoding: reply.body, httpStatus: reply.status) else {
            return false
        }
        return answer.code == .success || answer.code == .tokenExpired
    }

    private func request(_ endpoint: String, _ body: [UInt8]) async throws(PBXError) -> Outcome {
        let unixNow = Date().timeIntervalSince1970
        let reply = try await requester.send(PBXAddress.path(endpoint), json: body)
        let answer: RESTAnswer
        do {
            answer = try RESTAnswer(decoding: reply.body, httpStatus: reply.status)
        } catch {
            // Only a login path that does not exist tells the series apart; a gateway's error page does not.
            guard reply.status == 404 else { throw error }
            throw PBXError(
                .notPSeries,
                "There is no P-Series API at this address (HTTP status 404); check the address and the port. "
                    + "S-Series and older PBXs are not supported."
            )
        }
        guard answer.code == .success else { return .refused(answer) }
        guard let access = answer.root["access_token"]?.text else {
            throw PBXError(.badAnswer, "The PBX's answer to a login holds no token; check the address.")
        }
        return .pair(
            TokenRecord.Pair(
                access: access,
                refresh: answer.root["refresh_token"]?.text ?? "",
                obtainedUnixSeconds: unixNow,
                accessSeconds: Self.life(answer.root["access_token_expire_time"]) ?? TokenRecord.usualLifeSeconds,
                refreshSeconds: Self.life(answer.root["refresh_token_expire_time"]) ?? 86_400
            )
        )
    }

    /// How long a token lives, in seconds; `nil` for what is no life of a token.
    private static func life(_ node: JSONNode?) -> Double? {
        let longest = 366 * 86_400
        return node?.integer.flatMap { 1...longest ~= $0 ? Double($0) : nil }
    }

    /// A JSON object of strings, written out so that no key is ever renamed by an encoder's settings.
    static func object(_ members: [(String, String)]) -> [UInt8] {
        let encoded = members.map { "\(quoted($0.0)):\(quoted($0.1))" }
        return Array(("{" + encoded.joined(separator: ",") + "}").utf8)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case let control where control.value < 0x20: result += String(format: "\\u%04x", control.value)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
