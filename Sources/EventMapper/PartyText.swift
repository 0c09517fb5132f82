/// A caller or callee as the PBX writes it: `Name<number>`, `number<number>`, a bare number, or words.
struct PartyText {
    var number: String?
    var name: String?

    init(_ text: String?) {
        guard var text else { return }
        guard text.withUTF8({ $0.last }) == UInt8(ascii: ">"), let open = text.utf8.lastIndex(of: UInt8(ascii: "<"))
        else {
            number = text
            return
        }
        let inside = Self.trimmed(text[text.utf8.index(after: open)...].dropLast())
        let outside = Self.trimmed(text[..<open])
        number = inside
        name = outside == inside ? nil : outside
    }

    private static func trimmed(_ text: Substring) -> String? {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text.isEmpty ? nil : String(text)
    }
}
