/// The rows that a picture shows.
struct ChartRows {
    let columns: [Column]
    let rows: [[Cell]]

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// The rows that have a value there.
    func knowing(_ name: String) -> Self {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return self }
        return Self(columns: columns, rows: rows.filter { $0[index] != .null })
    }

    /// The numbers of a column; `nil` when there is no such column.
    func numbers(_ name: String) -> [Double?]? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        return rows.map { $0[index].number }
    }

    /// The cells of a column as people read them, harmless.
    func texts(_ name: String) -> [String]? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        return rows.map { PeopleText.cell($0[index], in: columns[index]) }
    }

    /// A number as people read those of a column.
    func text(_ value: Double, in name: String) -> String {
        switch column(name)?.kind {
        case .seconds: DurationText.clock(Int64(value.rounded()))
        case .ratio, .change: "\(FigureText.short(value * 100))%"
        default: FigureText.short(value)
        }
    }
}
