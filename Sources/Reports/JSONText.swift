/// Writes JSON values in ASCII-safe form: whatever could steer a terminal is escaped, everything else is UTF-8.
enum JSONText {
    static func string(_ text: String) -> String {
        var result = "\""
        append(text, to: &result)
        return result + "\""
    }

    static func optional(_ text: String?) -> String { text.map(string) ?? "null" }

    static func value(_ cell: Cell) -> String {
        switch cell {
        case .null: "null"
        case .integer(let value): String(value)
        case .ratio(let part, let whole): FigureText.quotient(part, whole)
        case .text(let text): string(text)
        }
    }

    private static func append(_ text: String, to result: inout String) {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else {
            result += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where SafeText.isDangerous(scalar): result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { unit in
            let hex = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }.joined()
    }
}
