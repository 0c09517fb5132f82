/// How a PBX writes dates and times for people; its REST interface uses it for `time` and for date-time parameters.
public struct DisplayFormat: Hashable, Sendable {
    private enum Order: Hashable, Sendable {
        case yearMonthDay
        case dayMonthYear
        case monthDayYear
    }

    private let order: Order
    private let separator: Character
    private let isTwelveHour: Bool

    /// Creates the format from `system_date_format` and `system_time_format` of the system information.
    ///
    /// Any `AM` or `PM` means the 12-hour clock: which of the two the PBX prints follows the time of day.
    public init(dateFormat: String, timeFormat: String) {
        let date = dateFormat.uppercased()
        if date.hasPrefix("Y") {
            order = .yearMonthDay
        } else {
            order = date.hasPrefix("M") ? .monthDayYear : .dayMonthYear
        }
        separator = date.first { !$0.isLetter && !$0.isWhitespace } ?? "/"
        let time = timeFormat.uppercased()
        isTwelveHour = time.contains("AM") || time.contains("PM")
    }

    /// Creates the format from a text with Go's reference date in it, as the PBX puts it into `invalid_param_list`.
    ///
    /// It is `nil` when there is no such date in the text.
    ///
    /// - Parameter text: Such as `valid format: 02/01/2006 03:04:05 PM`.
    public init?(goLayout text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let index = words.firstIndex(where: { $0.contains("2006") && $0.count >= 10 }) else { return nil }
        let date = words[index].drop { !$0.isNumber }
        if date.hasPrefix("2006") {
            order = .yearMonthDay
        } else if date.hasPrefix("01") {
            order = .monthDayYear
        } else {
            order = .dayMonthYear
        }
        separator = date.first { !$0.isNumber } ?? "/"
        isTwelveHour = words[index...].dropFirst().contains { $0.hasPrefix("03:") || $0.hasPrefix("PM") }
    }

    /// Writes a date and time as this PBX does.
    public func text(of time: CivilDateTime) -> String {
        let year = Self.padded(time.year, to: 4)
        let month = Self.padded(time.month)
        let day = Self.padded(time.day)
        let parts =
            switch order {
            case .yearMonthDay: [year, month, day]
            case .dayMonthYear: [day, month, year]
            case .monthDayYear: [month, day, year]
            }
        let hour = isTwelveHour ? (time.hour + 11) % 12 + 1 : time.hour
        let clock = [hour, time.minute, time.second].map { Self.padded($0) }.joined(separator: ":")
        let suffix = isTwelveHour ? (time.hour < 12 ? " AM" : " PM") : ""
        return parts.joined(separator: String(separator)) + " " + clock + suffix
    }

    /// Reads a date and time that a PBX wrote: year first in any case, else in this format's order.
    ///
    /// Either separator and either clock is understood.
    ///
    /// - Returns: `nil` when the text is none, or when day and month cannot be told apart.
    public func parse(_ text: String) -> CivilDateTime? {
        let words = text.split { $0.isWhitespace || $0 == "T" }
        guard let dateWord = words.first, words.count <= 3 else { return nil }
        let dateParts = Self.numbers(dateWord, separators: "-/.")
        guard dateParts.count == 3,
            let date = yearMonthDay(dateParts, yearFirst: dateWord.prefix(4).allSatisfy(\.isNumber))
        else { return nil }
        var clock = (hour: 0, minute: 0, second: 0)
        if words.count > 1 {
            let parts = Self.numbers(words[1], separators: ":")
            guard parts.count == 2 || parts.count == 3 else { return nil }
            clock = (parts[0], parts[1], parts.count == 3 ? parts[2] : 0)
        }
        if words.count == 3 {
            let suffix = words[2].uppercased()
            guard suffix == "AM" || suffix == "PM", (1...12).contains(clock.hour) else { return nil }
            clock.hour = clock.hour % 12 + (suffix == "PM" ? 12 : 0)
        }
        return CivilDateTime(
            year: date.year,
            month: date.month,
            day: date.day,
            hour: clock.hour,
            minute: clock.minute,
            second: clock.second
        )
    }

    private func yearMonthDay(_ parts: [Int], yearFirst: Bool) -> (year: Int, month: Int, day: Int)? {
        if yearFirst { return (parts[0], parts[1], parts[2]) }
        switch order {
        case .dayMonthYear: return (parts[2], parts[1], parts[0])
        case .monthDayYear: return (parts[2], parts[0], parts[1])
        case .yearMonthDay:
            if parts[0] > 12 { return (parts[2], parts[1], parts[0]) }
            return parts[1] > 12 ? (parts[2], parts[0], parts[1]) : nil
        }
    }

    private static func numbers(_ text: Substring, separators: String) -> [Int] {
        let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let numbers = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
        }
        return numbers.count == parts.count ? numbers : []
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
