/// Writes rows as JSON objects keyed by column name.
struct JSONRowText {
    private let keys: [(index: Int, text: String)]

    private let start: String

    /// Creates the writer.
    ///
    /// - Parameters:
    ///   - columns: Of the report.
    ///   - section: What the key `section` says, in a stream of several reports.
    init(columns: [Column], section: String? = nil) {
        start = section.map { "{\"section\":" + JSONText.string($0) + "," } ?? "{"
        keys = columns.indices.filter { columns[$0].audience != .people }
            .map { ($0, JSONText.string(columns[$0].name) + ":") }
    }

    func object(_ cells: [Cell]) -> String {
        var text = start
        for (place, key) in keys.enumerated() {
            if place > 0 { text += "," }
            text += key.text
            text += JSONText.value(cells[key.index])
        }
        return text + "}"
    }
}
