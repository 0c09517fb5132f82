/// Standing bars for each label, the series side by side.
struct HistogramDrawing {
    private let rows: ChartRows
    private let labels: [String]
    private let series: [(name: String, values: [Double?])]

    /// Creates the drawing, or `nil` when a column is missing.
    init?(rows: ChartRows, label: String, series names: [String]) {
        guard let labels = rows.texts(label), !labels.isEmpty else { return nil }
        self.rows = rows
        self.labels = labels
        series = names.compactMap { name in rows.numbers(name).map { (name, $0) } }
        guard !series.isEmpty else { return nil }
    }

    func canvas(width: Double) -> SVGCanvas {
        var canvas = SVGCanvas(width: width, height: width > 500 ? 220 : 190)
        let axis = ChartAxis(
            most: series.flatMap { $0.values.compactMap(\.self) }.max() ?? 0,
            kind: rows.column(series[0].name)?.kind
        )
        let names = axis.ticks.map { rows.text($0, in: series[0].name) }
        let left = Double(names.map(DisplayWidth.of).max() ?? 1) * 7 + 10
        let bottom = canvas.height - 24
        let y = { (value: Double) in bottom - (bottom - 18) * value / axis.top }
        for (tick, name) in zip(axis.ticks, names) {
            canvas.line(left, y(tick), width - 4, y(tick), tick == 0 ? "axis" : "rule")
            canvas.text(left - 8, y(tick) + 4, name, "tick", .end)
        }
        let step = (width - left - 4) / Double(labels.count)
        let bar = min(48, step * 0.76 / Double(series.count))
        let short = ChartLabels.short(labels, most: max(3, Int(step / 6.5)))
        let every = max(1, Int((Double(short.map(DisplayWidth.of).max() ?? 1) * 6.5 + 4) / step) + 1)
        for index in labels.indices {
            let middle = left + step * (Double(index) + 0.5)
            let start = middle - bar * Double(series.count) / 2
            for (place, line) in series.enumerated() {
                guard let value = line.values[index] else { continue }
                let x = start + bar * Double(place)
                let text = rows.text(value, in: line.name)
                let title = rows.column(line.name)?.title ?? line.name
                canvas.rect(
                    x,
                    y(value),
                    bar - 2,
                    bottom - y(value),
                    "bar k\(place % 4)",
                    hint: "\(labels[index]). \(title): \(text)"
                )
                if Double(DisplayWidth.of(text)) * 6.4 < bar + 6, value > 0 {
                    canvas.text(x + bar / 2 - 1, y(value) - 4, text, "tick", .middle)
                }
            }
            if index.isMultiple(of: every) { canvas.text(middle, canvas.height - 7, short[index], "tick", .middle) }
        }
        canvas.summary = series.map { line in
            let values = zip(labels, line.values).map {
                "\($0) \($1.map { rows.text($0, in: line.name) } ?? "unknown")"
            }
            return "\(rows.column(line.name)?.title ?? line.name): \(values.prefix(30).joined(separator: ", "))."
        }
        .joined(separator: " ")
        return canvas
    }
}
