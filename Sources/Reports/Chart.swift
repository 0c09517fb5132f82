/// A picture of a report's rows; columns are named as in ``Column/name``.
///
/// It only repeats what the rows say, which always stand with it.
public struct Chart: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Lines over stretches of time, one for each series.
        case trend(x: String, series: [String])
        /// A field for each row and column of the picture, the darker the more.
        case heatMap(row: String, column: String, value: String)
        /// Bars for each label, one for each series, side by side.
        case histogram(label: String, series: [String])
        /// A line of steps: each value holds until the next.
        case curve(x: String, y: String)
        /// The first row's values writ large, and how far they are from the second row's.
        case figures([String])
        /// Bars that lie, for the rows with the greatest values.
        case top(label: String, value: String)
    }

    public let title: String
    public let kind: Kind

    public init(_ title: String, _ kind: Kind) {
        self.title = title
        self.kind = kind
    }

    public static func trend(_ title: String, x: String, series: [String]) -> Self {
        Self(title, .trend(x: x, series: series))
    }

    public static func heatMap(_ title: String, row: String, column: String, value: String) -> Self {
        Self(title, .heatMap(row: row, column: column, value: value))
    }

    public static func histogram(_ title: String, label: String, series: [String]) -> Self {
        Self(title, .histogram(label: label, series: series))
    }

    public static func curve(_ title: String, x: String, y: String) -> Self {
        Self(title, .curve(x: x, y: y))
    }

    public static func top(_ title: String, label: String, value: String) -> Self {
        Self(title, .top(label: label, value: value))
    }

    public static func figures(_ title: String, _ columns: [String]) -> Self {
        Self(title, .figures(columns))
    }

    /// The columns that it draws.
    var columns: [String] {
        switch kind {
        case .trend(let x, let series), .histogram(let x, let series): [x] + series
        case .heatMap(let row, let column, let value): [row, column, value]
        case .curve(let x, let y): [x, y]
        case .top(let label, let value): [label, value]
        case .figures(let names): names
        }
    }
}
