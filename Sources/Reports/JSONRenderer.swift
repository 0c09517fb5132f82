/// The report as one JSON object, a row a line.
final class JSONRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var rows = JSONRowText(columns: [])
    private var isFirst = true
    private var hasSections = false
    private var isFirstSection = true

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    func open(_ document: DocumentHeading) throws {
        hasSections = document.hasSections
        guard hasSections else { return }
        try output.write(
            "{\"report\":\(JSONText.string(document.name)),\(Self.period(document.period)),\n\"sections\":[\n"
        )
    }

    func begin(_ heading: ReportHeading) throws {
        if !isFirstSection { try output.write(",\n") }
        isFirstSection = false
        isFirst = true
        rows = JSONRowText(columns: heading.columns)
        let columns = heading.columns.filter { $0.audience != .people }.map { column in
            """
            {"name":\(JSONText.string(column.name)),"unit":\(JSONText.optional(column.unit)),\
            "metric":\(JSONText.optional(column.metric))}
            """
        }
        try output.write(
            """
            {"report":\(JSONText.string(heading.name)),\(Self.period(heading.period)),
            "coverage":\(Self.object(heading.coverage)),
            \(Self.variants(heading.definitions))"columns":[
            \(columns.joined(separator: ",\n"))
            ],
            "rows":[

            """
        )
    }

    func row(_ cells: [Cell]) throws {
        if !isFirst { try output.write(",\n") }
        isFirst = false
        try output.write(bytes: rows.object(cells))
    }

    func end(notes: [String]) throws {
        let list = notes.map(JSONText.string).joined(separator: ",\n")
        try output.write((isFirst ? "" : "\n") + "],\n\"notes\":[" + list + (hasSections ? "]}" : "]}\n"))
    }

    func close() throws {
        if hasSections { try output.write("\n]}\n") }
    }

    private static func period(_ period: ReportPeriod) -> String {
        """
        "from":\(JSONText.string(period.from.description)),"to":\(JSONText.string(period.to.description)),\
        "time_zone":\(JSONText.string(period.zoneName))
        """
    }

    /// Which meaning of a metric was used, where there is a choice.
    private static func variants(_ definitions: [Metric]) -> String {
        let list = definitions.compactMap { metric in
            metric.variant.map { "\(JSONText.string(metric.name)):\(JSONText.string($0))" }
        }
        return list.isEmpty ? "" : "\"variants\":{\(list.joined(separator: ","))},\n"
    }

    private static func object(_ coverage: CoverageSummary) -> String {
        let share =
            coverage.periodSeconds > 0 ? FigureText.quotient(coverage.coveredSeconds, coverage.periodSeconds) : "null"
        return """
            {"share":\(share),"covered_seconds":\(coverage.coveredSeconds),\
            "period_seconds":\(coverage.periodSeconds),"open_gaps":\(coverage.openGaps),\
            "unrepairable_gaps":\(coverage.unrepairableGaps),"complete_days":\(coverage.completeDays),\
            "partial_days":\(coverage.partialDays),"unproven_days":\(coverage.unprovenDays),\
            "quarantined_frames":\(coverage.quarantinedFrames)}
            """
    }
}
