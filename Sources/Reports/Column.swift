/// One column of a report: its stable name, and how people read it.
public struct Column: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case text
        /// A phone number, a call's id, or a trunk: text that is worth little when cut.
        case party
        /// Text that is whole or useless, such as a frame.
        case verbatim
        /// A bare number, such as an id.
        case number
        case count
        case seconds
        /// Unix seconds.
        case instant
        /// Local time as text.
        case localTime
        /// 0 or 1.
        case flag
        /// A quotient that is no share, such as calls per Monday; people see one decimal.
        case decimal
        /// A number from 0 to 1; people see percent and both parts.
        case ratio
        /// A relative change: 0.1 is ten percent more.
        case change
    }

    /// Where a column is shown.
    public enum Audience: Hashable, Sendable {
        case everyone
        /// Not in layouts for people: said there by another column.
        case machines
        /// Not in machine formats: put together from other columns.
        case people
    }

    /// In machine formats; never changes.
    public let name: String
    /// In layouts for people.
    public let title: String
    public let kind: Kind
    /// The entry of ``MetricDictionary`` that defines it; `nil`: an attribute.
    public let metric: String?
    public let audience: Audience
    /// 0 always stays; of the others, the highest leaves a narrow table first.
    public let rank: Int

    init(
        _ name: String,
        _ title: String? = nil,
        _ kind: Kind = .text,
        metric: String? = nil,
        for audience: Audience = .everyone,
        rank: Int = 0
    ) {
        self.name = name
        self.title = title ?? name
        self.kind = kind
        self.metric = metric
        self.audience = audience
        self.rank = rank
    }

    /// The unit of the number in machine formats; `nil` for text.
    public var unit: String? {
        switch kind {
        case .text, .party, .verbatim, .localTime, .number: nil
        case .count: "count"
        case .seconds: "seconds"
        case .instant: "unix_seconds"
        case .flag: "0_or_1"
        case .decimal: "number"
        case .ratio, .change: "ratio"
        }
    }

    /// How narrow a table may make it; `nil`: it is never cut.
    var leastWidth: Int? {
        switch kind {
        case .text: 8
        case .party: 16
        default: nil
        }
    }

    /// Whether it is set flush right.
    var isFigure: Bool {
        switch kind {
        case .text, .party, .verbatim, .localTime, .instant, .flag: false
        case .number, .count, .seconds, .decimal, .ratio, .change: true
        }
    }
}
