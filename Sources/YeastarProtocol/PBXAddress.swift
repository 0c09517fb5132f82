/// Where a PBX is reached: host, port, and whether the way there is encrypted.
public struct PBXAddress: Hashable, Sendable {
    /// Why a text is no address of a PBX.
    public enum Invalid: Error, Hashable, Sendable, CustomStringConvertible {
        case scheme(String)
        case plaintext(host: String)
        case userInformation
        case path(String)
        case host(String)
        case port(String)

        /// One sentence that says what to write instead.
        public var description: String {
            switch self {
            case .scheme(let text):
                "The PBX address \"\(text)\" must start with https://, as in https://pbx.example.com:8088."
            case .plaintext(let host):
                "The PBX address uses http://, which would send the client secret to \(host) unencrypted; "
                    + "use https://, or allow plaintext explicitly."
            case .userInformation:
                "The PBX address must not hold a user name or password; give the client ID and secret separately."
            case .path(let text):
                "The PBX address must end after the host or port, but \"\(text)\" follows; remove it."
            case .host(let text):
                "The PBX address names no valid host (\"\(text)\"); write it as https://pbx.example.com:8088."
            case .port(let text):
                "The port \"\(text)\" of the PBX address must be a number from 1 to 65535."
            }
        }
    }

    /// The host name or IP address, without the brackets of an IPv6 address.
    public let host: String
    /// The TCP port.
    public let port: Int
    /// Whether TLS is used, for REST and socket alike.
    public let isEncrypted: Bool

    /// Reads an address such as `https://pbx.example.com:8088`.
    ///
    /// - Parameters:
    ///   - text: The address; the port is 443 (80 for `http`) when it names none.
    ///   - allowPlaintext: Whether `http` may lead to other machines than this one.
    /// - Throws: ``Invalid``, whose description is a sentence for a person.
    public init(_ text: String, allowPlaintext: Bool = false) throws(Invalid) {
        let isEncrypted: Bool
        var rest: Substring
        if text.lowercased().hasPrefix("https://") {
            isEncrypted = true
            rest = text.dropFirst(8)
        } else if text.lowercased().hasPrefix("http://") {
            isEncrypted = false
            rest = text.dropFirst(7)
        } else {
            throw .scheme(text.contains("@") ? "…" : text)
        }
        // Before anything is quoted in an error: what precedes an at sign may be a password.
        if rest.contains("@") { throw .userInformation }
        if let end = rest.firstIndex(where: { "/?#".contains($0) }) {
            guard rest[end...] == "/" else { throw .path(String(rest[end...])) }
            rest = rest[..<end]
        }
        let (host, port) = try Self.split(rest)
        self.host = host
        self.port = try Self.portNumber(port) ?? (isEncrypted ? 443 : 80)
        self.isEncrypted = isEncrypted
        guard isEncrypted || allowPlaintext || isLoopback else { throw .plaintext(host: host) }
    }

    /// Whether the address is this machine's own.
    public var isLoopback: Bool {
        if host.lowercased() == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The value of a `Host` header: the host, with the port unless it is the scheme's own.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    private static func split(_ text: Substring) throws(Invalid) -> (host: String, port: Substring?) {
        let host: Substring
        var port: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { throw .host(String(text)) }
            host = text[text.index(after: text.startIndex)..<end]
            let after = text[text.index(after: end)...]
            guard after.isEmpty || after.first == ":", host.contains(":") else { throw .host(String(text)) }
            guard host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { throw .host(String(text)) }
            port = after.isEmpty ? nil : after.dropFirst()
        } else {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = parts.first ?? ""
            port = parts.count == 2 ? parts[1] : nil
            let isValid = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
            guard isValid, !host.isEmpty else { throw .host(String(text)) }
        }
        return (String(host), port)
    }

    private static func portNumber(_ text: Substring?) throws(Invalid) -> Int? {
        guard let text else { return nil }
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(text), (1...65_535).contains(port) else {
            throw .port(String(text))
        }
        return port
    }
}

extension PBXAddress: CustomStringConvertible {
    /// The address as a person writes it; it never holds a secret.
    public var description: String { "\(isEncrypted ? "https" : "http")://\(authority)" }
}
