import GRDB

/// The number of a call's outside party.
enum OutsideNumber {
    /// Who called from outside, or was called there; `nil` for internal calls.
    static func of(direction: String?, caller: String?, dialed: String?) -> String? {
        direction == "inbound" ? caller : direction == "outbound" ? dialed : nil
    }

    /// The caller of a row `c` of the view `calls`; one from outside in the spelling that is the same for all who write it.
    ///
    /// Calls that were derived before there was one have the PBX's.
    static let callerColumn: SQL =
        "CASE c.direction WHEN 'inbound' THEN coalesce(c.contact, c.caller) ELSE c.caller END"
    /// What a row `c` of the view `calls` dialled; an outside number in the same spelling.
    static let dialedColumn: SQL =
        "CASE c.direction WHEN 'outbound' THEN coalesce(c.contact, c.dialed) ELSE c.dialed END"

    /// The digits after the plus of a number in international spelling; `nil` for any other.
    static func internationalDigits(of text: String) -> String? {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if text.hasPrefix("+") { return digits.count >= 7 ? digits : nil }
        // No national number begins with two zeros.
        return digits.hasPrefix("00") && digits.count >= 9 ? String(digits.dropFirst(2)) : nil
    }
}
