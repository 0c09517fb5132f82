/// One JSON object a row, and nothing else.
struct NDJSONRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var rows = JSONRowText(columns: [])

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    mutating func begin(_ heading: ReportHeading) throws {
        rows = JSONRowText(columns: heading.columns)
    }

    mutating func row(_ cells: [Cell]) throws {
        try output.write(rows.object(cells) + "\n")
    }

    mutating func end(notes: [String]) throws {}
}
