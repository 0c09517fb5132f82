/// Takes a report's rows one by one and hands them to the renderer, up to the limit.
final class ReportWriter {
    private let renderer: any ReportRenderer
    private var heading: ReportHeading
    private let limit: Int?
    /// Notes of the sections before, which need no repeating.
    private let said: [String]
    private var hasBegun = false
    private(set) var rowCount = 0
    private(set) var notes: [String] = []
    /// Rows that there are beyond the limit, when the report knows.
    var totalRows: Int?
    var check: CoverageCheck?

    init(renderer: any ReportRenderer, heading: ReportHeading, limit: Int?, said: [String] = []) {
        self.said = said
        self.renderer = renderer
        self.heading = heading
        self.limit = limit
    }

    /// A line about the whole report, shown to people above the rows.
    func fact(_ label: String, _ text: String?) {
        if let text { heading.facts.append(ReportHeading.Fact(label: label, text: text)) }
    }

    /// A sentence below the rows.
    func note(_ text: String) {
        notes.append(SafeText.visible(text))
    }

    /// Takes a row.
    ///
    /// - Returns: Whether it was taken; otherwise the limit is reached and the report can stop.
    func append(_ row: [Cell]) throws -> Bool {
        if let limit, rowCount >= limit {
            totalRows = max(totalRows ?? 0, rowCount + 1)
            return false
        }
        try beginOnce()
        rowCount += 1
        try renderer.row(row)
        return true
    }

    func finish() throws {
        try beginOnce()
        if let totalRows, totalRows > rowCount {
            let more = totalRows - rowCount
            // In a document of several nobody has given a limit.
            let how = heading.title == nil ? "--limit \(rowCount)" : "report \(heading.name) has them"
            notes.append("\(more) more \(more == 1 ? "row is" : "rows are") not shown (\(how)).")
        }
        notes.removeAll { said.contains($0) }
        try renderer.end(notes: notes)
    }

    private func beginOnce() throws {
        guard !hasBegun else { return }
        hasBegun = true
        try renderer.begin(heading)
    }
}
