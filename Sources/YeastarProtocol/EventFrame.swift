/// What the PBX says in one text from its socket, told apart by its shape.
///
/// Reading never fails: what cannot be read is ``unreadable(reason:)``.
package enum EventFrame {
    /// The reply to the keep-alive, which is not JSON.
    case heartbeatResponse
    /// The PBX's answer to something it was sent, or an error that it reports by itself.
    case answer(Answer)
    case event(Event)
    /// The reason is a sentence's end, such as `not JSON: it is empty (byte 0)`.
    case unreadable(reason: String)

    package struct Answer: Hashable, Sendable {
        /// `errcode`; 0 is success.
        package var code: Int
        package var message: String?
    }

    package struct Event {
        package var type: Int
        /// The PBX's serial number, which some events lack.
        package var serial: String?
        package var payload: Payload
    }

    package enum Payload {
        /// The message's object, whether it came as one, as a string that holds one, or spread over the frame itself.
        case fields(JSONView)
        /// A message that holds no object, as its text.
        case text(String)
    }

    /// Tells what is in a text from the socket.
    ///
    /// - Parameters:
    ///   - text: The text, of one document or several.
    ///   - body: Is called once, or more often where there are several documents or several messages in one event. What it
    ///     gets is valid only until it returns.
    package static func read(_ text: [UInt8], _ body: (EventFrame) -> Void) {
        guard !isHeartbeat(text) else { return body(.heartbeatResponse) }
        let isRead = text.withUnsafeBufferPointer { JSONView.withDocument($0) { classify($0, body) } == nil }
        guard !isRead else { return }
        let (documents, failure) = JSONDocument.parseSeveral(text)
        if failure != nil, let document = repaired(text) { return document.root.withView { classify($0, body) } }
        for document in documents { document.root.withView { classify($0, body) } }
        if let failure { body(.unreadable(reason: failure.description)) }
    }

    /// Whether a text is the reply to the keep-alive; some PBXs echo the request instead.
    package static func isHeartbeat(_ text: [UInt8]) -> Bool {
        guard let start = text.firstIndex(where: { $0 > 0x20 }), text[start] == UInt8(ascii: "h"), text.count < 64,
            let end = text.lastIndex(where: { $0 > 0x20 })
        else { return false }
        let word = text[start...end]
        return word.elementsEqual("heartbeat response".utf8) || word.elementsEqual("heartbeat".utf8)
    }
}

// MARK: - Shapes

extension EventFrame {
    private static func classify(_ root: JSONView, _ body: (EventFrame) -> Void) {
        guard root.kind == .object else {
            if root.kind == .string, root.withScalar({ isHeartbeat(Array($0)) }) { return body(.heartbeatResponse) }
            return body(.unreadable(reason: "a JSON \(root.kind) where an object is due"))
        }
        guard let typeNode = root["type"] else {
            guard let code = root["errcode"] else {
                return body(.unreadable(reason: "an object with neither a type nor an errcode"))
            }
            guard let code = code.integer else { return body(.unreadable(reason: "its errcode is not a number")) }
            return body(.answer(Answer(code: code, message: root["errmsg"]?.text)))
        }
        guard let type = typeNode.integer else { return body(.unreadable(reason: "its type is not a number")) }
        let serial = root["sn"]?.text
        readPayloads(of: root["msg"], in: root) { body(.event(Event(type: type, serial: serial, payload: $0))) }
    }

    /// Calls back for each of the message's objects, at least once.
    private static func readPayloads(of message: JSONView?, in root: JSONView, _ body: (Payload) -> Void) {
        guard let message else { return body(.fields(root)) }
        switch message.kind {
        case .object: body(.fields(message))
        case .null: body(.fields(root))
        case .array: readObjects(in: message, body)
        case .number, .bool: body(.text(message.text ?? ""))
        case .string:
            message.withScalar { text in
                guard text.contains(where: { $0 > 0x20 }) else { return body(.fields(root)) }
                let failure = JSONView.withDocument(text) { readPayloads(ofInner: $0, message, body) }
                guard failure != nil else { return }
                guard let document = JSONDocument.mended(Array(text)) else {
                    return body(.text(message.string ?? ""))
                }
                document.root.withView { readPayloads(ofInner: $0, message, body) }
            }
        }
    }

    /// The same for the document in a string.
    private static func readPayloads(ofInner root: JSONView, _ message: JSONView, _ body: (Payload) -> Void) {
        switch root.kind {
        case .object: body(.fields(root))
        case .array: readObjects(in: root, body)
        case .string:
            // Encoded once more than usual.
            guard let inmost = try? JSONDocument(parsing: root.withScalar { Array($0) }),
                inmost.root.kind == .object
            else { return body(.text(message.string ?? "")) }
            inmost.root.withView { body(.fields($0)) }
        case .number, .bool, .null: body(.text(message.string ?? ""))
        }
    }

    private static func readObjects(in array: JSONView, _ body: (Payload) -> Void) {
        guard array.elements.contains(where: { _ in true }) else { return body(.text("[]")) }
        guard array.elements.allSatisfy({ $0.kind == .object }) else {
            return body(.text(String(decoding: array.raw, as: UTF8.self)))
        }
        for element in array.elements { body(.fields(element)) }
    }
}

// MARK: - Last resort

extension EventFrame {
    /// What a text that is no JSON was probably meant to be.
    private static func repaired(_ text: [UInt8]) -> JSONDocument? {
        JSONDocument.mended(text) ?? withUnquotedMessage(text)
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
