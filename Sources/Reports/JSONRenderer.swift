/// The report as one JSON object, a row a line.
struct JSONRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var rows = JSONRowText(columns: [])
    private var isFirst = true

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    mutating func begin(_ heading: ReportHeading) throws {
        rows = JSONRowText(columns: heading.columns)
        let columns = heading.columns.filter { $0.audience != .people }.map { column in
            """
            {"name":\(JSONText.string(column.name)),"unit":\(JSONText.optional(column.unit)),\
            "metric":\(JSONText.optional(column.metric))}
            """
        }
        try output.write(
            """
            {"report":\(JSONText.string(heading.name)),\
            "from":\(JSONText.string(heading.period.from.description)),\
            "to":\(JSONText.string(heading.period.to.description)),\
            "time_zone":\(JSONText.string(heading.period.zoneName)),
            "coverage":\(Self.object(heading.coverage)),
            "columns":[
            \(columns.joined(separator: ",\n"))
            ],
            "rows":[

            """
        )
    }

    mutating func row(_ cells: [Cell]) throws {
        try output.write((isFirst ? "" : ",\n") + rows.object(cells))
        isFirst = false
    }

    mutating func end(notes: [String]) throws {
        let list = notes.map(JSONText.string).joined(separator: ",\n")
        try output.write((isFirst ? "" : "\n") + "],\n\"notes\":[" + list + "]}\n")
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
