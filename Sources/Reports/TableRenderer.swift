/// A table for people on a terminal.
///
/// The first rows are held back to find the widths of the columns; after them rows pass through.
final class TableRenderer: ReportRenderer {
    /// Rows looked at for widths.
    static let lookAheadRows = 1000

    private let output: ChunkedOutput
    private let width: Int?
    private let style: TableStyle
    private var heading: ReportHeading?
    private var held: [[Cell]] = []
    private var plan: TablePlan?
    private var footnotes = Footnotes()
    private var sparklines = Sparklines(charts: [], columns: [])
    /// The most rows held at once.
    private(set) var mostHeld = 0

    init(_ output: ChunkedOutput, width: Int?, usesColor: Bool) {
        self.output = output
        self.width = width
        style = TableStyle(usesColor: usesColor)
    }

    func open(_ document: DocumentHeading) throws {
        footnotes = Footnotes(document)
        try write(style.bold("\(document.name): \(document.period.description)"), wrapped: true)
        if document.hasSections { try output.write("\n") }
    }

    func begin(_ heading: ReportHeading) throws {
        self.heading = heading
        plan = nil
        sparklines = Sparklines(charts: heading.charts, columns: heading.columns)
        if let title = heading.title { try write(style.bold(title), wrapped: true) }
        let labels = heading.facts.map { DisplayWidth.of($0.label) }.max() ?? 0
        for fact in heading.facts {
            let padding = String(repeating: " ", count: labels - DisplayWidth.of(fact.label) + 2)
            try write("\(fact.label)\(padding)\(SafeText.visible(fact.text))", wrapped: false)
        }
        if heading.title == nil { try output.write("\n") }
    }

    func row(_ cells: [Cell]) throws {
        sparklines.add(cells)
        if plan != nil { return try line(cells) }
        held.append(cells)
        mostHeld = max(mostHeld, held.count)
        if held.count >= Self.lookAheadRows { try release() }
    }

    func end(notes: [String]) throws {
        guard let heading else { return }
        if plan == nil { try release() }
        var lines = notes
        if let left = plan?.leftOut, !left.isEmpty {
            let names = left.map { heading.columns[$0].title }.joined(separator: ", ")
            lines.append("Left out for want of width: \(names). Machine formats have them all.")
        }
        try output.write("\n")
        let pictures = sparklines.lines(width: width ?? 100)
        for line in pictures { try output.write(line + "\n") }
        if !pictures.isEmpty { try output.write("\n") }
        for line in lines { try write(line, wrapped: true) }
        let left = Set(plan?.leftOut ?? [])
        let shown = heading.columns.indices.filter { !left.contains($0) }.compactMap { heading.columns[$0].metric }
        footnotes.add(heading, metrics: Set(shown))
        if footnotes.hasSections, !lines.isEmpty { try output.write("\n") }
    }

    func close() throws {
        for line in footnotes.lines { try write(line, wrapped: true) }
    }

    /// Prints the rows held back, once the widths are known.
    private func release() throws {
        guard let heading else { return }
        defer { held = [] }
        if held.isEmpty {
            plan = TablePlan.empty
            return try output.write("Nothing to show.\n")
        }
        if heading.layout == .transposed { return try transpose(heading) }
        let shown = PeopleText.columns(heading.columns)
        let texts = held.map { cells in shown.map { PeopleText.cell(cells[$0], in: heading.columns[$0]) } }
        let plan = TablePlan(columns: shown.map { heading.columns[$0] }, indexes: shown, texts: texts, width: width)
        self.plan = plan
        let titles = plan.shown.map { $0.aligned($0.column.title) }
        try output.write(style.bold(Self.joined(titles)) + "\n")
        for cells in held { try line(cells) }
    }

    private func line(_ cells: [Cell]) throws {
        guard let plan else { return }
        let fields = plan.shown.map { $0.aligned(PeopleText.cell(cells[$0.index], in: $0.column)) }
        try output.write(Self.joined(fields) + "\n")
    }

    /// Prints a line for each column; the first column's values are the titles.
    private func transpose(_ heading: ReportHeading) throws {
        plan = TablePlan.empty
        let shown = PeopleText.columns(heading.columns)
        guard let first = shown.first else { return }
        let columns =
            [Column("", "")]
            + held.map { Column("", PeopleText.cell($0[first], in: heading.columns[first]), .count) }
        let lines = shown.dropFirst().map { index in
            [heading.columns[index].title] + held.map { PeopleText.cell($0[index], in: heading.columns[index]) }
        }
        let plan = TablePlan(columns: columns, indexes: Array(columns.indices), texts: lines, width: width)
        try output.write(style.bold(Self.joined(plan.shown.map { $0.aligned($0.column.title) })) + "\n")
        for line in lines {
            try output.write(Self.joined(plan.shown.map { $0.aligned(line[$0.index]) }) + "\n")
        }
    }

    private static func joined(_ fields: [String]) -> String {
        var line = fields.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    private func write(_ text: String, wrapped: Bool) throws {
        guard wrapped, let width else { return try output.write(text + "\n") }
        for line in LineWrap.lines(of: text, width: max(20, width)) { try output.write(line + "\n") }
    }
}
