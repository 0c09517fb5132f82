/// The 60 minutes in a row in which most was going on, from levels that are told in the order of time.
///
/// What an hour holds grows and shrinks evenly between the instants at which its beginning or its end meets a change of the
/// level, so that these instants alone need be tried.
struct BusyHour {
    struct Best: Hashable {
        /// Unix seconds; the earliest of equals.
        let start: Int64
        /// The seconds of all that went on within the hour, added up.
        let seconds: Int64
    }

    private static let length: Int64 = 3600

    /// An instant at which the level changed, the level before it, and the seconds added up until then.
    private struct Mark {
        let instant: Int64
        let level: Int64
        let sum: Int64
    }

    private let period: Range<Int64>
    private var marks: [Mark]
    /// The last mark that is at least an hour old.
    private var oldest = 0
    private(set) var best: Best?

    init(in period: Range<Int64>) {
        self.period = period
        marks = [Mark(instant: period.lowerBound, level: 0, sum: 0)]
    }

    /// Tells the level of a stretch; between the stretches told there was nothing.
    mutating func add(_ stretch: Range<Int64>, level: Int64) {
        let range = stretch.clamped(to: period)
        guard !range.isEmpty else { return }
        extend(to: range.lowerBound, level: 0)
        extend(to: range.upperBound, level: level)
    }

    /// Says that the period is over.
    mutating func finish() { extend(to: period.upperBound, level: 0) }

    private mutating func extend(to instant: Int64, level: Int64) {
        guard let last = marks.last, instant > last.instant else { return }
        let sum = last.sum + level * (instant - last.instant)
        marks.append(Mark(instant: instant, level: level, sum: sum))
        let start = instant - Self.length
        guard start >= period.lowerBound else { return }
        // Hours that began with a mark, and have ended since the last one.
        while true {
            let mark = marks[oldest]
            let end = mark.instant + Self.length
            if end > last.instant { consider(mark.instant, last.sum + level * (end - last.instant) - mark.sum) }
            guard oldest + 1 < marks.count, marks[oldest + 1].instant <= start else { break }
            oldest += 1
        }
        // The hour that ends with this mark.
        let (before, after) = (marks[oldest], marks[oldest + 1])
        consider(start, sum - before.sum - after.level * (start - before.instant))
        // Of many lines each keeps little more than its last hour.
        if oldest >= 32, oldest >= marks.count / 2 {
            marks.removeFirst(oldest)
            oldest = 0
        }
    }

    private mutating func consider(_ start: Int64, _ seconds: Int64) {
        guard seconds > 0, seconds >= best?.seconds ?? 0 else { return }
        if let best, best.seconds == seconds, best.start <= start { return }
        best = Best(start: start, seconds: seconds)
    }
}
