/// The encoding of an answer, which is UTF-8 but for a gateway or a firmware that thinks otherwise.
enum AnswerText {
    /// A text as UTF-8 without a byte order mark; what is not UTF-16 or UTF-32 stays as it is.
    ///
    /// JSON begins with two ASCII characters, so that zeros among the first bytes tell the width of a unit.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let start = Array(bytes.prefix(4)) + [UInt8](repeating: 1, count: max(0, 4 - bytes.count))
        return switch (start[0], start[1], start[2], start[3]) {
        case (0xEF, 0xBB, 0xBF, _): Array(bytes.dropFirst(3))
        case (0, 0, 0xFE, 0xFF): wide(bytes.dropFirst(4), isLittleEndian: false)
        case (0xFF, 0xFE, 0, 0): wide(bytes.dropFirst(4), isLittleEndian: true)
        case (0xFE, 0xFF, _, _): sixteen(bytes.dropFirst(2), isLittleEndian: false)
        case (0xFF, 0xFE, _, _): sixteen(bytes.dropFirst(2), isLittleEndian: true)
        case (0, 0, 0, 1...): wide(bytes[...], isLittleEndian: false)
        case (1..., 0, 0, 0): wide(bytes[...], isLittleEndian: true)
        case (0, 1..., _, _): sixteen(bytes[...], isLittleEndian: false)
        case (1..., 0, _, _): sixteen(bytes[...], isLittleEndian: true)
        default: bytes
        }
    }

    private static func sixteen(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt8] {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func wide(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> [UInt8] {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 3, by: 4).map { place in
            bytes[place..<place + 4].enumerated().reduce(UInt32(0)) { unit, byte in
                unit | UInt32(byte.element) << (8 * (isLittleEndian ? byte.offset : 3 - byte.offset))
            }
        }
        return Array(String(decoding: units, as: UTF32.self).utf8)
    }
}
