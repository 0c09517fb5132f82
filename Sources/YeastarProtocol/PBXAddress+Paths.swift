extension PBXAddress {
    /// One parameter of a query; the value is percent-encoded when the path is made.
    public struct Parameter: Hashable, Sendable {
        /// The parameter's name, as the PBX spells it.
        public let name: String
        /// Its value, not encoded.
        public let value: String

        /// Creates a parameter.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The path of a REST request, with the token where there is one: the result is then as secret as the token.
    ///
    /// - Parameters:
    ///   - endpoint: Such as `cdr/search`.
    ///   - parameters: What the endpoint takes.
    ///   - token: The access token; the PBX wants it in the query.
    /// - Returns: The path with its query.
    public static func path(_ endpoint: String, _ parameters: [Parameter] = [], token: Secret? = nil) -> String {
        var items = parameters.map { "\($0.name)=\(percentEncoded($0.value))" }
        token?.reveal { items.append("access_token=\(percentEncoded($0))") }
        return "/openapi/v1.0/\(endpoint)" + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    /// The path of the event socket; as secret as the token.
    public static func socketPath(token: Secret) -> String {
        path("subscribe", token: token)
    }

    /// Text in which every byte but the unreserved ones of RFC 3986 is percent-encoded.
    static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default:
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0f)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
