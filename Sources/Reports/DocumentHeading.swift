/// What stands above everything that is printed: one report, or several in one document.
struct DocumentHeading: Sendable {
    let name: String
    let period: ReportPeriod
    let coverage: CoverageSummary
    /// Whether it holds several reports, each under a title of its own.
    let hasSections: Bool
}
