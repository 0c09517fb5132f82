public import Foundation
import GRDB

/// The period of a report with both ends known, and the clock by which it is read.
public struct ReportPeriod: Hashable, Sendable {
    public let from: CivilTime
    /// Exclusive.
    public let to: CivilTime
    /// One zone for all; `nil`: each PBX's own local time.
    public let zone: TimeZone?
    /// Unix seconds that hold the whole period in whatever zone; exact when there is one zone for all.
    let instants: Range<Int64>

    init(from: CivilTime, to: CivilTime, zone: TimeZone?) {
        self.from = from
        self.to = to
        self.zone = zone
        // Worked out once: a zone is slow to ask, and reports ask for the period of each of millions of rows.
        let bounds =
            zone.map { (from.firstInstant(in: $0), to.lastInstant(in: $0)) }
            ?? (from.seconds - Self.clockSpread, to.seconds + Self.clockSpread)
        instants = bounds.0..<max(bounds.0, bounds.1)
    }

    /// How JSON names the clock: the zone's IANA name, or `pbx-local`.
    public var zoneName: String { zone?.identifier ?? "pbx-local" }

    /// The period and its clock for people.
    public var description: String {
        "\(rangeText), \(zone.map { "time zone \($0.identifier)" } ?? "local time of each PBX")"
    }

    /// Whole days as dates, both included; else clock times.
    var rangeText: String {
        guard from.isMidnight, to.isMidnight else { return "\(from) until \(to)" }
        let last = to.date.adding(days: -1)
        return from.date == last ? "\(last)" : "\(from.date) to \(last)"
    }

    /// Clocks go from 12 hours behind UTC to 14 ahead; a PBX set wrongly may be a little further off.
    private static let clockSpread: Int64 = 15 * 3600

    /// Unix seconds that are in the period on the clock of every PBX.
    private var sureInstants: Range<Int64> {
        guard zone == nil else { return instants }
        let first = from.seconds + Self.clockSpread
        return first..<max(first, to.seconds - Self.clockSpread)
    }

    /// What a row must fulfil to have started in the period.
    ///
    /// The bounds on the bare column come first, because an index knows them.
    func condition(on alias: String) -> SQL {
        let bounds = instants
        let near: SQL = """
            \(sql: alias).started_at >= \(bounds.lowerBound) AND \(sql: alias).started_at < \(bounds.upperBound)
            """
        guard zone == nil else { return near }
        // Between the edges it is in the period on every clock: of millions of rows, few need be asked for theirs.
        let (first, last) = (sureInstants.lowerBound, sureInstants.upperBound - 1)
        return """
            \(literal: near)
            AND (+\(sql: alias).started_at BETWEEN \(first) AND \(last) OR \(literal: exactCondition(on: alias)))
            """
    }

    /// The same for few rows that are found by something else than their start.
    func exactCondition(on alias: String) -> SQL {
        guard zone == nil else {
            let bounds = instants
            return """
                +\(sql: alias).started_at >= \(bounds.lowerBound) AND +\(sql: alias).started_at < \(bounds.upperBound)
                """
        }
        return """
            \(sql: alias).started_at + coalesce(\(sql: alias).utc_offset, 0) >= \(from.seconds)
            AND \(sql: alias).started_at + coalesce(\(sql: alias).utc_offset, 0) < \(to.seconds)
            """
    }

    /// Whether all that began in a stretch of Unix seconds began in the period, on every clock.
    func holds(_ starts: ClosedRange<Int64>) -> Bool {
        sureInstants.contains(starts.lowerBound) && sureInstants.contains(starts.upperBound)
    }

    /// The period before, equally long: as many months before whole months, else as many seconds.
    ///
    /// When this one has not ended yet, only as much of the one before is taken as has passed of this one.
    func previous(now: CivilTime) -> Self? {
        var start: CivilTime
        if from.isMidnight, to.isMidnight, from.date.components.day == 1, to.date.components.day == 1 {
            let (first, end) = (from.date.components, to.date.components)
            let months = (end.year - first.year) * 12 + end.month - first.month
            start = CivilTime(startOf: from.date.startOfMonth(adding: -months))
        } else {
            start = CivilTime(seconds: from.seconds - (to.seconds - from.seconds))
        }
        guard now < to else { return Self(from: start, to: from, zone: zone) }
        let end = CivilTime(seconds: min(from.seconds, start.seconds + now.seconds - from.seconds))
        return end > start ? Self(from: start, to: end, zone: zone) : nil
    }

    /// The period to compare with; `nil` when nothing of this one has passed.
    func compared(by comparison: Comparison, now: CivilTime) -> Self? {
        switch comparison {
        case .previous: return previous(now: now)
        case .sameLastYear:
            let start = Self.yearBefore(from, orElse: 28)
            var end = Self.yearBefore(to, orElse: 29)
            if now < to { end = min(end, CivilTime(seconds: start.seconds + now.seconds - from.seconds)) }
            return end > start ? Self(from: start, to: end, zone: zone) : nil
        }
    }

    /// The same date of the year before; the leap day is its neighbour, 29 standing for 1 March.
    private static func yearBefore(_ time: CivilTime, orElse leapDay: Int) -> CivilTime {
        let (year, month, day) = time.date.components
        let isLeapDay = month == 2 && day == 29
        let date =
            isLeapDay
            ? CivilDate(year: year - 1, month: 2, day: 28)?.adding(days: leapDay - 28)
            : CivilDate(year: year - 1, month: month, day: day)
        return CivilTime(seconds: CivilTime(startOf: date ?? time.date).seconds + time.secondOfDay)
    }
}
