/// An answer cut into its rows by its quotes and brackets alone, so that a row that is no JSON spoils no other.
struct AnswerOutline {
    /// The keys that lists stand under; where both do, the first one's counts.
    static let listKeys = ["data", "queue_list"]

    /// The whole text.
    let text: [UInt8]
    /// Where the list stands, with its brackets; empty where there is none.
    private(set) var list = 0..<0
    /// Where each row stands, without the blanks around it.
    private(set) var rows: [Range<Int>] = []

    private var position = 0

    /// Cuts an answer, or an array of rows, in UTF-8; `nil` when quotes or brackets do not match, or something follows the
    /// end.
    init?(_ text: [UInt8]) {
        self.text = text
        skipBlanks()
        switch byte {
        case UInt8(ascii: "["): guard readList() else { return nil }
        case UInt8(ascii: "{"): guard readMembers() else { return nil }
        default: return nil
        }
        skipBlanks()
        guard position == text.count else { return nil }
    }

    /// The answer with other rows in the place of its own.
    func text(with rows: [[UInt8]]) -> [UInt8] {
        guard !list.isEmpty else { return text }
        return text[..<list.lowerBound] + [UInt8(ascii: "[")] + rows.joined(separator: [UInt8(ascii: ",")])
            + [UInt8(ascii: "]")] + text[list.upperBound...]
    }

    private var byte: UInt8? { position < text.count ? text[position] : nil }

    private mutating func readMembers() -> Bool {
        var found: [(list: Range<Int>, rows: [Range<Int>])?] = Self.listKeys.map { _ in nil }
        position += 1
        while true {
            skipBlanks()
            if take(UInt8(ascii: "}")) { break }
            let start = position + 1
            guard byte == UInt8(ascii: "\""), skipString() else { return false }
            let key = text[start..<position - 1]
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { return false }
            skipBlanks()
            let place = Self.listKeys.firstIndex { key.elementsEqual($0.utf8) }
            if let place, byte == UInt8(ascii: "[") {
                guard readList() else { return false }
                found[place] = (list, rows)
            } else {
                guard skipValue() != nil else { return false }
                // Of a key that is repeated the last value counts.
                if let place { found[place] = nil }
            }
            skipBlanks()
            if !take(UInt8(ascii: ",")), byte != UInt8(ascii: "}") { return false }
        }
        (list, rows) = found.lazy.compactMap(\.self).first ?? (0..<0, [])
        return true
    }

    private mutating func readList() -> Bool {
        let start = position
        position += 1
        rows = []
        while true {
            guard let row = skipValue() else { return false }
            if !row.isEmpty { rows.append(row) }
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { return false }
            list = start..<position
            return true
        }
    }

    /// Moves to the comma or bracket that ends a value.
    ///
    /// - Returns: Where the value stands; `nil` when it has no end.
    private mutating func skipValue() -> Range<Int>? {
        skipBlanks()
        let start = position
        var awaited: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                guard skipString() else { return nil }
                continue
            case UInt8(ascii: "{"): awaited.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): awaited.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let closing = awaited.popLast() else { return trimmed(start..<position) }
                guard closing == byte else { return nil }
            case UInt8(ascii: ",") where awaited.isEmpty: return trimmed(start..<position)
            default: break
            }
            position += 1
        }
        return nil
    }

    private mutating func skipString() -> Bool {
        position += 1
        while let byte {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return true }
        }
        return false
    }

    private mutating func skipBlanks() {
        while let byte, byte <= 0x20 { position += 1 }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        position += 1
        return true
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
        return range.lowerBound..<end
    }
}
