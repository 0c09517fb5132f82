/// Rows of one table as numbers, on their way into the columns of a block.
struct BlockRows {
    private let columns: [CallColumn]
    private let forms: [Form]
    private let texts: TextPlaces
    private var shortTexts = ShortTexts()
    /// Row by row: the id of the call, then the values of the columns.
    private var numbers: [Int64] = []

    init(_ columns: [CallColumn], _ texts: TextPlaces) {
        self.columns = columns
        self.texts = texts
        forms = columns.map { Form($0.kind) }
    }

    private var width: Int { columns.count + 1 }

    private var count: Int { numbers.count / width }

    /// The id of the call that a row is, or belongs to.
    func owner(_ row: Int) -> Int64 { numbers[row * width] }

    /// The rows in the order of a column; those without a value come last.
    func inOrder(of column: CallColumn) -> [Int] {
        guard let place = columns.firstIndex(of: column) else { return Array(0..<count) }
        // As an unsigned number less one, what stands for NULL is the highest.
        let keys = (0..<count).map { UInt64(bitPattern: numbers[$0 * width + place + 1] ^ .min) &- 1 }
        guard !zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) else { return Array(0..<count) }
        return (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
    }

    /// The rows of each of so many calls from an id on; they must stand together.
    func places(from first: Int64, count calls: Int) -> [Range<Int>] {
        var places = [Range<Int>](repeating: 0..<0, count: calls)
        for row in 0..<count {
            let call = Int(owner(row) - first)
            places[call] = (places[call].isEmpty ? row : places[call].lowerBound)..<row + 1
        }
        return places
    }

    /// Adds the columns, of rows in this order.
    func add(_ order: [Int], to result: inout [CallColumn: ColumnValues]) {
        for (index, column) in columns.enumerated() {
            result[column] = ColumnValues(order.map { numbers[$0 * width + index + 1] })
        }
    }

    // MARK: - Values

    /// ``CallColumn/Kind`` without what it carries, which would be counted as in use for each value.
    private enum Form {
        case integer
        case text
        case number
        case country

        init(_ kind: CallColumn.Kind) {
            switch kind {
            case .integer: self = .integer
            case .text, .word: self = .text
            case .number: self = .number
            case .country: self = .country
            }
        }
    }

    /// Takes a row in: the call's id, then the columns.
    mutating func append(_ row: RowPass) {
        numbers.append(row[0])
        for index in forms.indices { numbers.append(value(row, index)) }
    }

    private mutating func value(_ row: RowPass, _ index: Int) -> Int64 {
        let place = index + 1
        switch forms[index] {
        case .integer:
            let value: Int64 = row[place]
            return value == 0 && row.isNull(place) ? ColumnValues.null : value
        case .text:
            let (column, texts) = (columns[index], texts)
            return row.withText(place) { bytes in
                guard let bytes else { return ColumnValues.null }
                return shortTexts.number(of: bytes, in: column) {
                    if case .word(let words) = column.kind {
                        return Int64(words.firstIndex { $0.utf8.elementsEqual(bytes) } ?? words.count)
                    }
                    return texts.place(of: String(decoding: bytes, as: UTF8.self))
                }
            }
        case .number:
            return row.phoneNumberKey(place).map { Int64(truncatingIfNeeded: $0) } ?? ColumnValues.null
        case .country:
            return row.withText(place) { $0.flatMap(CallingCodes.code(ofNumber:)) ?? ColumnValues.null }
        }
    }
}
