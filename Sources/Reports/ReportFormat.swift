/// How a report is laid out.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    /// For people on a terminal.
    case table
    case csv
    case json
    /// One JSON object a row, nothing else.
    case ndjson
    case markdown
    case html

    /// Whether notes are not part of the output, so that they belong on standard error.
    public var leavesNotesOut: Bool { self == .csv || self == .ndjson }
}

/// A format with what it needs to know about the place it is printed to.
public struct RenderOptions: Hashable, Sendable {
    public var format: ReportFormat
    /// Columns of the terminal, for tables; `nil`: nothing is cut.
    public var width: Int?
    /// Whether tables may have emphasis.
    public var usesColor: Bool

    public init(format: ReportFormat, width: Int? = nil, usesColor: Bool = false) {
        self.format = format
        self.width = width
        self.usesColor = usesColor
    }

    func renderer(to output: ChunkedOutput) -> any ReportRenderer {
        switch format {
        case .table: TableRenderer(output, width: width, usesColor: usesColor)
        case .csv: CSVRenderer(output)
        case .json: JSONRenderer(output)
        case .ndjson: NDJSONRenderer(output)
        case .markdown: MarkdownRenderer(output)
        case .html: HTMLRenderer(output)
        }
    }
}

/// Lays a document of one report or several out, row by row.
protocol ReportRenderer: AnyObject {
    func open(_ document: DocumentHeading) throws
    func begin(_ heading: ReportHeading) throws
    func row(_ cells: [Cell]) throws
    func end(notes: [String]) throws
    func close() throws
}
