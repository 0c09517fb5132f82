/// One value of one row.
public enum Cell: Hashable, Sendable {
    /// Unknown, or nothing to divide by.
    case null
    case integer(Int64)
    case text(String)
    /// A share with what it is a share of; the second is never zero.
    case ratio(Int64, Int64)

    /// A share, or null when there is nothing to divide by.
    static func share(_ part: Int64, of whole: Int64) -> Self {
        whole == 0 ? .null : .ratio(part, whole)
    }

    /// A mean rounded to a whole, or null when there is nothing to divide by.
    static func mean(_ sum: Int64, of count: Int64) -> Self {
        count == 0 ? .null : .integer((sum + count / 2) / count)
    }

    /// The value where it is a number.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .ratio(let part, let whole): Double(part) / Double(whole)
        case .null, .text: nil
        }
    }

    static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .null }
    static func optional(_ number: Int64?) -> Self { number.map(Self.integer) ?? .null }
}
