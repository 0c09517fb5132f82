/// What people read: cells in words, and the lines above and below the rows.
enum PeopleText {
    /// The cell on one line, harmless, with – for unknown.
    static func cell(_ cell: Cell, in column: Column) -> String {
        switch (cell, column.kind) {
        case (.null, _): "–"
        case (.integer(let value), .seconds): DurationText.clock(value)
        case (.integer(let value), .flag): value == 0 ? "no" : "yes"
        case (.integer(let value), _): String(value)
        case (.ratio(let part, let whole), .change): FigureText.change(part, from: whole)
        case (.ratio(let part, let whole), .decimal): FigureText.decimal(part, whole)
        case (.ratio(let part, let whole), _): "\(FigureText.percent(part, of: whole)) (\(part)/\(whole))"
        case (.text(let text), _): SafeText.visible(text)
        }
    }

    /// Indexes of the columns that people see.
    static func columns(_ columns: [Column]) -> [Int] {
        columns.indices.filter { columns[$0].audience != .machines }
    }

    static func title(_ heading: ReportHeading) -> String {
        "\(heading.name): \(heading.period.description)"
    }

    /// The lines below the rows.
    ///
    /// - Parameters:
    ///   - heading: The report's.
    ///   - notes: What it has to say about its result.
    ///   - metrics: Those whose columns are shown; `nil`: all of the report.
    /// - Returns: One sentence or more each, to be wrapped.
    static func footer(_ heading: ReportHeading, notes: [String], metrics: Set<String>? = nil) -> [String] {
        var lines = notes
        lines.append(heading.lens.sentence)
        lines += heading.definitions.filter { metrics?.contains($0.name) ?? true }.map {
            "\($0.title): \($0.definition)"
        }
        lines.append(heading.coverage.sentence)
        return lines
    }
}
