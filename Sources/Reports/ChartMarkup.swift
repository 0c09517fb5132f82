/// A picture as HTML: a figure with a caption, a legend where there are several series, and the drawing twice, for broad and
/// for narrow windows, so that its writing stays as large as that around it.
struct ChartMarkup {
    let chart: Chart
    let rows: ChartRows
    /// Of its own in the page.
    let id: String

    private enum Size: String {
        case broad
        case narrow

        var width: Double { self == .broad ? 640 : 340 }
    }

    var text: String {
        if case .figures(let names) = chart.kind { return FigureTiles(rows: rows, names: names).markup }
        let drawings = [Size.broad, .narrow].compactMap(drawing)
        guard !drawings.isEmpty else { return "" }
        return """
            <figure>
            <figcaption>\(HTMLRenderer.escaped(chart.title))\(legend)</figcaption>
            \(drawings.joined())</figure>

            """
    }

    private func drawing(_ size: Size) -> String? {
        let canvas: SVGCanvas? =
            switch chart.kind {
            case .trend(let x, let series): TrendDrawing(rows: rows, x: x, series: series)?.canvas(width: size.width)
            case .curve(let x, let y):
                TrendDrawing(rows: rows, x: x, series: [y], isStepped: true)?.canvas(width: size.width)
            case .heatMap(let row, let column, let value):
                HeatMapDrawing(rows: rows, row: row, column: column, value: value)?.canvas(width: size.width)
            case .histogram(let label, let series):
                HistogramDrawing(rows: rows, label: label, series: series)?.canvas(width: size.width)
            case .top(let label, let value):
                TopDrawing(rows: rows, label: label, value: value)?.canvas(width: size.width)
            case .figures: nil
            }
        return canvas?.markup(title: chart.title, className: size.rawValue, id: "\(id)-\(size.rawValue)")
    }

    private var legend: String {
        let series: [String] =
            switch chart.kind {
            case .trend(_, let series), .histogram(_, let series): series
            default: []
            }
        let known = series.compactMap { rows.column($0)?.title }
        guard known.count > 1 else { return "" }
        let shape = if case .trend = chart.kind { "line" } else { "box" }
        let items = known.enumerated().map { index, title in
            "<span class=\"key \(shape) k\(index % 4)\"></span>\(HTMLRenderer.escaped(title))"
        }
        return " <span class=\"legend\">\(items.joined(separator: " "))</span>"
    }
}

extension Chart {
    var isFigures: Bool { if case .figures = kind { true } else { false } }
}
