import CallColumns

/// Counts a table's rows by the month of what they tell of.
struct TableGrowth {
    /// The months of rows, and which of them are recent.
    struct Calendar {
        /// From when on rows count as recent, in Unix seconds.
        let recentSince: Int64
        /// What to add to UTC for the clock that tells the month.
        let offset: Int64

        /// The part of a month that an instant is in: all of it is recent, or none.
        fileprivate func stretch(of instant: Int64) -> Stretch {
            let month = CivilTime(seconds: instant + offset).date.startOfMonth()
            let start = CivilTime(startOf: month).seconds - offset
            let end = CivilTime(startOf: month.startOfMonth(adding: 1)).seconds - offset
            let isRecent = instant >= recentSince
            return Stretch(
                month: month,
                isRecent: isRecent,
                instants: isRecent ? max(start, recentSince)..<end : start..<min(end, recentSince)
            )
        }
    }

    fileprivate struct Stretch {
        let month: CivilDate
        let isRecent: Bool
        let instants: Range<Int64>
        var rows: Int64 = 0
    }

    let name: String
    /// Of what happened since ``Calendar/recentSince``.
    var recentRows: Int64 = 0
    /// Rows of which nothing tells when they happened.
    private(set) var undatedRows: Int64 = 0

    private let calendar: Calendar
    private var stretches: [Stretch] = []
    /// The place of the last row's: most rows follow one of the same stretch.
    private var last = 0

    init(of name: String, by calendar: Calendar) {
        self.name = name
        self.calendar = calendar
    }

    var rowsByMonth: [CivilDate: Int64] {
        Dictionary(stretches.map { ($0.month, $0.rows) }, uniquingKeysWith: +)
    }

    /// Those of all months.
    var rows: Int64 { stretches.reduce(0) { $0 + $1.rows } }

    /// Takes a row, with the instant of what it tells of in Unix seconds.
    ///
    /// - Returns: Whether the row before it is of another stretch.
    @discardableResult mutating func count(_ instant: Int64?) -> Bool {
        guard let instant else {
            undatedRows += 1
            return false
        }
        let goesOn = stretches.indices.contains(last) && stretches[last].instants.contains(instant)
        if !goesOn { enter(instant) }
        stretches[last].rows += 1
        if stretches[last].isRecent { recentRows += 1 }
        return !goesOn
    }

    /// Takes rows of a block, each with the first of some columns that has a value.
    mutating func count(_ block: CallBlock, _ columns: CallColumn...) {
        let values = columns.map { block[$0] }
        for row in 0..<values[0].count {
            count(values[0][row] ?? values.dropFirst().lazy.compactMap { $0[row] }.first)
        }
    }

    private mutating func enter(_ instant: Int64) {
        if let known = stretches.firstIndex(where: { $0.instants.contains(instant) }) {
            last = known
        } else {
            last = stretches.count
            stretches.append(calendar.stretch(of: instant))
        }
    }
}
