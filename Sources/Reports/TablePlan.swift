/// Which columns of a table are shown, and how wide.
struct TablePlan {
    struct Shown {
        /// Of the column in the report.
        let index: Int
        let column: Column
        var width: Int

        /// The text cut and padded to the width: figures flush right, text flush left.
        func aligned(_ text: String) -> String {
            // A figure is never cut: a wrong number is worse than a crooked line.
            let fitting = column.leastWidth == nil ? text : DisplayWidth.truncated(text, to: width)
            let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(fitting)))
            return column.isFigure ? padding + fitting : fitting + padding
        }
    }

    static let empty = TablePlan(shown: [], leftOut: [])

    private static let separatorWidth = 2

    private(set) var shown: [Shown]
    /// Indexes of columns of the report for which there was no room.
    private(set) var leftOut: [Int]

    private init(shown: [Shown], leftOut: [Int]) {
        self.shown = shown
        self.leftOut = leftOut
    }

    /// Finds the widths.
    ///
    /// - Parameters:
    ///   - columns: What people may see.
    ///   - indexes: Of these columns in the report.
    ///   - texts: The first rows.
    ///   - width: Of the terminal; `nil`: as wide as the longest text.
    init(columns: [Column], indexes: [Int], texts: [[String]], width: Int?) {
        shown = columns.indices.map { place in
            let widest = texts.map { DisplayWidth.of($0[place]) }.max() ?? 0
            let least = DisplayWidth.of(columns[place].title)
            // What can't be cut and comes last may run over the edge.
            if columns[place].kind == .verbatim, place == columns.count - 1 {
                return Shown(index: indexes[place], column: columns[place], width: least)
            }
            return Shown(index: indexes[place], column: columns[place], width: max(widest, least))
        }
        leftOut = []
        guard let width else { return }
        let natural = shown
        while total > width, !shrink(to: width), leaveOne() {}
        takeBack(natural, width: width)
    }

    private var total: Int {
        shown.reduce(0) { $0 + $1.width } + Self.separatorWidth * max(0, shown.count - 1)
    }

    /// Takes from the widest text columns.
    ///
    /// - Returns: Whether the table fits; otherwise nothing has changed.
    private mutating func shrink(to width: Int) -> Bool {
        let before = shown
        while total > width {
            let candidates = shown.indices.filter { place in
                shown[place].column.leastWidth.map { shown[place].width > $0 } ?? false
            }
            guard let widest = candidates.max(by: { shown[$0].width < shown[$1].width }) else {
                shown = before
                return false
            }
            shown[widest].width -= 1
        }
        return true
    }

    /// Shows columns after all for which there is room, those that matter most first.
    private mutating func takeBack(_ natural: [Shown], width: Int) {
        for column in natural.sorted(by: { $0.column.rank < $1.column.rank })
        where leftOut.contains(column.index) && total + Self.separatorWidth + column.width <= width {
            leftOut.removeAll { $0 == column.index }
            shown.insert(column, at: shown.firstIndex { $0.index > column.index } ?? shown.endIndex)
        }
    }

    /// Leaves out the column that matters least.
    private mutating func leaveOne() -> Bool {
        guard let last = shown.indices.max(by: { shown[$0].column.rank < shown[$1].column.rank }),
            shown[last].column.rank > 0
        else {
            // Nothing may go: the text shrinks as far as it can, and lines run over.
            for place in shown.indices {
                guard let least = shown[place].column.leastWidth else { continue }
                shown[place].width = min(shown[place].width, least)
            }
            return false
        }
        leftOut.append(shown[last].index)
        shown.remove(at: last)
        return true
    }
}
