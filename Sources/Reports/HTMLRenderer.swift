/// One self-contained HTML page: a table, no scripts, nothing from elsewhere.
struct HTMLRenderer: ReportRenderer {
    private let output: ChunkedOutput
    private var heading: ReportHeading?
    private var shown: [Int] = []

    init(_ output: ChunkedOutput) {
        self.output = output
    }

    mutating func begin(_ heading: ReportHeading) throws {
        self.heading = heading
        shown = PeopleText.columns(heading.columns)
        try output.write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(PeopleText.title(heading)))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <h1>\(Self.escaped(heading.name))</h1>
            <p>\(Self.escaped(heading.period.description))</p>

            """
        )
        if !heading.facts.isEmpty {
            let facts = heading.facts.map { fact in
                "<dt>\(Self.escaped(fact.label))</dt><dd>\(Self.escaped(SafeText.visible(fact.text)))</dd>\n"
            }
            try output.write("<dl>\n\(facts.joined())</dl>\n")
        }
        let titles = shown.map { index in
            "<th scope=\"col\"\(Self.attribute(heading.columns[index]))>\(Self.escaped(heading.columns[index].title))</th>"
        }
        try output.write("<table>\n<thead>\n<tr>\(titles.joined())</tr>\n</thead>\n<tbody>\n")
    }

    mutating func row(_ cells: [Cell]) throws {
        guard let heading else { return }
        let fields = shown.map { index in
            let column = heading.columns[index]
            return "<td\(Self.attribute(column))>\(Self.escaped(PeopleText.cell(cells[index], in: column)))</td>"
        }
        try output.write("<tr>\(fields.joined())</tr>\n")
    }

    mutating func end(notes: [String]) throws {
        guard let heading else { return }
        let lines = PeopleText.footer(heading, notes: notes).map { "<li>\(Self.escaped($0))</li>\n" }
        try output.write("</tbody>\n</table>\n<ul>\n\(lines.joined())</ul>\n</body>\n</html>\n")
    }

    private static let style = """
        body{font:15px/1.4 system-ui,sans-serif;margin:2em;color:#1a1a1a;background:#fff}\
        table{border-collapse:collapse}th,td{padding:.25em .75em;border-bottom:1px solid #ddd;text-align:left}\
        .n{text-align:right;font-variant-numeric:tabular-nums}ul{color:#555;font-size:13px;padding-left:1.2em}\
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em 1em}dd{margin:0}
        """

    private static func attribute(_ column: Column) -> String { column.isFigure ? " class=\"n\"" : "" }

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
