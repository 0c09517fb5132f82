@testable import Reports

extension ReportHeading {
    /// The heading of a report that there is not, over one day.
    static func sample(
        _ columns: [Column],
        begun start: CivilTime = CivilTime(seconds: 0),
        definitions: [Metric] = [],
        facts: [Fact] = []
    ) -> ReportHeading {
        ReportHeading(
            name: "sample",
            lens: .call,
            layout: .rows,
            period: ReportPeriod(from: start, to: CivilTime(seconds: start.seconds + 86_400), zone: nil),
            columns: columns,
            coverage: CoverageSummary(),
            definitions: definitions,
            facts: facts
        )
    }
}
