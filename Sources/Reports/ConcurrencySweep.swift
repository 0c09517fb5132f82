/// How much was going on at each instant, from spans that are told in the order of time.
///
/// Spans are half-open: one that ends as another begins does not overlap it. Memory grows with what goes on at one time.
struct ConcurrencySweep {
    /// The highest level in one stretch.
    struct Peak: Hashable {
        let level: Int64
        /// When it was first reached, in Unix seconds.
        let instant: Int64
        /// How long it lasted, all in all.
        var seconds: Int64
    }

    /// What happened in one stretch; `nil` as a peak: nothing.
    struct Figures: Hashable {
        var peak: Peak?
        /// The seconds of all spans, added up.
        var busySeconds: Int64 = 0

        /// Adds a time at one level, later than those before.
        fileprivate mutating func add(_ range: Range<Int64>, level: Int64) {
            guard !range.isEmpty else { return }
            let seconds = Int64(range.count)
            busySeconds += level * seconds
            let highest = peak?.level ?? 0
            if level > highest {
                peak = Peak(level: level, instant: range.lowerBound, seconds: seconds)
            } else if level == highest {
                peak?.seconds += seconds
            }
        }

        /// Those of two stretches of which the other is the later one.
        static func + (earlier: Self, later: Self) -> Self {
            var sum = Self(peak: earlier.peak ?? later.peak, busySeconds: earlier.busySeconds + later.busySeconds)
            guard let first = earlier.peak, let second = later.peak else { return sum }
            if second.level > first.level { sum.peak = second }
            if second.level == first.level { sum.peak?.seconds += second.seconds }
            return sum
        }
    }

    private let stretches: [Range<Int64>]
    private let whole: Range<Int64>
    private(set) var figures: [Figures]
    private(set) var busyHour: BusyHour?
    private var changes = ChangeHeap()
    private var level: Int64 = 0
    private var position: Int64 = .min
    /// No span that is still to come begins before.
    private var announced: Int64 = .min
    /// The first stretch that is not over yet.
    private var open = 0

    /// Creates a sweep.
    ///
    /// - Parameters:
    ///   - stretches: Where to look, apart and in order, in Unix seconds.
    ///   - findsBusyHour: Whether to look for the busiest hour from the first stretch's beginning to the last one's end.
    init(over stretches: [Range<Int64>], findsBusyHour: Bool = false) {
        self.stretches = stretches
        figures = stretches.map { _ in Figures() }
        whole = (stretches.first?.lowerBound ?? 0)..<(stretches.last?.upperBound ?? 0)
        if findsBusyHour { busyHour = BusyHour(in: whole) }
    }

    /// All stretches as one.
    var total: Figures { figures.reduce(Figures(), +) }

    /// Says that no span added from now on begins before an instant.
    mutating func advance(to instant: Int64) {
        announced = instant
        while let next = changes.first, next < instant {
            hold(until: next)
            while changes.first == next { level += changes.removeFirst() }
        }
    }

    /// Adds a span; what lies before the first stretch or after the last one is nothing to it.
    mutating func add(_ wholeSpan: Range<Int64>) {
        let span = wholeSpan.clamped(to: whole)
        guard !span.isEmpty else { return }
        if span.lowerBound == announced {
            // Most spans begin now: nothing can change before.
            hold(until: announced)
            level += 1
        } else {
            changes.insert(at: span.lowerBound, change: 1)
        }
        changes.insert(at: span.upperBound, change: -1)
    }

    /// Says that all spans have been added.
    mutating func finish() {
        advance(to: .max)
        busyHour?.finish()
    }

    private mutating func hold(until instant: Int64) {
        defer { position = instant }
        guard level > 0, position < instant else { return }
        busyHour?.add(position..<instant, level: level)
        while open < stretches.count, stretches[open].upperBound <= position { open += 1 }
        var index = open
        while index < stretches.count, stretches[index].lowerBound < instant {
            figures[index].add((position..<instant).clamped(to: stretches[index]), level: level)
            index += 1
        }
    }
}

/// Changes of a level, the earliest first.
private struct ChangeHeap {
    private var items: [(instant: Int64, change: Int64)] = []

    var first: Int64? { items.first?.instant }

    mutating func insert(at instant: Int64, change: Int64) {
        items.append((instant, change))
        items.withUnsafeMutableBufferPointer { items in
            var place = items.count - 1
            while place > 0, instant < items[(place - 1) / 2].instant {
                items[place] = items[(place - 1) / 2]
                place = (place - 1) / 2
            }
            items[place] = (instant, change)
        }
    }

    /// Takes the earliest out of a heap that is not empty.
    mutating func removeFirst() -> Int64 {
        let last = items.removeLast()
        guard let removed = items.first?.change else { return last.change }
        items.withUnsafeMutableBufferPointer { items in
            // The last one goes down from the top, past all that are earlier.
            var place = 0
            while true {
                var child = 2 * place + 1
                guard child < items.count else { break }
                if child + 1 < items.count, items[child + 1].instant < items[child].instant { child += 1 }
                guard items[child].instant < last.instant else { break }
                items[place] = items[child]
                place = child
            }
            items[place] = last
        }
        return removed
    }
}
