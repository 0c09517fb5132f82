/// Reads dates, date-times and words such as `last-week`.
struct PeriodText {
    /// What the text was given for, as an error names it.
    let option: String
    let now: CivilTime

    /// The words, as help and errors list them; any number may stand in `last-7-days`.
    static let words = [
        "today", "yesterday", "tomorrow", "this-week", "last-week", "this-month", "last-month", "this-quarter",
        "last-quarter", "this-year", "last-year", "last-7-days", "now",
    ]

    /// From the first reading that belongs to the text to the first that does not; an empty range for a date-time.
    func span(of text: String) throws(ReportError) -> Range<CivilTime> {
        let trimmed = text.trimmingPrefix { $0 == " " }
        if let first = trimmed.first, first.isASCII, first.isNumber { return try dated(String(trimmed)) }
        return try worded(text.lowercased())
    }

    private func worded(_ word: String) throws(ReportError) -> Range<CivilTime> {
        let today = now.date
        let week = today.adding(days: -today.weekday)
        let month = today.startOfMonth()
        let quarter = today.startOfMonth(adding: -((today.components.month - 1) % 3))
        let year = today.startOfMonth(adding: 1 - today.components.month)
        switch word {
        case "now": return now..<now
        case "today": return days(today, today.adding(days: 1))
        case "yesterday": return days(today.adding(days: -1), today)
        case "tomorrow": return days(today.adding(days: 1), today.adding(days: 2))
        case "this-week": return days(week, week.adding(days: 7))
        case "last-week": return days(week.adding(days: -7), week)
        case "this-month": return days(month, month.startOfMonth(adding: 1))
        case "last-month": return days(month.startOfMonth(adding: -1), month)
        case "this-quarter": return days(quarter, quarter.startOfMonth(adding: 3))
        case "last-quarter": return days(quarter.startOfMonth(adding: -3), quarter)
        case "this-year": return days(year, year.startOfMonth(adding: 12))
        case "last-year": return days(year.startOfMonth(adding: -12), year)
        default: break
        }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 3, parts[0] == "last", parts[2] == "days" || parts[2] == "day",
            let count = Int(parts[1]), (1...36_600).contains(count)
        {
            return days(today.adding(days: 1 - count), today.adding(days: 1))
        }
        let hint = NearestName.suggestion(for: word, among: Self.words).map { " Did you mean \($0)?" } ?? ""
        throw .usage(
            "\(option) \(word) is no date:\(hint) Use YYYY-MM-DD, YYYY-MM-DDTHH:MM, or one of "
                + Self.words.joined(separator: ", ") + "."
        )
    }

    private func days(_ first: CivilDate, _ end: CivilDate) -> Range<CivilTime> {
        CivilTime(startOf: first)..<CivilTime(startOf: end)
    }

    private func dated(_ text: String) throws(ReportError) -> Range<CivilTime> {
        let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" || $0 == " " }
        guard let dateText = halves.first, let parts = numbers(dateText, separator: "-", widths: [[4], [2], [2]]) else {
            throw malformed(text)
        }
        guard parts[0] >= 1970, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
            throw .usage("\(option) \(text) is no date: \(Self.reason(parts)).")
        }
        guard halves.count == 2 else { return days(date, date.adding(days: 1)) }
        guard
            let time = numbers(halves[1], separator: ":", widths: [[2], [2]])
                ?? numbers(halves[1], separator: ":", widths: [[2], [2], [2]])
        else { throw malformed(text) }
        let second = time.count == 3 ? time[2] : 0
        let isEndOfDay = time[0] == 24 && time[1] == 0 && second == 0
        guard isEndOfDay || (time[0] < 24 && time[1] < 60 && second < 60) else {
            throw .usage("\(option) \(text) is no time: hours go to 23, minutes and seconds to 59.")
        }
        let moment = CivilTime(
            seconds: CivilTime(startOf: date).seconds + Int64(time[0] * 3600 + time[1] * 60 + second)
        )
        return moment..<moment
    }

    private func malformed(_ text: String) -> ReportError {
        .usage(
            "\(option) \(text) is no date: use YYYY-MM-DD or YYYY-MM-DDTHH:MM in local time; "
                + "another zone goes into --time-zone."
        )
    }

    private static func reason(_ parts: [Int]) -> String {
        guard parts[0] >= 1970 else { return "years begin at 1970" }
        guard (1...12).contains(parts[1]) else { return "months go from 01 to 12" }
        let length = CivilDate.length(ofMonth: parts[1], in: parts[0])
        return "\(CivilDate.padded(parts[0], 4))-\(CivilDate.padded(parts[1], 2)) has \(length) days"
    }

    private func numbers(_ text: Substring, separator: Character, widths: [[Int]]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == widths.count else { return nil }
        var values: [Int] = []
        for (part, allowed) in zip(parts, widths) {
            guard allowed.contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
                let value = Int(part)
            else { return nil }
            values.append(value)
        }
        return values
    }
}
