import GRDB

extension Row {
    /// The value of a column as a cell.
    func cell(_ index: Int) -> Cell {
        switch (self[index] as DatabaseValue).storage {
        case .null: .null
        case .int64(let value): .integer(value)
        case .double(let value): .integer(Int64(value.rounded()))
        case .string(let value): .text(value)
        case .blob(let value): .text(String(decoding: value, as: UTF8.self))
        }
    }
}
