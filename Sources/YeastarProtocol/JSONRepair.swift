/// What a text that is no JSON was probably meant to be: names come from the telephone network as they please.
///
/// Control characters become blanks, half of a surrogate pair becomes U+FFFD, and a backslash that begins no escape stands
/// for itself.
enum JSONRepair {
    private enum Escape {
        case sound(length: Int)
        case halfOfPair
        case none
    }

    /// Mends what is of that kind.
    ///
    /// - Returns: `nil` when nothing is.
    static func repaired(_ text: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 16)
        var isChanged = false
        var place = 0
        while place < text.count {
            let byte = text[place]
            guard byte == UInt8(ascii: "\\") else {
                // Outside strings they are blanks anyway.
                if byte < 0x20 { isChanged = true }
                result.append(max(byte, 0x20))
                place += 1
                continue
            }
            switch escape(text[place...]) {
            case .sound(let length):
                result += text[place..<place + length]
                place += length
            case .halfOfPair:
                result += Array(#"\ufffd"#.utf8)
                place += 6
                isChanged = true
            case .none:
                result += [byte, byte]
                place += 1
                isChanged = true
            }
        }
        return isChanged ? result : nil
    }

    /// What begins with a backslash.
    private static func escape(_ text: ArraySlice<UInt8>) -> Escape {
        guard let kind = text.dropFirst().first else { return .none }
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return .sound(length: 2)
        case UInt8(ascii: "u"):
            guard let first = unit(text) else { return .none }
            guard 0xD800...0xDFFF ~= first else { return .sound(length: 6) }
            guard first < 0xDC00, let second = unit(text.dropFirst(6)), 0xDC00...0xDFFF ~= second else {
                return .halfOfPair
            }
            return .sound(length: 12)
        default: return .none
        }
    }

    /// What a leading `\uXXXX` stands for.
    private static func unit(_ text: ArraySlice<UInt8>) -> UInt32? {
        let text = text.prefix(6)
        guard text.count == 6, text.starts(with: Array(#"\u"#.utf8)) else { return nil }
        return text.dropFirst(2).withUnsafeBufferPointer(JSONText.hexadecimal)
    }
}

extension JSONDocument {
    /// Reads one document that may have faults which can be mended.
    ///
    /// - Throws: ``JSONFailure`` with the first byte that is out of order.
    public init(repairing bytes: [UInt8]) throws(JSONFailure) {
        do throws(JSONFailure) {
            try self.init(parsing: bytes)
        } catch {
            guard let document = Self.mended(bytes) else { throw error }
            self = document
        }
    }

    /// The document that a text with faults stands for; `nil` when they can't be mended.
    static func mended(_ bytes: [UInt8]) -> JSONDocument? {
        JSONRepair.repaired(bytes).flatMap { try? JSONDocument(parsing: $0) }
    }

    /// Reads an answer each of whose rows may have faults that can be mended, or can't.
    ///
    /// - Parameter bytes: The answer, or an array of rows, in whatever encoding.
    /// - Returns: The answer, in which a row that can't be read is null, and what is wrong with the first such row.
    /// - Throws: ``JSONFailure`` when something else than a row can't be read.
    package static func salvage(
        _ bytes: [UInt8]
    ) throws(JSONFailure) -> (document: JSONDocument, failure: JSONFailure?) {
        do throws(JSONFailure) {
            return (try JSONDocument(repairing: bytes), nil)
        } catch {
            guard let outline = AnswerOutline(AnswerText.utf8(bytes)) else { throw error }
            var failure: JSONFailure?
            var rows: [[UInt8]] = []
            for place in outline.rows {
                do throws(JSONFailure) {
                    rows.append(try JSONDocument(repairing: Array(outline.text[place])).bytes)
                } catch {
                    failure = failure ?? error
                    rows.append(Array("null".utf8))
                }
            }
            return (try JSONDocument(repairing: outline.text(with: rows)), failure)
        }
    }
}
