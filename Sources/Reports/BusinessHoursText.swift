/// Reads one line of business hours, such as `Mon-Fri 09:00-12:30 13:30-18:00`.
struct BusinessHoursText {
    /// Seconds of the week from Monday's midnight.
    let spans: [Range<Int64>]

    init(_ text: String) throws(ReportError) {
        let error = ReportError.usage(
            "the business hours \"\(text)\" can't be read: write them as Mon-Fri 09:00-18:00."
        )
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count >= 2, let days = Self.days(words[0]) else { throw error }
        var spans: [Range<Int64>] = []
        for word in words.dropFirst() {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let start = Self.seconds(ends[0]), let end = Self.seconds(ends[1]), start != end,
                start < 86_400
            else { throw error }
            for day in days { spans += Self.span(day, start, end) }
        }
        self.spans = spans
    }

    /// A span that ends before it begins ends on the next day; Sunday's goes on into Monday.
    private static func span(_ day: Int, _ start: Int64, _ end: Int64) -> [Range<Int64>] {
        let midnight = Int64(day) * 86_400
        guard end < start else { return [(midnight + start)..<(midnight + end)] }
        let next = Int64((day + 1) % 7) * 86_400
        return [(midnight + start)..<(midnight + 86_400)] + (end > 0 ? [next..<(next + end)] : [])
    }

    /// `Mon`, `Mon-Fri`, `Fri-Mon`, or several of them with commas.
    private static func days(_ text: Substring) -> [Int]? {
        var days: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(day)
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
            days += (0...((last - first + 7) % 7)).map { (first + $0) % 7 }
        }
        return days
    }

    private static func day(_ text: Substring) -> Int? {
        let word = text.lowercased()
        guard word.count >= 3 else { return nil }
        return TimeBucket.weekdays.firstIndex { $0.lowercased().hasPrefix(word) }
    }

    /// `09:00`, up to `24:00`.
    private static func seconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int64(parts[0]), let minute = Int64(parts[1]), minute < 60,
            hour < 24 || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 3600 + minute * 60
    }
}
