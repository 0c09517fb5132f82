/// How phone numbers are written at one PBX, so that every spelling of one number gives the same text.
///
/// Without a country only numbers that name their calling code can be told; the others keep the digits they have.
public struct NumberPlan: Hashable, Sendable {
    /// The country that the PBX's outside lines belong to.
    public let country: Country?
    /// What is dialled for an outside line, digits only, such as `0` or `9`.
    public let outsideLinePrefixes: [String]
    private let prefixes: [PhoneDigits]

    /// Creates a plan.
    ///
    /// - Parameters:
    ///   - country: The country that the PBX's outside lines belong to; `nil` when that is not known.
    ///   - outsideLinePrefixes: What is dialled for an outside line; anything but one to five digits is left out.
    public init(country: Country? = nil, outsideLinePrefixes: [String] = []) {
        let valid = outsideLinePrefixes.filter { 1...5 ~= $0.utf8.count && PhoneDigits($0) != nil }
        self.country = country
        self.outsideLinePrefixes = valid
        prefixes = valid.compactMap { PhoneDigits($0) }.sorted { $0.count > $1.count }
    }

    /// The fewest digits of an outside party's number: what is shorter is an extension or a service.
    public static let fewestDigits = 6
    /// How many digits an international number has, with its calling code.
    private static let internationalDigits = 7...15

    /// An outside party's number in its one spelling: E.164 where the plan tells it, else its digits.
    ///
    /// - Parameters:
    ///   - text: The number as the PBX gives it, with or without blanks, brackets, dots, dashes and slashes.
    ///   - isDialed: Whether it was dialled at the PBX, so that an outside-line prefix is likely to stand before it.
    /// - Returns: `nil` for a text that is no number, such as a name or a SIP address, or one of less than six digits.
    public func contact(_ text: String, isDialed: Bool) -> String? {
        guard let written = WrittenNumber(text) else { return nil }
        var digits = written.digits
        if let plus = written.plus {
            guard plus == 0 || prefixes.contains(digits.prefix(plus)) else { return nil }
            digits = digits.dropping(plus)
            if let number = international(digits, isTrusted: true) { return number }
        }
        let prefix = prefixes.first { digits.hasPrefix($0) }
        guard let prefix, written.plus == nil else { return number(digits) ?? kept(digits) }
        let inside = digits.dropping(prefix.count)
        // `0-0611…`: the dash tells that the first 0 is the outside line's.
        if written.dash == prefix.count { return number(inside) ?? kept(inside) }
        let (first, second) = isDialed ? (inside, digits) : (digits, inside)
        return prefixed(first) ?? prefixed(second) ?? bare(first) ?? bare(second) ?? kept(first)
    }

    /// A number in E.164; `nil` when the plan does not tell it.
    private func number(_ digits: PhoneDigits) -> String? { prefixed(digits) ?? bare(digits) }

    /// A number that a prefix makes international or national.
    private func prefixed(_ digits: PhoneDigits) -> String? {
        for prefix in country?.internationalPrefixes ?? Self.usualPrefixes {
            if let rest = digits.dropping(prefix), let number = international(rest, isTrusted: false) { return number }
        }
        guard let country else { return nil }
        for prefix in country.trunkPrefixes {
            if let rest = digits.dropping(prefix), country.lengths.contains(rest.count), !rest.startsWithZero {
                return rest.text(isInternational: true, after: country.callingCode)
            }
        }
        return nil
    }

    /// A number without any prefix, national or with its calling code, where its length tells which.
    private func bare(_ digits: PhoneDigits) -> String? {
        guard let country else { return nil }
        let isZeroAllowed = country.trunkPrefixes.isEmpty
        if country.isNational(length: digits.count), isZeroAllowed || !digits.startsWithZero {
            return digits.text(isInternational: true, after: country.callingCode)
        }
        guard let rest = digits.dropping(country.callingCode), country.lengths.contains(rest.count),
            isZeroAllowed || !rest.startsWithZero, country.lengths.count <= 2 || digits.count >= Self.unmistakableDigits
        else { return nil }
        return digits.text(isInternational: true)
    }

    /// From how many digits on a number that begins like the country's calling code is no local one.
    private static let unmistakableDigits = 11

    /// A calling code and what follows it.
    ///
    /// Digits after `00` are trusted only with a length that the country has: an outside-line prefix may stand there.
    private func international(_ digits: PhoneDigits, isTrusted: Bool) -> String? {
        guard !digits.startsWithZero, Self.internationalDigits.contains(digits.count) else { return nil }
        let countries = Country.sharing(codeOf: digits)
        guard let first = countries.first else { return digits.text(isInternational: true) }
        var national = digits.dropping(first.callingCode.count)
        // `+33 (0)6 11…`: people write the trunk prefix where it is not dialled.
        if first.trunkPrefixes.contains(Self.zero) {
            while national.startsWithZero { national = national.dropping(1) }
        }
        let isKnownLength = countries.contains { $0.lengths.contains(national.count) }
        guard isTrusted || isKnownLength, Self.internationalDigits.contains(national.count + first.callingCode.count)
        else { return nil }
        return national.text(isInternational: true, after: first.callingCode)
    }

    private func kept(_ digits: PhoneDigits) -> String? {
        digits.count >= Self.fewestDigits ? digits.text() : nil
    }

    private static let zero = PhoneDigits("0") ?? PhoneDigits()
    private static let usualPrefixes = [PhoneDigits("00") ?? PhoneDigits()]
}

/// A text that is a phone number: digits, and what people write between them.
private struct WrittenNumber {
    private(set) var digits = PhoneDigits()
    /// How many digits stand before the plus; `nil` when there is none.
    private(set) var plus: Int?
    /// How many digits stand before the first dash.
    private(set) var dash: Int?

    init?(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits.append(byte) else { return nil }
            case UInt8(ascii: "+"):
                guard plus == nil else { return nil }
                plus = digits.count
            case UInt8(ascii: "-"):
                dash = dash ?? digits.count
            case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"):
                continue
            default:
                return nil
            }
        }
    }
}
