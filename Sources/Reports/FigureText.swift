/// Shares and changes as people and machines read them.
enum FigureText {
    /// `82.4%`; never rounded up to 100% or down to 0%.
    static func percent(_ part: Int64, of whole: Int64) -> String {
        guard whole != 0 else { return "–" }
        return "\(tenths(perMille(part, of: whole)))%"
    }

    /// `3.4`.
    static func decimal(_ part: Int64, _ whole: Int64) -> String {
        guard whole != 0 else { return "–" }
        let value = Int64((Double(part) / Double(whole) * 10).rounded())
        return (value < 0 ? "-" : "") + tenths(Int64(value.magnitude))
    }

    /// `+12.5%`.
    static func change(_ difference: Int64, from base: Int64) -> String {
        guard base != 0 else { return "–" }
        let value = (Double(difference) / Double(base) * 1000).rounded()
        return (difference > 0 ? "+" : difference < 0 ? "-" : "") + "\(tenths(Int64(value.magnitude)))%"
    }

    /// A quotient with at most six decimals.
    static func quotient(_ part: Int64, _ whole: Int64) -> String {
        let value = (Double(part) / Double(whole) * 1_000_000).rounded() / 1_000_000
        return value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
    }

    /// A number with a narrow space between thousands.
    static func grouped(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// A whole number as such, another with one decimal.
    static func short(_ value: Double) -> String {
        guard value.magnitude < 1e15 else { return "\(value)" }
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int64(rounded))" : "\(rounded)"
    }

    private static func perMille(_ part: Int64, of whole: Int64) -> Int64 {
        let rounded = Int64((Double(part) / Double(whole) * 1000).rounded())
        if part < whole, rounded >= 1000 { return 999 }
        if part > 0, rounded <= 0 { return 1 }
        return rounded
    }

    private static func tenths(_ value: Int64) -> String { "\(value / 10).\(value % 10)" }
}
