/// What one text from the event socket is, decided before anything else looks at it.
public enum SocketText: Sendable {
    /// The answer to a heartbeat, which is not JSON.
    ///
    /// It is counted and not kept; a bare `heartbeat`, which the PBX is not known to send, is both.
    case heartbeatAnswer(isKept: Bool)
    /// An acknowledgement or an error: an envelope without a type.
    case answer(RESTAnswer)
    /// Everything else, sound or not.
    case event

    /// An answer is short; longer texts are not searched for one.
    private static let answerByteLimit = 65_536
    private static let errcodeKey = Array(#""errcode""#.utf8)

    /// Sorts a text.
    public init(_ bytes: [UInt8]) {
        if bytes.count <= 64, let heartbeat = Self.heartbeat(bytes) {
            self = heartbeat
        } else if bytes.count <= Self.answerByteLimit, Self.mentionsErrcode(bytes),
            let answer = try? RESTAnswer(decoding: bytes),
            answer.root["type"] == nil || answer.code == .tokenExpired
        {
            self = .answer(answer)
        } else {
            self = .event
        }
    }

    private static func heartbeat(_ bytes: [UInt8]) -> Self? {
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return switch text {
        case "heartbeat response": .heartbeatAnswer(isKept: false)
        case "heartbeat": .heartbeatAnswer(isKept: true)
        default: nil
        }
    }

    /// Whether the key stands in the text unescaped; within an event's encoded message its quotes are escaped.
    private static func mentionsErrcode(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { text in
            // Horspool's search: the byte at a possible end tells how far the next possible end is.
            var end = errcodeKey.count - 1
            while end < text.count {
                switch text[end] {
                case UInt8(ascii: "\""):
                    if text[...end].suffix(errcodeKey.count).elementsEqual(errcodeKey) { return true }
                    end += 8
                case UInt8(ascii: "e"): end += 1
                case UInt8(ascii: "d"): end += 2
                case UInt8(ascii: "o"): end += 3
                case UInt8(ascii: "c"): end += 4
                case UInt8(ascii: "r"): end += 5
                default: end += 9
                }
            }
            return false
        }
    }
}
