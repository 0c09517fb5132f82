/// Writes rows as JSON objects keyed by column name.
struct JSONRowText {
    private let keys: [(index: Int, text: String)]

    init(columns: [Column]) {
        keys = columns.indices.filter { columns[$0].audience != .people }
            .map { ($0, JSONText.string(columns[$0].name) + ":") }
    }

    func object(_ cells: [Cell]) -> String {
        var text = "{"
        for (place, key) in keys.enumerated() {
            if place > 0 { text += "," }
            text += key.text
            text += JSONText.value(cells[key.index])
        }
        return text + "}"
    }
}
