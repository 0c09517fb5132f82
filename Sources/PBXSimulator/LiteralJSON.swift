/// JSON text written by hand, piece by piece.
///
/// The simulator shares no encoder with any client: a key misspelt in a client's model must meet the right spelling here.
enum LiteralJSON {
    /// A JSON string literal, with quotes.
    static func string(_ text: String) -> String {
        var result = "\""
        result.reserveCapacity(text.utf8.count + 2)
        appendEscaped(text, to: &result)
        result.append("\"")
        return result
    }

    /// A JSON string literal, or `null` where there is no text.
    static func string(_ text: String?) -> String {
        guard let text else { return "null" }
        return string(text)
    }

    /// A number, or `null` where there is none.
    static func number(_ number: Int?) -> String {
        number.map { String($0) } ?? "null"
    }

    private static func appendEscaped(_ text: String, to result: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result.append("\\\"")
            case "\\": result.append("\\\\")
            case "\n": result.append("\\n")
            case "\r": result.append("\\r")
            case "\t": result.append("\\t")
            case _ where scalar.value < 0x20: result.append("\\u00" + hexadecimal(Int(scalar.value), digits: 2))
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}

/// The last `digits` lower-case hexadecimal digits of a number, padded with zeros.
func hexadecimal(_ number: Int, digits: Int, uppercase: Bool = false) -> String {
    let mask = digits >= 16 ? UInt64.max : (UInt64(1) << UInt64(digits * 4)) - 1
    let text = String(UInt64(bitPattern: Int64(number)) & mask, radix: 16, uppercase: uppercase)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// A number with at least `digits` decimal digits, padded with zeros.
func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return text.utf8.count >= digits ? text : String(repeating: "0", count: digits - text.utf8.count) + text
}
