/// What stands above and below the rows of every report.
struct ReportHeading: Sendable {
    struct Fact: Sendable {
        let label: String
        let text: String
    }

    /// The report's.
    let name: String
    /// Of the section, in a document of several.
    var title: String?
    let lens: Lens
    let layout: ReportLayout
    let period: ReportPeriod
    let columns: [Column]
    let coverage: CoverageSummary
    /// Definitions of the metrics shown.
    let definitions: [Metric]
    /// Pictures of the rows.
    var charts: [Chart] = []
    var facts: [Fact] = []
}
