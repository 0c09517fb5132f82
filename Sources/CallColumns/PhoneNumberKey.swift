/// What makes two spellings of a phone number the same number.
///
/// National and international spellings differ in front (`0611…`, `+33611…`, `0033611…`), so that the last nine digits
/// decide. Shorter numbers are extensions and service numbers, and must be equal.
public enum PhoneNumberKey {
    public static let comparedDigits = 9

    /// The digits that a number must end with, or `nil` when it has to be equal to the text.
    public static func ending(of text: String) -> String? {
        let digits = text.unicodeScalars.filter { ("0"..."9").contains($0) }
        let others = text.unicodeScalars.filter { !("0"..."9").contains($0) }
        guard digits.count >= comparedDigits, others.allSatisfy({ "+ ()-./".unicodeScalars.contains($0) }) else {
            return nil
        }
        return String(String.UnicodeScalarView(digits.suffix(comparedDigits)))
    }

    /// A small key for a dictionary of many numbers, or `nil` when the text holds no digit, as a withheld number.
    public static func key(of text: String) -> UInt64? { key(ofBytes: text.utf8) }

    /// The same of a text's bytes.
    public static func key(ofBytes bytes: some BidirectionalCollection<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        var count: UInt64 = 0
        for byte in bytes.reversed() where (48...57).contains(byte) {
            guard count < comparedDigits else { break }
            value += UInt64(byte - 48) * powersOfTen[Int(count)]
            count += 1
        }
        // The count keeps 0123 and 123 apart.
        return count == 0 ? nil : value * 16 + count
    }

    private static let powersOfTen: [UInt64] = (0..<comparedDigits).reduce(into: [1]) { list, _ in
        list.append((list.last ?? 1) * 10)
    }
}
