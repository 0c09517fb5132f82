import CallColumns

extension RowPass {
    /// The value of a column as a cell.
    func cell(_ column: Int) -> Cell {
        if isNull(column) { return .null }
        return isText(column) ? .text(self[column]) : .integer(rounded(column))
    }
}
