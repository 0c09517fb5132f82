public import Foundation

/// Stretches of local civil time into which calls are sorted by their start.
public enum TimeBucket: String, Hashable, Sendable, CaseIterable {
    /// Each hour of each day: 23 or 25 of them on days that change the clock.
    case hour
    case day
    /// All Mondays, all Tuesdays, and so on.
    case weekday
    /// From Monday on, numbered as ISO 8601 has it.
    case week
    case month

    /// One stretch; sorts by time.
    public struct Key: Hashable, Comparable, Sendable {
        /// Its beginning on the clock, in the seconds of ``CivilTime``; for a weekday counted from Monday.
        public let start: Int64
        /// Of an hour, what the clock was ahead of UTC; else 0.
        public let offset: Int64

        public static func < (left: Self, right: Self) -> Bool {
            (left.start, -left.offset) < (right.start, -right.offset)
        }
    }

    /// Where a time belongs.
    ///
    /// - Parameters:
    ///   - time: What the clock showed.
    ///   - offset: Seconds that it was ahead of UTC.
    /// - Returns: The stretch that holds it.
    public func key(of time: CivilTime, offset: Int64) -> Key {
        let date = time.date
        return switch self {
        case .hour: Key(start: time.seconds - time.secondOfDay % 3600, offset: offset)
        case .day: Key(start: CivilTime(startOf: date).seconds, offset: 0)
        case .weekday: Key(start: Int64(date.weekday) * 86_400, offset: 0)
        case .week: Key(start: CivilTime(startOf: date.adding(days: -date.weekday)).seconds, offset: 0)
        case .month: Key(start: CivilTime(startOf: date.startOfMonth()).seconds, offset: 0)
        }
    }

    /// Names for stretches in order, each different: `2026-03-16 09:00`, `2026-03-16`, `Monday`, `2026-W12`, `2026-03`.
    ///
    /// An hour that clocks showed twice, or several clocks at different times, carries its distance from UTC.
    public func labels(of keys: [Key]) -> [String] {
        keys.indices.map { index in
            let key = keys[index]
            let isDoubled =
                index > 0 && keys[index - 1].start == key.start
                || index + 1 < keys.count && keys[index + 1].start == key.start
            return isDoubled ? "\(label(of: key)) \(Self.text(offset: key.offset))" : label(of: key)
        }
    }

    private func label(of key: Key) -> String {
        let time = CivilTime(seconds: key.start)
        let date = time.date
        switch self {
        case .hour: return "\(date) \(time.timeText.prefix(5))"
        case .day: return "\(date)"
        case .weekday: return Self.weekdays[Int(key.start / 86_400)]
        case .week:
            // The week belongs to the year in which its Thursday lies.
            let year = date.adding(days: 3).components.year
            let first = CivilDate(year: year, month: 1, day: 4) ?? date
            let monday = first.adding(days: -first.weekday)
            let number = (date.dayNumber - monday.dayNumber) / 7 + 1
            return "\(CivilDate.padded(year, 4))-W\(CivilDate.padded(Int(number), 2))"
        case .month: return String("\(date)".prefix(7))
        }
    }

    /// Monday first.
    public static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private static func text(offset: Int64) -> String {
        let minutes = Int(offset.magnitude / 60)
        return (offset < 0 ? "-" : "+") + CivilDate.padded(minutes / 60, 2) + ":" + CivilDate.padded(minutes % 60, 2)
    }

    /// All stretches that a period touches, in order, so that those without calls are shown too.
    ///
    /// - Parameters:
    ///   - period: What to divide.
    ///   - end: Where it ends early: what the clock shows now, of a period that goes on.
    ///   - zone: Which clock; without one no hour is doubled or left out.
    /// - Returns: The stretches.
    public func keys(of period: ReportPeriod, until end: CivilTime, zone: TimeZone?) -> [Key] {
        let last = min(period.to, max(end, period.from))
        guard self == .hour, let zone = period.zone ?? zone else {
            return Self.steps(from: period.from, to: last, by: self == .hour ? 3600 : 86_400)
                .reduce(into: []) { keys, time in
                    let key = key(of: time, offset: 0)
                    if keys.last != key { keys.append(key) }
                }
                .uniqued(sorted: self == .weekday)
        }
        let instants =
            period.from.firstInstant(in: zone)..<max(period.from.firstInstant(in: zone), last.lastInstant(in: zone))
        var keys: [Key] = []
        for instant in stride(from: instants.lowerBound, to: instants.upperBound, by: 900) {
            let time = CivilTime(instant: instant, in: zone)
            let key = key(of: time, offset: time.seconds - instant)
            if keys.last != key { keys.append(key) }
        }
        return keys
    }

    /// How often each weekday lies in a period, Monday first.
    ///
    /// - Parameters:
    ///   - period: A day of it counts from its first second on.
    ///   - end: Where it ends early: what the clock shows now, of a period that goes on.
    ///   - calendar: Days that its holidays leave out do not count.
    /// - Returns: Seven counts.
    public static func occurrences(
        in period: ReportPeriod,
        until end: CivilTime,
        counting calendar: CalendarFilter = CalendarFilter()
    ) -> [Int64] {
        var counts = [Int64](repeating: 0, count: 7)
        let last = min(period.to, max(end, period.from))
        for time in steps(from: period.from, to: last, by: 86_400) where calendar.containsDay(time.date) {
            counts[time.date.weekday] += 1
        }
        return counts
    }

    private static func steps(from start: CivilTime, to end: CivilTime, by seconds: Int64) -> [CivilTime] {
        let first = start.seconds - start.secondOfDay % seconds
        return stride(from: first, to: end.seconds, by: Int64.Stride(seconds)).map { CivilTime(seconds: $0) }
    }
}

extension [TimeBucket.Key] {
    fileprivate func uniqued(sorted: Bool) -> Self {
        sorted ? Set(self).sorted() : self
    }
}
