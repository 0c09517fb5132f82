import Foundation
import GRDB

/// The time of a period that counts on one PBX's calendar: business hours, holidays, or all of it.
struct AgentSessionTime {
    /// Apart and in order, in Unix seconds.
    let spans: [Range<Int64>]

    /// Finds what counts of a span of Unix seconds.
    ///
    /// - Parameters:
    ///   - span: The period on the PBX's clock, so far as it has passed.
    ///   - pbx: Whose clock reads the hours, unless the request names a zone.
    ///   - context: The calendar and the period.
    /// - Throws: An error of the database.
    init(of span: Range<Int64>, on pbx: PBXRecord, in context: ReportContext) throws {
        let filter = context.request.filter.calendar
        guard !filter.isEmpty else {
            spans = [span]
            return
        }
        if let zone = context.period.zone ?? pbx.zone {
            spans = Intervals.merged(
                Self.pieces(of: span, in: zone).flatMap { Self.counted(filter, $0.instants, offset: $0.offset) }
            )
            return
        }
        let period = try PBXPeriod(context.period, of: pbx, now: context.request.now, in: context.database)
        let counted = try period.days.flatMap { day in
            let offset = try pbx.offset(at: CivilTime(startOf: day.date), in: context.database)
            return Self.counted(filter, day.instants.clamped(to: span), offset: offset)
        }
        spans = Intervals.merged(counted)
    }

    /// The pieces of a stretch that count, in order.
    func pieces(of stretch: Range<Int64>) -> [Range<Int64>] {
        spans.filter { $0.overlaps(stretch) }.map { $0.clamped(to: stretch) }
    }

    /// The parts of a span between changes of a zone's clock.
    private static func pieces(of span: Range<Int64>, in zone: TimeZone) -> [(instants: Range<Int64>, offset: Int64)] {
        var pieces: [(Range<Int64>, Int64)] = []
        var start = span.lowerBound
        while start < span.upperBound {
            let date = Date(timeIntervalSince1970: TimeInterval(start))
            let change =
                zone.nextDaylightSavingTimeTransition(after: date)
                .map { Int64($0.timeIntervalSince1970) } ?? .max
            let end = change > start ? min(change, span.upperBound) : span.upperBound
            pieces.append((start..<end, Int64(zone.secondsFromGMT(for: date))))
            start = end
        }
        return pieces
    }

    /// What counts of instants during which the clock is `offset` seconds ahead of UTC.
    private static func counted(
        _ filter: CalendarFilter,
        _ instants: Range<Int64>,
        offset: Int64
    ) -> [Range<Int64>] {
        guard !instants.isEmpty else { return [] }
        let first = CivilTime(seconds: instants.lowerBound + offset).date
        let last = CivilTime(seconds: instants.upperBound - 1 + offset).date
        return (first.dayNumber...last.dayNumber).flatMap { number -> [Range<Int64>] in
            let date = CivilDate(dayNumber: number)
            guard filter.containsDay(date) else { return [] }
            let midnight = CivilTime(startOf: date).seconds - offset
            return hours(of: date, filter).map { hours in
                (midnight + hours.lowerBound..<midnight + hours.upperBound).clamped(to: instants)
            }
        }
    }

    /// The hours of a day that count, in seconds from its midnight, holidays aside.
    private static func hours(of date: CivilDate, _ filter: CalendarFilter) -> [Range<Int64>] {
        guard let wanted = filter.businessHours else { return [0..<86_400] }
        let monday = Int64(date.weekday) * 86_400
        let worked = filter.calendar.hours.map { $0.clamped(to: monday..<monday + 86_400) }.filter { !$0.isEmpty }
            .map { $0.lowerBound - monday..<$0.upperBound - monday }
        guard wanted == .outside else { return worked }
        let starts = [0] + worked.map(\.upperBound)
        let ends = worked.map(\.lowerBound) + [86_400]
        return zip(starts, ends).map { $0..<$1 }.filter { !$0.isEmpty }
    }
}
