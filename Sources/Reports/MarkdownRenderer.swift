/// A Markdown table with a heading above and a list of notes below.
struct MarkdownRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var heading: ReportHeading?
    private var shown: [Int] = []

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    mutating func begin(_ heading: ReportHeading) throws {
        self.heading = heading
        shown = PeopleText.columns(heading.columns)
        try output.write("## \(Self.escaped(PeopleText.title(heading)))\n\n")
        for fact in heading.facts {
            try output.write("- \(Self.escaped(fact.label)): \(Self.escaped(SafeText.visible(fact.text)))\n")
        }
        if !heading.facts.isEmpty { try output.write("\n") }
        let titles = shown.map { Self.escaped(heading.columns[$0].title) }
        let rules = shown.map { heading.columns[$0].isFigure ? "---:" : "---" }
        try output.write(Self.line(titles) + Self.line(rules))
    }

    mutating func row(_ cells: [Cell]) throws {
        guard let heading else { return }
        try output.write(Self.line(shown.map { Self.escaped(PeopleText.cell(cells[$0], in: heading.columns[$0])) }))
    }

    mutating func end(notes: [String]) throws {
        guard let heading else { return }
        let lines = PeopleText.footer(heading, notes: notes).map { "- \(Self.escaped($0))\n" }
        try output.write("\n" + lines.joined())
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
