import CallColumns

/// The newest of the names that the rows of several blocks give.
struct NewestName {
    private(set) var text: String?
    private var since = Int64.min
    /// The text that gave it: most rows give the same again.
    private var place = ColumnValues.null
    private var block: Range<Int64>?

    /// Takes the name that a row of a block gives, which began at an instant.
    mutating func see(_ place: Int64, in block: CallBlock, at start: Int64) {
        guard place != ColumnValues.null, start >= since else { return }
        since = start
        guard place != self.place || block.ids != self.block else { return }
        self.place = place
        self.block = block.ids
        text = block.texts[place]
    }
}
