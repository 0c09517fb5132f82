import Digests
import Foundation

/// One self-contained HTML page: pictures and tables, no scripts, nothing from elsewhere.
///
/// Rows stream into the table; where there are pictures, the first rows are held back to draw them.
final class HTMLRenderer: ReportRenderer {
    /// The most rows that a picture shows.
    static let mostChartRows = 2000

    private let output: ChunkedOutput
    private var footnotes = Footnotes()
    private var section = 0
    private var heading: ReportHeading?
    private var held: [[Cell]] = []
    private var table: HTMLTable?
    /// Whether the table stands behind pictures, to be unfolded.
    private var isFolded = false

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    func open(_ document: DocumentHeading) throws {
        footnotes = Footnotes(document)
        let period = Self.escaped(document.period.description)
        try output.write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(Self.styleDigest)'; \
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(Self.escaped(document.name)): \(period)</title>
            <style>\(HTMLStyle.text)</style>
            </head>
            <body>
            <header>
            <h1>\(Self.escaped(document.name.prefix(1).uppercased() + document.name.dropFirst()))</h1>
            <p class="period">\(period)</p>
            <p class="coverage">\(Self.escaped(document.coverage.sentence))</p>
            </header>
            <main\(document.hasSections ? " class=\"grid\"" : "")>

            """
        )
    }

    func begin(_ heading: ReportHeading) throws {
        self.heading = heading
        section += 1
        held = []
        table = nil
        isFolded = !heading.charts.isEmpty && heading.title != nil
        try output.write("<section class=\"\(Self.place(of: heading))\" aria-labelledby=\"s\(section)\">\n")
        let title = heading.title ?? heading.name
        let style = heading.title == nil ? " class=\"hidden\"" : ""
        try output.write("<h2 id=\"s\(section)\"\(style)>\(Self.escaped(title))</h2>\n")
        if !heading.facts.isEmpty {
            let facts = heading.facts.map { fact in
                "<dt>\(Self.escaped(fact.label))</dt><dd>\(Self.escaped(SafeText.visible(fact.text)))</dd>\n"
            }
            try output.write("<dl class=\"facts\">\n\(facts.joined())</dl>\n")
        }
        if heading.charts.isEmpty, heading.layout == .rows { try startTable(heading) }
    }

    func row(_ cells: [Cell]) throws {
        if let table { return try output.write(table.row(cells)) }
        held.append(cells)
        if held.count >= Self.mostChartRows { try release() }
    }

    func end(notes: [String]) throws {
        guard let heading else { return }
        if table == nil { try release() }
        if let table { try output.write(table.end) }
        if isFolded { try output.write("</details>\n") }
        footnotes.add(heading, metrics: table?.metrics)
        let more = table?.isAbridged == true ? ["More columns are in report \(heading.name)."] : []
        if !(notes + more).isEmpty {
            let lines = (notes + more).map { "<li>\(Self.escaped($0))</li>\n" }
            try output.write("<ul class=\"notes\">\n\(lines.joined())</ul>\n")
        }
        try output.write("</section>\n")
    }

    func close() throws {
        let lenses = footnotes.lenses.map { "<p>\(Self.escaped($0))</p>\n" }
        let terms = footnotes.definitions.map { metric in
            "<dt>\(Self.escaped(metric.title))</dt><dd>\(Self.escaped(metric.definition))</dd>\n"
        }
        let meaning =
            terms.isEmpty
            ? ""
            : "<details open>\n<summary>What the figures mean</summary>\n<dl>\n\(terms.joined())</dl>\n</details>\n"
        try output.write("</main>\n<footer>\n\(lenses.joined())\(meaning)</footer>\n</body>\n</html>\n")
    }

    /// Draws the pictures of the rows held back, and starts the table with these rows.
    private func release() throws {
        guard let heading else { return }
        let rows = ChartRows(columns: heading.columns, rows: held)
        if !held.isEmpty {
            for (index, chart) in heading.charts.enumerated() {
                try output.write(ChartMarkup(chart: chart, rows: rows, id: "c\(section)-\(index + 1)").text)
            }
        }
        if isFolded { try output.write("<details class=\"table\">\n<summary>The figures as a table</summary>\n") }
        try startTable(heading)
        guard let table else { return }
        if heading.layout == .transposed {
            try output.write(table.transposed(held))
        } else {
            for cells in held { try output.write(table.row(cells)) }
        }
        held = []
    }

    private func startTable(_ heading: ReportHeading) throws {
        let table = HTMLTable(heading: heading, id: "s\(section)")
        self.table = table
        try output.write(table.start)
        if heading.layout == .rows { try output.write(table.head) }
    }

    /// How much room a section of a document wants.
    private static func place(of heading: ReportHeading) -> String {
        guard heading.title != nil else { return "alone" }
        if heading.charts.contains(where: \.isFigures) { return "wide" }
        return heading.charts.isEmpty ? "card list" : "card"
    }

    private static let styleDigest = "sha256-" + Data(Digest.sha256(HTMLStyle.text.utf8)).base64EncodedString()

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
