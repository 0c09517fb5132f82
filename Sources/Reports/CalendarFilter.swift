import Foundation
import GRDB

/// Which parts of a calendar count.
public struct CalendarFilter: Hashable, Sendable {
    public enum BusinessHours: String, Hashable, Sendable, CaseIterable {
        case inside
        case outside
    }

    public enum Holidays: String, Hashable, Sendable, CaseIterable {
        /// Nothing but holidays.
        case only
        /// All days but holidays.
        case exclude
    }

    public var calendar = ReportCalendar.empty
    /// `nil`: all hours.
    public var businessHours: BusinessHours?
    /// `nil`: all days.
    public var holidays: Holidays?
    /// One zone for the clock; `nil`: each PBX's own.
    var zone: TimeZone?
    /// The instants for which the zone's changes must be known.
    var instants: Range<Int64> = 0..<0

    public init() {}

    /// Whether everything counts.
    var isEmpty: Bool { businessHours == nil && holidays == nil }

    /// Whether any time of a day may count.
    func containsDay(_ date: CivilDate) -> Bool {
        holidays.map { calendar.holidays.contains(date) == ($0 == .only) } ?? true
    }

    /// Whether a time counts.
    public func contains(_ time: CivilTime) -> Bool {
        if let businessHours, calendar.isBusinessHour(time) != (businessHours == .inside) { return false }
        if let holidays, calendar.holidays.contains(time.date) != (holidays == .only) { return false }
        return true
    }

    /// Whether all of an hour counts, or nothing of it; `nil`: it depends.
    func contains(hourFrom start: CivilTime) -> Bool? {
        guard !isEmpty else { return true }
        let second = Int64(start.date.weekday) * 86_400 + start.secondOfDay
        guard second / 86_400 == (second + 3599) / 86_400 else { return nil }
        let hasEdge = calendar.hours.flatMap { [$0.lowerBound, $0.upperBound] }.contains {
            second < $0 && $0 < second + 3600
        }
        return hasEdge && businessHours != nil ? nil : contains(start)
    }

    /// What a row must fulfil to have started when it counts; its offset is its own column.
    func condition(on alias: String) -> SQL? {
        guard !isEmpty else { return nil }
        let local = localSeconds(on: alias)
        var terms: [SQL] = []
        if let businessHours {
            let week: SQL = "((\(literal: local) + 259200) % 604800)"
            let spans = calendar.hours.map { span in
                "(\(literal: week) >= \(span.lowerBound) AND \(literal: week) < \(span.upperBound))" as SQL
            }
            let inside: SQL = spans.isEmpty ? "0" : "(\(literal: spans.joined(separator: " OR ")))"
            terms.append(businessHours == .inside ? inside : "NOT \(literal: inside)")
        }
        if let holidays {
            let days = calendar.holidays.map(\.dayNumber).sorted()
            let isHoliday: SQL = "(\(literal: local)) / 86400 IN \(days)"
            terms.append(holidays == .only ? isHoliday : "NOT \(literal: isHoliday)")
        }
        return "(\(literal: terms.joined(separator: " AND ")))"
    }

    /// What the clock showed at a row's start.
    private func localSeconds(on alias: String) -> SQL {
        guard let zone else { return "(\(sql: alias).started_at + coalesce(\(sql: alias).utc_offset, 0))" }
        var cases: [SQL] = []
        var instant = instants.lowerBound
        while let next = zone.nextDaylightSavingTimeTransition(
            after: Date(timeIntervalSince1970: TimeInterval(instant))
        ) {
            let change = Int64(next.timeIntervalSince1970)
            guard change > instant, change < instants.upperBound else { break }
            cases.append("WHEN \(sql: alias).started_at < \(change) THEN \(offset(at: change - 1, in: zone))")
            instant = change
        }
        let last = offset(at: instant, in: zone)
        guard !cases.isEmpty else { return "(\(sql: alias).started_at + \(last))" }
        return "(\(sql: alias).started_at + CASE \(literal: cases.joined(separator: " ")) ELSE \(last) END)"
    }

    private func offset(at instant: Int64, in zone: TimeZone) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant))))
    }
}
