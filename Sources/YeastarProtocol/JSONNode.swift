/// One value of a JSON document.
///
/// Reading never fails: what is absent, or of another kind than asked for, is `nil` or empty.
public struct JSONNode: Sendable {
    public enum Kind: UInt8, Hashable, Sendable {
        case object
        case array
        case string
        case number
        case bool
        case null
    }

    let bytes: [UInt8]
    let cells: [JSONCell]
    let index: Int

    public var kind: Kind { cells[index].kind }

    /// The value of a key of this object; the last one, when the key is repeated.
    public subscript(key: String) -> JSONNode? {
        guard kind == .object else { return nil }
        var key = key
        return key.withUTF8 { key -> JSONNode? in
            var found: Int?
            var cell = index + 1
            let end = Int(cells[index].next)
            while cell < end {
                if isKey(cell, key) { found = cell + 1 }
                cell = Int(cells[cell + 1].next)
            }
            return found.map { JSONNode(bytes: bytes, cells: cells, index: $0) }
        }
    }

    /// The text of a string; `nil` for any other kind.
    public var string: String? {
        guard kind == .string else { return nil }
        return withText { String(decoding: $0, as: UTF8.self) }
    }

    /// A whole number, whether it came as a number or as a string that holds one; `nil` when it is out of range.
    public var integer: Int? {
        guard kind == .number || kind == .string else { return nil }
        return withText { text in
            let text = Self.trimmed(text)
            return Self.plainInteger(text) ?? Self.roundedInteger(text)
        }
    }

    /// Any scalar as text without white space around it; `nil` when nothing is left of it.
    public var text: String? {
        switch kind {
        case .object, .array, .null: nil
        case .string, .number, .bool:
            withText { text in
                let text = Self.trimmed(text)
                return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
            }
        }
    }

    /// The values of this array, in order.
    public var elements: Elements { Elements(parent: self) }

    /// The keys and values of this object, in order, repeated keys included.
    public var members: Members { Members(parent: self) }

    /// This value exactly as the text has it.
    public var rawBytes: [UInt8] {
        let cell = cells[index]
        let quote = cell.kind == .string ? 1 : 0
        return Array(bytes[Int(cell.start) - quote..<Int(cell.end) + quote])
    }

    /// A string's decoded bytes, such as a document inside a document; `nil` for any other kind.
    public var stringBytes: [UInt8]? {
        guard kind == .string else { return nil }
        return cells[index].isEscaped ? unescaped() : Array(bytes[Int(cells[index].start)..<Int(cells[index].end)])
    }

    public struct Elements: Sequence, IteratorProtocol, Sendable {
        private let parent: JSONNode
        private var cell: Int

        init(parent: JSONNode) {
            self.parent = parent
            cell = parent.kind == .array ? parent.index + 1 : Int(parent.cells[parent.index].next)
        }

        public mutating func next() -> JSONNode? {
            guard cell < Int(parent.cells[parent.index].next) else { return nil }
            defer { cell = Int(parent.cells[cell].next) }
            return JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell)
        }
    }

    public struct Members: Sequence, IteratorProtocol, Sendable {
        private let parent: JSONNode
        private var cell: Int

        init(parent: JSONNode) {
            self.parent = parent
            cell = parent.kind == .object ? parent.index + 1 : Int(parent.cells[parent.index].next)
        }

        public mutating func next() -> (key: String, value: JSONNode)? {
            guard cell < Int(parent.cells[parent.index].next) else { return nil }
            defer { cell = Int(parent.cells[cell + 1].next) }
            let key = JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell)
            return (key.string ?? "", JSONNode(bytes: parent.bytes, cells: parent.cells, index: cell + 1))
        }
    }
}

extension JSONNode {
    /// Runs a closure on the decoded bytes of a string, or on the text of any other scalar.
    private func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let cell = cells[index]
        if cell.isEscaped {
            return unescaped().withUnsafeBufferPointer(body)
        }
        return bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(cell.start)..<Int(cell.end)]))
        }
    }

    private func isKey(_ cell: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let candidate = cells[cell]
        if candidate.isEscaped {
            return JSONNode(bytes: bytes, cells: cells, index: cell).unescaped().elementsEqual(key)
        }
        guard Int(candidate.end) - Int(candidate.start) == key.count else { return false }
        let start = Int(candidate.start)
        for offset in 0..<key.count where bytes[start + offset] != key[offset] { return false }
        return true
    }

    /// The decoded bytes of a string with escapes; the scanner has checked every one of them.
    private func unescaped() -> [UInt8] {
        let cell = cells[index]
        return bytes.withUnsafeBufferPointer { buffer in
            let text = UnsafeBufferPointer(rebasing: buffer[Int(cell.start)..<Int(cell.end)])
            return [UInt8](unsafeUninitializedCapacity: text.count) { output, written in
                written = Self.unescape(text, into: output)
            }
        }
    }

    /// Decodes escapes; the result is never longer than the text.
    private static func unescape(_ text: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>)
        -> Int
    {
        var read = 0
        var written = 0
        while read < text.count {
            let byte = text[read]
            guard byte == UInt8(ascii: "\\"), read + 1 < text.count else {
                output[written] = byte
                read += 1
                written += 1
                continue
            }
            guard text[read + 1] == UInt8(ascii: "u") else {
                output[written] = simpleEscape(text[read + 1])
                read += 2
                written += 1
                continue
            }
            var value = hexadecimal(UnsafeBufferPointer(rebasing: text[read + 2..<read + 6])) ?? 0xFFFD
            read += 6
            if 0xD800...0xDBFF ~= value {
                let low = hexadecimal(UnsafeBufferPointer(rebasing: text[read + 2..<read + 6])) ?? 0xDC00
                value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
                read += 6
            }
            for unit in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
                output[written] = unit
                written += 1
            }
        }
        return written
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: byte
        }
    }

    /// Four hexadecimal digits.
    static func hexadecimal(_ digits: UnsafeBufferPointer<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }

    /// Without blanks and control characters at either end.
    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    private static func plainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative ? text.dropFirst() : text[...]
        guard (1...18).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard digit &- UInt8(ascii: "0") < 10 else { return nil }
            value = value &* 10 &+ Int(digit &- UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }

    /// The forms that are rare: `88.0`, `1e3`, nineteen digits.
    private static func roundedInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let isDecimal = text.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                true
            default: false
            }
        }
        guard isDecimal, !text.isEmpty else { return nil }
        let string = String(decoding: text, as: UTF8.self)
        return Int(string) ?? Double(string).flatMap { Int(exactly: $0) }
    }
}
