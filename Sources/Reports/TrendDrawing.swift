/// Lines over time, the first with its area filled; a stepped line holds each value until the next.
struct TrendDrawing {
    private let rows: ChartRows
    private let labels: [String]
    private let series: [(name: String, values: [Double?])]
    private let isStepped: Bool
    /// Where each row lies, from 0 to 1.
    private let places: [Double]

    /// Creates the drawing, or `nil` when there is nothing to draw a line through.
    init?(rows: ChartRows, x: String, series names: [String], isStepped: Bool = false) {
        let rows = rows.knowing(x)
        guard let labels = rows.texts(x), labels.count > 1 else { return nil }
        self.rows = rows
        self.labels = labels
        self.isStepped = isStepped
        series = names.compactMap { name in rows.numbers(name).map { (name, $0) } }
        guard series.contains(where: { $0.values.contains { $0 != nil } }) else { return nil }
        places = Self.places(labels, isStepped: isStepped)
    }

    func canvas(width: Double) -> SVGCanvas {
        var canvas = SVGCanvas(width: width, height: width > 500 ? 240 : 200)
        let kind = series.first.flatMap { rows.column($0.name)?.kind }
        let axis = ChartAxis(most: series.flatMap { $0.values.compactMap(\.self) }.max() ?? 0, kind: kind)
        let names = axis.ticks.map { rows.text($0, in: series[0].name) }
        let left = Double(names.map(DisplayWidth.of).max() ?? 1) * 7 + 10
        let frame = (left: left, right: width - 14, top: 12.0, bottom: canvas.height - 26)
        let y = { (value: Double) in frame.bottom - (frame.bottom - frame.top) * value / axis.top }
        let x = { (index: Int) in
            frame.left + (frame.right - frame.left) * (places.indices.contains(index) ? places[index] : 1)
        }

        for (tick, name) in zip(axis.ticks, names) {
            canvas.line(frame.left, y(tick), frame.right, y(tick), tick == 0 ? "axis" : "rule")
            canvas.text(frame.left - 8, y(tick) + 4, name, "tick", .end)
        }
        drawLabels(on: &canvas, x: x, room: frame.right - frame.left)
        for (index, line) in series.enumerated().reversed() {
            for run in runs(line.values) {
                let points = points(run, line.values, x: x, y: y)
                if index == 0, let first = points.first, let last = points.last {
                    canvas.path(
                        [(first.x, frame.bottom)] + points + [(last.x, frame.bottom)],
                        "area",
                        closed: true
                    )
                }
                if points.count == 1 { canvas.dot(points[0].x, points[0].y, "dot k\(index % 4)") }
                canvas.path(points, "line k\(index % 4)")
            }
        }
        addHints(to: &canvas, x: x, top: frame.top, bottom: frame.bottom)
        canvas.summary = summary
        return canvas
    }

    private func drawLabels(on canvas: inout SVGCanvas, x: (Int) -> Double, room: Double) {
        let short = ChartLabels.short(labels)
        let widest = Double(short.map(DisplayWidth.of).max() ?? 1) * 6.5 + 16
        var end = -Double.infinity
        for index in short.indices {
            let half = Double(DisplayWidth.of(short[index])) * 3.25
            let place = min(max(x(index), half + 2), canvas.width - half - 2)
            guard place - half > end else { continue }
            end = place - half + widest
            canvas.text(place, canvas.height - 8, short[index], "tick", .middle)
        }
    }

    /// Stretches of rows whose values are known.
    private func runs(_ values: [Double?]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, value) in values.enumerated() where value != nil {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }

    private func points(
        _ run: Range<Int>,
        _ values: [Double?],
        x: (Int) -> Double,
        y: (Double) -> Double
    ) -> [(x: Double, y: Double)] {
        let steps = run.flatMap { index -> [(x: Double, y: Double)] in
            guard let value = values[index] else { return [] }
            let point = (x: x(index), y: y(value))
            guard isStepped, index > run.lowerBound, let before = values[index - 1] else { return [point] }
            return [(x: point.x, y: y(before)), point]
        }
        guard isStepped, let last = steps.last else { return steps }
        return steps + [(x: x(run.upperBound), y: last.y)]
    }

    private func addHints(to canvas: inout SVGCanvas, x: (Int) -> Double, top: Double, bottom: Double) {
        guard labels.count <= 400 else { return }
        for index in labels.indices {
            let start = isStepped || index == 0 ? x(index) : (x(index - 1) + x(index)) / 2
            let end = isStepped || index == labels.count - 1 ? x(index + 1) : (x(index) + x(index + 1)) / 2
            let values = series.compactMap { line in
                line.values[index].map { "\(rows.column(line.name)?.title ?? ""): \(rows.text($0, in: line.name))" }
            }
            canvas.rect(
                start,
                top,
                end - start,
                bottom - top,
                "hint",
                hint: "\(labels[index]). \(values.joined(separator: ", "))"
            )
        }
    }

    private var summary: String {
        let sentences = series.compactMap { line -> String? in
            let known = line.values.enumerated().compactMap { index, value in value.map { (index, $0) } }
            guard let most = known.max(by: { $0.1 < $1.1 }), let least = known.min(by: { $0.1 < $1.1 }) else {
                return nil
            }
            let title = rows.column(line.name)?.title ?? line.name
            return "\(title): at most \(rows.text(most.1, in: line.name)) (\(labels[most.0])), "
                + "at least \(rows.text(least.1, in: line.name)) (\(labels[least.0]))."
        }
        return "Lines from \(labels[0]) to \(labels[labels.count - 1]). \(sentences.joined(separator: " "))"
    }

    /// By time where instants may be unevenly apart, else one after the other.
    private static func places(_ labels: [String], isStepped: Bool) -> [Double] {
        let seconds = labels.compactMap(ChartLabels.seconds)
        if isStepped, seconds.count == labels.count, let first = seconds.first, let last = seconds.last, last > first,
            zip(seconds, seconds.dropFirst()).allSatisfy({ $0 <= $1 })
        {
            // The last value holds as long as the others do in the mean.
            let whole = (last - first) * Double(labels.count) / Double(labels.count - 1)
            return seconds.map { ($0 - first) / whole }
        }
        let steps = isStepped ? labels.count : labels.count - 1
        return labels.indices.map { Double($0) / Double(steps) }
    }
}
