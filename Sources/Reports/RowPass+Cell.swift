import CallColumns

extension RowPass {
    /// The value of a column as a cell.
    func cell(_ column: Int) -> Cell {
        switch storage(column) {
        case .null: .null
        case .integer: .integer(self[column])
        case .real: .integer(rounded(column))
        case .text: .text(self[column])
        }
    }
}
