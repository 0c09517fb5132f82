/// Small pictures of a report's series, one line each, for a terminal: they repeat what the table says.
struct Sparklines {
    /// More rows than this get no picture: the table is then no overview either.
    private static let mostRows = 1000
    private static let blocks = Array("▁▂▃▄▅▆▇█")

    private struct Series {
        let index: Int
        let column: Column
        /// The column of what the series runs over: a row without it is no part of the series.
        let over: Int?
        var values: [Double?] = []
    }

    private var series: [Series] = []

    init(charts: [Chart], columns: [Column]) {
        for chart in charts {
            let (x, names): (String, [String]) =
                switch chart.kind {
                case .trend(let x, let series), .histogram(let x, let series): (x, series)
                case .curve(let x, let y): (x, [y])
                case .heatMap, .top, .figures: ("", [])
                }
            let over = columns.firstIndex { $0.name == x }
            for name in names where !series.contains(where: { $0.column.name == name }) {
                guard let index = columns.firstIndex(where: { $0.name == name }) else { continue }
                series.append(Series(index: index, column: columns[index], over: over))
            }
        }
    }

    mutating func add(_ cells: [Cell]) {
        for place in series.indices where series[place].values.count <= Self.mostRows {
            if let over = series[place].over, cells[over] == .null { continue }
            series[place].values.append(cells[series[place].index].number)
        }
    }

    /// The pictures that say something, each with the least and the greatest value.
    func lines(width: Int) -> [String] {
        let labels = series.map { DisplayWidth.of($0.column.title) }.max() ?? 0
        return series.compactMap { line in
            let known = line.values.compactMap(\.self)
            guard line.values.count > 2, line.values.count <= Self.mostRows, let least = known.min(),
                let most = known.max()
            else { return nil }
            let ends = "  \(text(least, line.column)) to \(text(most, line.column))"
            let room = width - labels - 2 - DisplayWidth.of(ends)
            guard room >= 3 else { return nil }
            let padding = String(repeating: " ", count: labels - DisplayWidth.of(line.column.title) + 2)
            return line.column.title + padding + picture(line.values, room: room, most: most) + ends
        }
    }

    /// A block for each value, or for the greatest of some neighbours; heights count from zero, a gap is unknown.
    private func picture(_ values: [Double?], room: Int, most: Double) -> String {
        let step = (values.count + room - 1) / room
        return stride(from: 0, to: values.count, by: step).reduce(into: "") { text, start in
            let known = values[start..<min(start + step, values.count)].compactMap(\.self)
            guard let value = known.max() else { return text.append(" ") }
            let height = most > 0 ? max(0, value) / most * Double(Self.blocks.count - 1) : 0
            text.append(Self.blocks[Int(height.rounded())])
        }
    }

    private func text(_ value: Double, _ column: Column) -> String {
        switch column.kind {
        case .seconds: DurationText.clock(Int64(value.rounded()))
        case .ratio: FigureText.percent(Int64((value * 1000).rounded()), of: 1000)
        default: FigureText.short(value)
        }
    }
}
