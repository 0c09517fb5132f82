/// Writes rows as JSON objects keyed by column name.
struct JSONRowText {
    private let keys: [(index: Int, text: [UInt8])]
    private let start: [UInt8]

    /// Creates the writer.
    ///
    /// - Parameters:
    ///   - columns: Of the report.
    ///   - section: What the key `section` says, in a stream of several reports.
    init(columns: [Column], section: String? = nil) {
        start = Array((section.map { "{\"section\":" + JSONText.string($0) + "," } ?? "{").utf8)
        keys = columns.indices.filter { columns[$0].audience != .people }
            .map { ($0, Array((JSONText.string(columns[$0].name) + ":").utf8)) }
    }

    /// A row's object as UTF-8: put together from texts it took twice the time.
    func object(_ cells: [Cell]) -> [UInt8] {
        var object: [UInt8] = []
        object.reserveCapacity(1024)
        object.append(contentsOf: start)
        for (place, key) in keys.enumerated() {
            if place > 0 { object.append(UInt8(ascii: ",")) }
            object.append(contentsOf: key.text)
            switch cells[key.index] {
            case .null: object.append(contentsOf: "null".utf8)
            case .integer(let value): object.append(decimal: value)
            case .ratio(let part, let whole): object.append(contentsOf: FigureText.quotient(part, whole).utf8)
            case .text(let text): JSONText.append(text, to: &object)
            }
        }
        object.append(UInt8(ascii: "}"))
        return object
    }
}
