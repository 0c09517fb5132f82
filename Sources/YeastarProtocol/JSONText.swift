/// What stands between the quotes of a JSON string, or is a number: decoding of what the scanner has found to be well formed.
enum JSONText {
    /// A string of some bytes; those that are not UTF-8 are repaired.
    static func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
        // Half of what `String(decoding:as:)` takes for the short ones that most fields hold.
        String(unsafeUninitializedCapacity: text.count) { output in
            guard let source = text.baseAddress, let target = output.baseAddress else { return 0 }
            target.update(from: source, count: text.count)
            return text.count
        }
    }

    /// Without blanks and control characters at either end.
    static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard let first = text.first, first <= 0x20 || text[text.count &- 1] <= 0x20 else { return text }
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: text[start..<end])
    }

    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int? { plainInteger(text) ?? roundedInteger(text) }

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

// MARK: - Escapes

extension JSONText {
    /// Decodes escapes.
    ///
    /// - Parameters:
    ///   - text: What stands between the quotes, every backslash followed by what the scanner has checked.
    ///   - output: Room for as many bytes as the text has; the result is never longer.
    /// - Returns: How many bytes were written.
    static func unescape(
        _ text: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        guard let source = text.baseAddress, let target = output.baseAddress else { return 0 }
        let lastWord = text.count &- 8
        var read = 0
        var written = 0
        while read < text.count {
            if read <= lastWord {
                // What is copied from beyond the backslash is overwritten.
                let word = JSONWord(source + read)
                word.store(to: target + written)
                let plain = JSONWord.count(before: word.firstPlace(of: UInt8(ascii: "\\")))
                read &+= plain
                written &+= plain
                if plain == 8 { continue }
            }
            let byte = source[read]
            guard byte == UInt8(ascii: "\\") else {
                target[written] = byte
                read &+= 1
                written &+= 1
                continue
            }
            if source[read &+ 1] == UInt8(ascii: "u") {
                let (scalar, length) = scalar(UnsafeBufferPointer(rebasing: text[read...]))
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    target[written] = unit
                    written += 1
                }
                read += length
            } else {
                target[written] = simpleEscape(source[read &+ 1])
                read &+= 2
                written &+= 1
            }
        }
        return written
    }

    /// What a text's leading `\uXXXX`, or pair of them, stands for, and how long that is.
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, length: Int) {
        let value = hexadecimal(UnsafeBufferPointer(rebasing: text[2..<6])) ?? 0xFFFD
        guard 0xD800...0xDBFF ~= value else { return (Unicode.Scalar(value) ?? "\u{FFFD}", 6) }
        let low = hexadecimal(UnsafeBufferPointer(rebasing: text[8..<12])) ?? 0xDC00
        return (Unicode.Scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}", 12)
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "\""): byte
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
}
