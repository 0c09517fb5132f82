/// Lying bars, one for each of the rows with the greatest values.
struct TopDrawing {
    private static let mostBars = 12

    private let bars: [(label: String, value: Double, text: String)]

    /// Creates the drawing, or `nil` when a column is missing or nothing is known.
    init?(rows: ChartRows, label: String, value: String) {
        guard let labels = rows.texts(label), let numbers = rows.numbers(value) else { return nil }
        let known = zip(labels, numbers).compactMap { label, number in
            number.map { (label, $0, rows.text($0, in: value)) }
        }
        bars = Array(known.sorted { $0.1 > $1.1 }.prefix(Self.mostBars))
        guard !bars.isEmpty else { return nil }
    }

    func canvas(width: Double) -> SVGCanvas {
        let height = 26.0
        let most = max(bars.map(\.value).max() ?? 0, 0)
        let labelWidth = min(width * 0.36, Double(bars.map { DisplayWidth.of($0.label) }.max() ?? 1) * 7 + 12)
        let valueWidth = Double(bars.map { DisplayWidth.of($0.text) }.max() ?? 1) * 7 + 12
        let room = max(10, width - labelWidth - valueWidth)
        var canvas = SVGCanvas(width: width, height: height * Double(bars.count) + 4)
        for (index, bar) in bars.enumerated() {
            let y = height * Double(index) + 2
            let length = most > 0 ? room * max(0, bar.value) / most : 0
            let label = DisplayWidth.truncated(bar.label, to: max(4, Int((labelWidth - 10) / 7)))
            canvas.text(labelWidth - 8, y + height / 2 + 4, label, "label", .end)
            canvas.rect(labelWidth, y + 3, max(length, 1), height - 8, "bar k0", hint: "\(bar.label): \(bar.text)")
            canvas.text(labelWidth + length + 6, y + height / 2 + 4, bar.text, "tick")
        }
        canvas.summary = bars.map { "\($0.label) \($0.text)" }.joined(separator: ", ") + "."
        return canvas
    }
}
