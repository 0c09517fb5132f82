/// What one figure means.
public struct Metric: Hashable, Sendable {
    /// Stable; columns of machine formats refer to it.
    public let name: String
    /// In words.
    public let title: String
    public let unit: String
    public internal(set) var definition: String
    public let formula: String
    /// Other customary meanings, and which one is meant when nothing else is said; `nil`: there is but one.
    public let variants: String?
    /// Which of the variants a report used, by its stable name; `nil`: there was nothing to choose.
    public internal(set) var variant: String?

    init(
        _ name: String,
        _ title: String,
        _ unit: String,
        _ definition: String,
        formula: String,
        variants: String? = nil
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.definition = definition
        self.formula = formula
        self.variants = variants
    }

    /// Names of the reports that show it.
    public var reports: [String] {
        ReportCatalogue.all.filter { $0.metrics.contains(name) }.map(\.name)
    }
}
