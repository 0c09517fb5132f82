/// One text from the PBX's socket, told apart by its shape.
///
/// Reading never fails: what cannot be read is ``unreadable(reason:)``.
public enum EventFrame: Sendable {
    /// The reply to the keep-alive, which is not JSON.
    case heartbeatResponse
    /// The PBX's answer to something it was sent, or an error that it reports by itself.
    case answer(Answer)
    case event(Event)
    /// Several documents in one text, or several messages in one event.
    case several([EventFrame])
    /// The reason is a sentence's end, such as `not JSON: it is empty (byte 0)`.
    case unreadable(reason: String)

    public struct Answer: Hashable, Sendable {
        /// `errcode`; 0 is success.
        public var code: Int
        public var message: String?

        public init(code: Int, message: String?) {
            self.code = code
            self.message = message
        }
    }

    public struct Event: Sendable {
        public var type: Int
        /// The PBX's serial number, which some events lack.
        public var serial: String?
        public var payload: Payload
    }

    public enum Payload: Sendable {
        /// The message's object, whether it came as one, as a string that holds one, or spread over the frame itself.
        case fields(JSONNode)
        /// A message that holds no object, as its text.
        case text(String)
    }

    /// Tells what a text from the socket is.
    public static func read(_ text: [UInt8]) -> EventFrame {
        if isHeartbeat(text) { return .heartbeatResponse }
        if let document = try? JSONDocument(parsing: text) { return classify(document.root) }
        let (documents, failure) = JSONDocument.parseSeveral(text)
        guard let failure else { return joined(documents.map { classify($0.root) }) }
        if let document = repaired(text) { return classify(document.root) }
        return joined(documents.map { classify($0.root) } + [.unreadable(reason: failure.description)])
    }

    /// Whether a text is the reply to the keep-alive; some PBXs echo the request instead.
    public static func isHeartbeat(_ text: [UInt8]) -> Bool {
        guard let start = text.firstIndex(where: { $0 > 0x20 }), text[start] == UInt8(ascii: "h"), text.count < 64,
            let end = text.lastIndex(where: { $0 > 0x20 })
        else { return false }
        let word = text[start...end]
        return word.elementsEqual("heartbeat response".utf8) || word.elementsEqual("heartbeat".utf8)
    }

    private static func joined(_ frames: [EventFrame]) -> EventFrame {
        if frames.count == 1, let only = frames.first { return only }
        return .several(frames)
    }
}

// MARK: - Shapes

extension EventFrame {
    private static func classify(_ root: JSONNode) -> EventFrame {
        guard root.kind == .object else {
            if root.kind == .string, let text = root.stringBytes, isHeartbeat(text) { return .heartbeatResponse }
            return .unreadable(reason: "a JSON \(root.kind) where an object is due")
        }
        guard let typeNode = root["type"] else {
            guard let code = root["errcode"] else {
                return .unreadable(reason: "an object with neither a type nor an errcode")
            }
            guard let code = code.integer else { return .unreadable(reason: "its errcode is not a number") }
            return .answer(Answer(code: code, message: root["errmsg"]?.text))
        }
        guard let type = typeNode.integer else { return .unreadable(reason: "its type is not a number") }
        let payloads = payloads(of: root["msg"], in: root)
        let serial = root["sn"]?.text
        if payloads.count == 1, let payload = payloads.first {
            return .event(Event(type: type, serial: serial, payload: payload))
        }
        return .several(payloads.map { .event(Event(type: type, serial: serial, payload: $0)) })
    }

    /// The message's objects; never empty.
    private static func payloads(of message: JSONNode?, in root: JSONNode) -> CollectionOfOneOrMore {
        guard let message else { return .one(.fields(root)) }
        switch message.kind {
        case .object: return .one(.fields(message))
        case .null: return .one(.fields(root))
        case .array: return objects(in: message)
        case .number, .bool: return .one(.text(message.text ?? ""))
        case .string:
            guard let bytes = message.stringBytes, bytes.contains(where: { $0 > 0x20 }) else {
                return .one(.fields(root))
            }
            guard let inner = (try? JSONDocument(parsing: bytes)) ?? withoutControlCharacters(bytes) else {
                return .one(.text(message.string ?? ""))
            }
            switch inner.root.kind {
            case .object: return .one(.fields(inner.root))
            case .array: return objects(in: inner.root)
            case .string:
                // Encoded once more than usual.
                guard let bytes = inner.root.stringBytes, let inmost = try? JSONDocument(parsing: bytes),
                    inmost.root.kind == .object
                else { return .one(.text(message.string ?? "")) }
                return .one(.fields(inmost.root))
            case .number, .bool, .null: return .one(.text(message.string ?? ""))
            }
        }
    }

    private static func objects(in array: JSONNode) -> CollectionOfOneOrMore {
        var payloads: [Payload] = []
        for element in array.elements {
            guard element.kind == .object else {
                return .one(.text(String(decoding: array.rawBytes, as: UTF8.self)))
            }
            payloads.append(.fields(element))
        }
        return payloads.isEmpty ? .one(.text("[]")) : .more(payloads)
    }

    /// One payload without an array around it: nearly every event has just one.
    private enum CollectionOfOneOrMore {
        case one(Payload)
        case more([Payload])

        var count: Int {
            switch self {
            case .one: 1
            case .more(let payloads): payloads.count
            }
        }

        var first: Payload? {
            switch self {
            case .one(let payload): payload
            case .more(let payloads): payloads.first
            }
        }

        func map(_ transform: (Payload) -> EventFrame) -> [EventFrame] {
            switch self {
            case .one(let payload): [transform(payload)]
            case .more(let payloads): payloads.map(transform)
            }
        }
    }
}

// MARK: - Last resort

extension EventFrame {
    /// What a text that is no JSON was probably meant to be.
    private static func repaired(_ text: [UInt8]) -> JSONDocument? {
        withoutControlCharacters(text) ?? withUnquotedMessage(text)
    }

    /// Caller names may hold control characters, which JSON forbids in strings; outside them they are blanks anyway.
    private static func withoutControlCharacters(_ text: [UInt8]) -> JSONDocument? {
        guard text.contains(where: { $0 < 0x20 }) else { return nil }
        return try? JSONDocument(parsing: text.map { max($0, 0x20) })
    }

    /// The form that is printed in manuals: an object between quotes, with its own quotes not escaped.
    private static func withUnquotedMessage(_ text: [UInt8]) -> JSONDocument? {
        guard let key = text.firstRange(of: Array(#""msg""#.utf8)) else { return nil }
        var start = key.upperBound
        while start < text.count, text[start] <= 0x20 || text[start] == UInt8(ascii: ":") { start += 1 }
        guard start + 1 < text.count, text[start] == UInt8(ascii: "\"") else { return nil }
        let closing: UInt8
        switch text[start + 1] {
        case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
        case UInt8(ascii: "["): closing = UInt8(ascii: "]")
        default: return nil
        }
        var end = text.count - 1
        while end > start + 1, text[end] != UInt8(ascii: "\"") || text[end - 1] != closing { end -= 1 }
        guard end > start + 1 else { return nil }
        return try? JSONDocument(parsing: Array(text[..<start] + text[(start + 1)..<end] + text[(end + 1)...]))
    }
}
