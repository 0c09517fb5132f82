/// When a company works: hours of the week, and holidays.
public struct ReportCalendar: Hashable, Sendable {
    /// Stretches of a week in seconds from Monday's midnight, apart and in order.
    public let hours: [Range<Int64>]
    public let holidays: Set<CivilDate>

    /// A calendar that knows nothing.
    public static let empty = Self(hours: [], holidays: [])

    private init(hours: [Range<Int64>], holidays: Set<CivilDate>) {
        self.hours = hours
        self.holidays = holidays
    }

    /// Reads what a configuration says.
    ///
    /// - Parameters:
    ///   - businessHours: Such as `Mon-Fri 09:00-18:00`, or `Mon,Wed 08:30-12:00 13:00-17:00`; a span past midnight, such as
    ///     `Fri 22:00-06:00`, ends on the next day.
    ///   - holidays: Dates such as `2026-12-25`.
    /// - Throws: A usage ``ReportError`` that names what can't be read.
    public init(businessHours: [String], holidays: [String]) throws(ReportError) {
        var spans: [Range<Int64>] = []
        for text in businessHours { spans += try BusinessHoursText(text).spans }
        hours = Intervals.merged(spans)
        var dates: Set<CivilDate> = []
        for text in holidays {
            guard let date = CivilDate(digits: text) else {
                throw .usage("the holiday \"\(text)\" is no date: write it as 2026-12-25.")
            }
            dates.insert(date)
        }
        self.holidays = dates
    }

    /// Whether people work at this time of the week, holidays aside.
    public func isBusinessHour(_ time: CivilTime) -> Bool {
        let second = Int64(time.date.weekday) * 86_400 + time.secondOfDay
        return hours.contains { $0.contains(second) }
    }
}
