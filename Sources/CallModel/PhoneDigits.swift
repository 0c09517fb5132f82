/// The digits of a phone number, in place: a number costs no allocation until it is written out.
struct PhoneDigits: Hashable, Sendable {
    /// More digits than any number has, with every prefix before it.
    static let capacity = 32

    private var values = SIMD32<UInt8>(repeating: 0)
    private(set) var count = 0

    init() {}

    /// `nil` for a text that holds anything but digits, or too many.
    init?(_ text: some StringProtocol) {
        for byte in text.utf8 {
            guard append(byte) else { return nil }
        }
    }

    /// Appends an ASCII digit.
    ///
    /// - Returns: Whether it is one, and has room.
    mutating func append(_ byte: UInt8) -> Bool {
        guard byte &- UInt8(ascii: "0") < 10, count < Self.capacity else { return false }
        values[count] = byte
        count += 1
        return true
    }

    var startsWithZero: Bool { count > 0 && values[0] == UInt8(ascii: "0") }

    func hasPrefix(_ prefix: PhoneDigits) -> Bool { count >= prefix.count && self.prefix(prefix.count) == prefix }

    func prefix(_ length: Int) -> PhoneDigits { digits(in: 0..<min(length, count)) }

    func dropping(_ length: Int) -> PhoneDigits { digits(in: min(length, count)..<count) }

    /// What follows a prefix; `nil` when the digits do not begin with it.
    func dropping(_ prefix: PhoneDigits) -> PhoneDigits? { hasPrefix(prefix) ? dropping(prefix.count) : nil }

    /// The digits as text, after a plus where `isInternational`, and after other digits.
    func text(isInternational: Bool = false, after prefix: PhoneDigits = PhoneDigits()) -> String {
        let length = (isInternational ? 1 : 0) + prefix.count + count
        return String(unsafeUninitializedCapacity: length) { buffer in
            var place = 0
            func write(_ byte: UInt8) {
                buffer[place] = byte
                place += 1
            }
            if isInternational { write(UInt8(ascii: "+")) }
            for index in 0..<prefix.count { write(prefix.values[index]) }
            for index in 0..<count { write(values[index]) }
            return place
        }
    }

    private func digits(in range: Range<Int>) -> PhoneDigits {
        var digits = PhoneDigits()
        for index in range {
            digits.values[digits.count] = values[index]
            digits.count += 1
        }
        return digits
    }
}
