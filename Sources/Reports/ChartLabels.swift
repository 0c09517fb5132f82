/// Labels of a picture's axis, short enough to stand side by side.
enum ChartLabels {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Times as `16 Mar` or, within one day, as `09:00`; other text as it is, cut where it is long.
    static func short(_ labels: [String], most: Int = 14) -> [String] {
        let dates = labels.map { CivilDate(digits: $0.prefix(10)) }
        guard !labels.isEmpty, dates.allSatisfy({ $0 != nil }) else {
            return labels.map { DisplayWidth.truncated($0, to: most) }
        }
        let isOneDay = Set(dates).count == 1
        return zip(labels, dates).map { label, date in
            guard let date else { return label }
            let time = label.dropFirst(11).prefix(5)
            if isOneDay, !time.isEmpty { return String(time) }
            let (_, month, day) = date.components
            return "\(day) \(months[month - 1])" + (time.isEmpty || time == "00:00" ? "" : " \(time)")
        }
    }

    /// Seconds on the clock that a label names, when it is a time.
    static func seconds(_ label: String) -> Double? {
        guard let date = CivilDate(digits: label.prefix(10)) else { return nil }
        let parts = label.dropFirst(11).prefix(8).split(separator: ":").compactMap { Double($0) }
        let time = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
        return Double(CivilTime(startOf: date).seconds) + time
    }
}
