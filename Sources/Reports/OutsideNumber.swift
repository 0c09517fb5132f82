/// The number of a call's outside party.
enum OutsideNumber {
    /// Who called from outside, or was called there; `nil` for internal calls.
    static func of(direction: String?, caller: String?, dialed: String?) -> String? {
        direction == "inbound" ? caller : direction == "outbound" ? dialed : nil
    }

    /// The digits after the plus of a number in international spelling; `nil` for any other.
    static func internationalDigits(of text: String) -> String? {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if text.hasPrefix("+") { return digits.count >= 7 ? digits : nil }
        // No national number begins with two zeros.
        return digits.hasPrefix("00") && digits.count >= 9 ? String(digits.dropFirst(2)) : nil
    }
}
