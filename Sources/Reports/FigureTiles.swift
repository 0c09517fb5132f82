/// The first row's figures writ large, each with how far it is from the second row's.
struct FigureTiles {
    let rows: ChartRows
    let names: [String]

    var markup: String {
        let tiles = names.compactMap(tile)
        return tiles.isEmpty ? "" : "<dl class=\"tiles\">\n\(tiles.joined())</dl>\n"
    }

    private func tile(_ name: String) -> String? {
        guard let index = rows.columns.firstIndex(where: { $0.name == name }), let now = rows.rows.first?[index] else {
            return nil
        }
        let column = rows.columns[index]
        let before = rows.rows.count > 1 ? rows.rows[1][index] : .null
        let change =
            before == .null ? "" : "<dd class=\"change\">\(HTMLRenderer.escaped(difference(now, before, column)))</dd>"
        return """
            <div><dt>\(HTMLRenderer.escaped(column.title))</dt><dd class="value">\(HTMLRenderer.escaped(large(now, column)))\
            </dd>\(parts(now, column))\(change)</div>

            """
    }

    private func large(_ cell: Cell, _ column: Column) -> String {
        switch (cell, column.kind) {
        case (.ratio(let part, let whole), .ratio): FigureText.percent(part, of: whole)
        case (.integer(let value), .count): FigureText.grouped(value)
        default: PeopleText.cell(cell, in: column)
        }
    }

    /// Of a share its parts.
    private func parts(_ cell: Cell, _ column: Column) -> String {
        guard case .ratio(let part, let whole) = cell, column.kind == .ratio else { return "" }
        return "<dd class=\"change\">\(FigureText.grouped(part)) of \(FigureText.grouped(whole))</dd>"
    }

    /// `▲ 12.5% from 96`; of a share the points between both.
    private func difference(_ now: Cell, _ before: Cell, _ column: Column) -> String {
        guard let new = now.number, let old = before.number else { return "" }
        let arrow = new > old ? "▲" : new < old ? "▼" : "="
        let from = "from \(large(before, column))"
        if column.kind == .ratio {
            return "\(arrow) \(FigureText.short(((new - old) * 100).magnitude)) points \(from)"
        }
        guard old != 0 else { return "\(arrow) \(from)" }
        return "\(arrow) \(FigureText.short(((new - old) / old * 100).magnitude))% \(from)"
    }
}
