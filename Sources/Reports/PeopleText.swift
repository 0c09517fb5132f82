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

    /// Of these the most important ones, in their order.
    static func columns(_ columns: [Column], atMost count: Int) -> [Int] {
        let shown = Self.columns(columns)
        let ranked = shown.enumerated().sorted { left, right in
            (columns[left.element].rank, left.offset) < (columns[right.element].rank, right.offset)
        }
        return ranked.prefix(count).map(\.element).sorted()
    }
}
