/// A field for each pair, the darker the more, with its number where there is room.
struct HeatMapDrawing {
    /// Shades of the style.
    private static let levels = 7

    private let rows: ChartRows
    private let value: String
    private let rowLabels: [String]
    private let columnLabels: [String]
    private var fields: [String: [String: Double]] = [:]

    /// Creates the drawing, or `nil` when a column is missing or nothing is known.
    init?(rows: ChartRows, row: String, column: String, value: String) {
        guard let rowTexts = rows.texts(row), let columnTexts = rows.texts(column), let numbers = rows.numbers(value),
            numbers.contains(where: { $0 != nil })
        else { return nil }
        self.rows = rows
        self.value = value
        rowLabels = Self.distinct(rowTexts)
        columnLabels = Self.distinct(columnTexts).sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
        for (index, number) in numbers.enumerated() {
            if let number { fields[rowTexts[index], default: [:]][columnTexts[index]] = number }
        }
    }

    func canvas(width: Double) -> SVGCanvas {
        let isBroad = width > 500
        let names = rowLabels.map { isBroad ? $0 : String($0.prefix(3)) }
        let left = Double(names.map(DisplayWidth.of).max() ?? 1) * 7 + 8
        let step = (width - left - 2) / Double(max(1, columnLabels.count))
        let height = isBroad ? 28.0 : 22.0
        var canvas = SVGCanvas(width: width, height: height * Double(rowLabels.count) + 24)
        let most = fields.values.flatMap(\.values).max() ?? 0
        for (line, label) in rowLabels.enumerated() {
            let y = height * Double(line)
            canvas.text(left - 8, y + height / 2 + 4, names[line], "tick", .end)
            for (place, name) in columnLabels.enumerated() {
                let x = left + step * Double(place)
                guard let number = fields[label]?[name] else {
                    canvas.rect(x, y, step - 2, height - 2, "none", hint: "\(label) \(name): unknown")
                    continue
                }
                let level = Self.level(of: number, most: most)
                let text = rows.text(number, in: value)
                canvas.rect(x, y, step - 2, height - 2, "h\(level)", hint: "\(label) \(name): \(text)")
                if Double(DisplayWidth.of(text)) * 6.2 < step - 4, number > 0 {
                    canvas.text(x + step / 2 - 1, y + height / 2 + 3, text, "field t\(level)", .middle)
                }
            }
        }
        let every = step >= 22 ? 1 : step >= 14 ? 3 : 6
        for (place, name) in columnLabels.enumerated() where place.isMultiple(of: every) {
            canvas.text(left + step * (Double(place) + 0.5) - 1, canvas.height - 6, name, "tick", .middle)
        }
        canvas.summary = summary(most: most)
        return canvas
    }

    private func summary(most: Double) -> String {
        for label in rowLabels {
            for name in columnLabels where fields[label]?[name] == most {
                return "\(rowLabels.count) by \(columnLabels.count) fields. "
                    + "The most is \(rows.text(most, in: value)): \(label) \(name)."
            }
        }
        return ""
    }

    private static func level(of number: Double, most: Double) -> Int {
        guard number > 0, most > 0 else { return 0 }
        return min(levels - 1, 1 + Int(number / most * Double(levels - 1) * 0.999))
    }

    private static func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
