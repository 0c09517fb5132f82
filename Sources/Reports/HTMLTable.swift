/// A report's rows as an HTML table in a box that scrolls sideways by itself.
struct HTMLTable {
    /// One of several tables on a page says the most important things.
    private static let mostColumnsOfSection = 7

    /// Text of more bytes is let break.
    private static let longText = 32

    private let heading: ReportHeading
    private let id: String
    private let shown: [Int]

    /// Creates the table.
    ///
    /// - Parameters:
    ///   - heading: The report's.
    ///   - id: Of the element that names the report.
    init(heading: ReportHeading, id: String) {
        self.heading = heading
        self.id = id
        let isPart = heading.title != nil && heading.layout == .rows
        shown =
            isPart
            ? PeopleText.columns(heading.columns, atMost: Self.mostColumnsOfSection)
            : PeopleText.columns(heading.columns)
    }

    /// Whether it leaves columns out that people could see.
    var isAbridged: Bool { shown.count < PeopleText.columns(heading.columns).count }

    /// The metrics of the columns shown.
    var metrics: Set<String> { Set(shown.compactMap { heading.columns[$0].metric }) }

    /// Everything before the first row.
    var start: String {
        let caption = heading.title ?? "\(heading.name), \(heading.period.rangeText)"
        let style = heading.title == nil ? "" : " class=\"hidden\""
        return """
            <div class="scroll" tabindex="0" role="group" aria-labelledby="\(id)">
            <table>
            <caption\(style)>\(HTMLRenderer.escaped(caption))</caption>

            """
    }

    var head: String {
        let titles = shown.map { index in
            "<th scope=\"col\"\(attribute(index))>\(HTMLRenderer.escaped(heading.columns[index].title))</th>"
        }
        return "<thead>\n<tr>\(titles.joined())</tr>\n</thead>\n<tbody>\n"
    }

    let end = "</tbody>\n</table>\n</div>\n"

    func row(_ cells: [Cell]) -> String {
        let fields = shown.enumerated().map { place, index in
            let text = PeopleText.cell(cells[index], in: heading.columns[index])
            let element = place == 0 ? "th scope=\"row\"" : "td"
            let end = place == 0 ? "th" : "td"
            return "<\(element)\(attribute(index, text: text))>\(HTMLRenderer.escaped(text))</\(end)>"
        }
        return "<tr>\(fields.joined())</tr>\n"
    }

    /// A line for each column; the first column's values are the titles.
    func transposed(_ rows: [[Cell]]) -> String {
        guard let first = shown.first else { return "<tbody>\n" }
        let text = { (cells: [Cell], index: Int) in
            HTMLRenderer.escaped(PeopleText.cell(cells[index], in: heading.columns[index]))
        }
        let titles = rows.map { "<th scope=\"col\" class=\"n\">\(text($0, first))</th>" }.joined()
        let lines = shown.dropFirst().map { index in
            let fields = rows.map { "<td class=\"n\">\(text($0, index))</td>" }.joined()
            return "<tr><th scope=\"row\">\(HTMLRenderer.escaped(heading.columns[index].title))</th>\(fields)</tr>\n"
        }
        return "<thead>\n<tr><td></td>\(titles)</tr>\n</thead>\n<tbody>\n\(lines.joined())"
    }

    private func attribute(_ index: Int, text: String = "") -> String {
        if heading.columns[index].isFigure { return " class=\"n\"" }
        return text.utf8.count > Self.longText ? " class=\"t\"" : ""
    }
}
