/// A Markdown table with a heading above and a list of notes below.
final class MarkdownRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var heading: ReportHeading?
    private var shown: [Int] = []
    private var footnotes = Footnotes()

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    func open(_ document: DocumentHeading) throws {
        footnotes = Footnotes(document)
        let title = "\(document.name): \(document.period.description)"
        try output.write("## \(Self.escaped(title))\n\n")
    }

    func begin(_ heading: ReportHeading) throws {
        self.heading = heading
        shown = PeopleText.columns(heading.columns)
        if let title = heading.title { try output.write("### \(Self.escaped(title))\n\n") }
        for fact in heading.facts {
            try output.write("- \(Self.escaped(fact.label)): \(Self.escaped(SafeText.visible(fact.text)))\n")
        }
        if !heading.facts.isEmpty { try output.write("\n") }
        let titles = shown.map { Self.escaped(heading.columns[$0].title) }
        let rules = shown.map { heading.columns[$0].isFigure ? "---:" : "---" }
        try output.write(Self.line(titles) + Self.line(rules))
    }

    func row(_ cells: [Cell]) throws {
        guard let heading else { return }
        try output.write(Self.line(shown.map { Self.escaped(PeopleText.cell(cells[$0], in: heading.columns[$0])) }))
    }

    func end(notes: [String]) throws {
        guard let heading else { return }
        footnotes.add(heading)
        try output.write("\n" + Self.list(notes))
        if footnotes.hasSections, !notes.isEmpty { try output.write("\n") }
    }

    func close() throws {
        try output.write(Self.list(footnotes.lines))
    }

    private static func list(_ lines: [String]) -> String {
        lines.map { "- \(escaped($0))\n" }.joined()
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |\n"
    }

    /// Takes the meaning from every character that Markdown or HTML gives one.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "|", "`", "*", "_", "[", "]", "~", "#", "!": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
