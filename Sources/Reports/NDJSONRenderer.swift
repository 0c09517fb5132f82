/// One JSON object a row, and nothing else.
final class NDJSONRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var rows = JSONRowText(columns: [])
    private var hasSections = false

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    func open(_ document: DocumentHeading) throws {
        hasSections = document.hasSections
    }

    func begin(_ heading: ReportHeading) throws {
        rows = JSONRowText(columns: heading.columns, section: hasSections ? heading.name : nil)
    }

    func row(_ cells: [Cell]) throws {
        try output.write(bytes: rows.object(cells) + "\n".utf8)
    }

    func end(notes: [String]) throws {}

    func close() throws {}
}
