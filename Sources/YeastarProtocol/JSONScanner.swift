/// One value or key of a document: where its text is, and where the next one is.
struct JSONCell: Sendable {
    /// The first byte; of a string, the one after its quote.
    var start: UInt32
    /// The byte after the last one.
    var end: UInt32
    /// The cell after this one and everything inside it; while a container is open, the container around it; of a key, its
    /// signature.
    var next: UInt32
    var kind: JSONNode.Kind
    /// Whether a string has escapes, or an object has a key with escapes.
    var isEscaped: Bool

    /// Tells most keys apart: their length, and their first and last byte.
    static func signature(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let start = key.baseAddress, key.count > 0 else { return 0 }
        return UInt32(truncatingIfNeeded: key.count) << 16 | UInt32(start[0]) << 8 | UInt32(start[key.count &- 1])
    }
}

/// Reads well-formed JSON, and only that, into cells: without recursion, without decoding.
struct JSONScanner {
    /// The same as Foundation's, so that both agree on hostile nesting.
    static let depthLimit = 512
    /// Longer numbers are left to Foundation, which knows what it can represent.
    static let numberLimit = 38
    private static let none = UInt32.max

    /// Enough for a frame; more are allocated.
    private static let cellsOnStack = 64

    private let base: UnsafePointer<UInt8>
    private let count: Int
    private let acceptsAnyNumber: Bool
    private var position = 0
    private var cells: UnsafeMutableBufferPointer<JSONCell>
    private var cellCount = 0
    private var ownsCells = false

    /// Reads one value and the white space around it into cells that live as long as a closure runs.
    ///
    /// - Parameters:
    ///   - text: Begins with the value.
    ///   - acceptsAnyNumber: Whether numbers may be of any length.
    ///   - body: Gets the value, the number of its cells, and the position after it, unless something is out of order.
    /// - Returns: The first byte that is out of order, if there is one.
    static func scan(
        _ text: UnsafeBufferPointer<UInt8>,
        acceptsAnyNumber: Bool = false,
        _ body: (_ root: JSONView, _ cellCount: Int, _ end: Int) -> Void
    ) -> JSONFailure? {
        guard text.count < Int(none) else { return JSONFailure(offset: 0, reason: "longer than 4 GiB") }
        guard let base = text.baseAddress else { return JSONFailure(offset: 0, reason: "it is empty") }
        return withUnsafeTemporaryAllocation(of: JSONCell.self, capacity: cellsOnStack) { stack in
            var scanner = JSONScanner(
                base: base,
                count: text.count,
                acceptsAnyNumber: acceptsAnyNumber,
                cells: stack
            )
            defer { if scanner.ownsCells { scanner.cells.deallocate() } }
            do throws(JSONFailure) {
                try scanner.scanDocument()
            } catch {
                return error
            }
            guard let cells = UnsafePointer(scanner.cells.baseAddress) else { return nil }
            body(JSONView(bytes: base, cells: cells, index: 0), scanner.cellCount, scanner.position)
            return nil
        }
    }

    /// Reads one value and the white space around it.
    ///
    /// - Returns: Its cells, with positions relative to `start`, and the position after it in `bytes`.
    static func scan(
        _ bytes: [UInt8],
        from start: Int,
        acceptsAnyNumber: Bool = false
    ) throws(JSONFailure) -> (cells: [JSONCell], end: Int) {
        var result: (cells: [JSONCell], end: Int) = ([], start)
        let failure = bytes.withUnsafeBufferPointer { buffer in
            scan(UnsafeBufferPointer(rebasing: buffer[start...]), acceptsAnyNumber: acceptsAnyNumber) {
                result = (Array(UnsafeBufferPointer(start: $0.cells, count: $1)), start + $2)
            }
        }
        if let failure { throw JSONFailure(offset: start + failure.offset, reason: failure.reason) }
        return result
    }

    private init(
        base: UnsafePointer<UInt8>,
        count: Int,
        acceptsAnyNumber: Bool,
        cells: UnsafeMutableBufferPointer<JSONCell>
    ) {
        self.base = base
        self.count = count
        self.acceptsAnyNumber = acceptsAnyNumber
        self.cells = cells
    }

    private mutating func scanDocument() throws(JSONFailure) {
        var container = Self.none
        var depth = 0
        skipSpace()
        while true {
            if try scanValueStart(container: &container, depth: &depth) { continue }
            // A value is complete: close what it completes, until another value is due.
            while true {
                skipSpace()
                guard container != Self.none else { return }
                let isObject = cells[Int(container)].kind == .object
                guard position < count else { throw failure("it ends within \(isObject ? "an object" : "an array")") }
                if base[position] == UInt8(ascii: ",") {
                    position += 1
                    skipSpace()
                    if isObject { try scanKey(of: Int(container)) }
                    break
                }
                guard base[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw failure("neither a comma nor the end of \(isObject ? "an object" : "an array")")
                }
                position += 1
                depth -= 1
                let parent = cells[Int(container)].next
                cells[Int(container)].end = UInt32(truncatingIfNeeded: position)
                cells[Int(container)].next = UInt32(truncatingIfNeeded: cellCount)
                container = parent
            }
        }
    }

    /// Reads a whole scalar, or the beginning of a container.
    ///
    /// - Returns: Whether another value must follow at once.
    @inline(__always)
    private mutating func scanValueStart(container: inout UInt32, depth: inout Int) throws(JSONFailure) -> Bool {
        guard position < count else { throw failure(count == 0 ? "it is empty" : "it ends where a value is due") }
        switch base[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isObject = base[position] == UInt8(ascii: "{")
            depth += 1
            guard depth <= Self.depthLimit else { throw failure("nested more than \(Self.depthLimit) deep") }
            append(isObject ? .object : .array, from: position, next: container)
            container = UInt32(truncatingIfNeeded: cellCount - 1)
            position += 1
            skipSpace()
            guard position < count else { return false }
            if base[position] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return false }
            if isObject { try scanKey(of: Int(container)) }
            return true
        case UInt8(ascii: "\""): try scanString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try scanNumber()
        case UInt8(ascii: "t"): try scanWord("true", .bool)
        case UInt8(ascii: "f"): try scanWord("false", .bool)
        case UInt8(ascii: "n"): try scanWord("null", .null)
        default: throw failure("no value begins like this")
        }
        return false
    }

    @inline(__always)
    private mutating func scanKey(of object: Int) throws(JSONFailure) {
        guard position < count, base[position] == UInt8(ascii: "\"") else { throw failure("a key is due") }
        try scanString()
        let key = cells[cellCount &- 1]
        cells[cellCount &- 1].next = JSONCell.signature(
            UnsafeBufferPointer(start: base + Int(key.start), count: Int(key.end &- key.start))
        )
        if key.isEscaped { cells[object].isEscaped = true }
        skipSpace()
        guard position < count, base[position] == UInt8(ascii: ":") else { throw failure("a colon is due") }
        position += 1
        skipSpace()
    }

    private mutating func scanWord(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONFailure) {
        let length = word.utf8CodeUnitCount
        guard position + length <= count else { throw failure("no value begins like this") }
        for index in 0..<length where base[position + index] != word.utf8Start[index] {
            throw failure("no value begins like this")
        }
        position += length
        append(kind, from: position - length)
    }

    private mutating func scanNumber() throws(JSONFailure) {
        let start = position
        if base[position] == UInt8(ascii: "-") { position += 1 }
        let whole = skipDigits()
        guard whole > 0 else { throw failure("a number without digits") }
        guard whole == 1 || base[position - whole] != UInt8(ascii: "0") else {
            throw failure("a number with a leading zero")
        }
        if position < count, base[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw failure("a number without digits after its point") }
        }
        if position < count, base[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < count, base[position] == UInt8(ascii: "+") || base[position] == UInt8(ascii: "-") {
                position += 1
            }
            let digits = skipDigits()
            guard digits > 0 else { throw failure("a number without digits in its exponent") }
            guard digits <= 2 || acceptsAnyNumber else { throw failure("a number that is out of range") }
        }
        guard position - start <= Self.numberLimit || acceptsAnyNumber else {
            throw failure("a number that is too long")
        }
        append(.number, from: start)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < count, base[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position - start
    }

    /// Reads a string eight bytes at a time, as long as nothing but quotes is escaped: so are documents in strings.
    @inline(__always)
    private mutating func scanString() throws(JSONFailure) {
        let base = base
        let start = position &+ 1
        let lastWord = count &- 8
        var place = start
        var backslashes: JSONWord.Places = 0
        var firstIsEscaped: JSONWord.Places = 0
        while place <= lastWord {
            let word = JSONWord(base + place)
            let slashes = word.places(of: UInt8(ascii: "\\"))
            let escaped = JSONWord.following(slashes) | firstIsEscaped
            let stops = word.stops(escaped: escaped)
            if stops == 0 {
                backslashes |= slashes
                firstIsEscaped = JSONWord.followingLast(slashes)
                place &+= 8
                continue
            }
            let stop = JSONWord.count(before: stops)
            guard base[place &+ stop] == UInt8(ascii: "\"") else { break }
            position = place &+ stop
            append(.string, from: start, isEscaped: backslashes | JSONWord.places(slashes, before: stop) != 0)
            position &+= 1
            return
        }
        position = firstIsEscaped == 0 ? place : place - 1
        try scanStringEnd(from: start, isEscaped: backslashes != 0)
    }

    /// Reads the rest of a string, with any escapes.
    private mutating func scanStringEnd(from start: Int, isEscaped: Bool) throws(JSONFailure) {
        var isEscaped = isEscaped
        while true {
            skipPlainText()
            guard position < count else { throw failure("it ends within a string") }
            switch base[position] {
            case UInt8(ascii: "\""):
                append(.string, from: start, isEscaped: isEscaped)
                position += 1
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case 0..<0x20: throw failure("an unescaped control character in a string")
            default: position += 1
            }
        }
    }

    /// Moves over bytes that are no quote, no backslash and no control character, up to the last seven.
    private mutating func skipPlainText() {
        while position + 8 <= count {
            let word = JSONWord(base + position)
            let plain = JSONWord.count(before: word.stops(escaped: 0) | word.places(of: UInt8(ascii: "\\")))
            position += plain
            if plain < 8 { return }
        }
    }

    private mutating func skipEscape() throws(JSONFailure) {
        guard position + 1 < count else { throw failure("it ends within a string") }
        switch base[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            guard let first = hexadecimal(at: position + 2) else { throw failure("an escape that does not exist") }
            switch first {
            case 0xD800...0xDBFF:
                guard position + 7 < count, base[position + 6] == UInt8(ascii: "\\"),
                    base[position + 7] == UInt8(ascii: "u"), let second = hexadecimal(at: position + 8),
                    0xDC00...0xDFFF ~= second
                else { throw failure("half of a surrogate pair") }
                position += 12
            case 0xDC00...0xDFFF: throw failure("half of a surrogate pair")
            default: position += 6
            }
        default: throw failure("an escape that does not exist")
        }
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard start + 4 <= count else { return nil }
        return JSONText.hexadecimal(UnsafeBufferPointer(start: base + start, count: 4))
    }

    private mutating func skipSpace() {
        while position < count, base[position] <= 0x20 {
            switch base[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func append(_ kind: JSONNode.Kind, from start: Int, next: UInt32? = nil, isEscaped: Bool = false) {
        if cellCount == cells.count { grow() }
        cells.initializeElement(
            at: cellCount,
            to: JSONCell(
                start: UInt32(truncatingIfNeeded: start),
                end: UInt32(truncatingIfNeeded: position),
                next: next ?? UInt32(truncatingIfNeeded: cellCount + 1),
                kind: kind,
                isEscaped: isEscaped
            )
        )
        cellCount += 1
    }

    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<JSONCell>.allocate(capacity: cells.count * 4)
        _ = larger.moveInitialize(fromContentsOf: cells)
        if ownsCells { cells.deallocate() }
        cells = larger
        ownsCells = true
    }

    private func failure(_ reason: String) -> JSONFailure { JSONFailure(offset: position, reason: reason) }
}
