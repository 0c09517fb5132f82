import Foundation

/// What a clock in Paris, where all scripted PBXs are, shows at an instant; told by Foundation alone.
struct CorpusClock {
    /// `YYYY-MM-DD`.
    let day: String
    let hour: Int
    /// 0 = Monday.
    let weekday: Int

    static func paris(_ instant: Int64) -> Self {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        let date = Date(timeIntervalSince1970: TimeInterval(instant))
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .weekday], from: date)
        let digits = { (value: Int?) in (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
        return Self(
            day: "\(parts.year ?? 0)-\(digits(parts.month))-\(digits(parts.day))",
            hour: parts.hour ?? 0,
            weekday: ((parts.weekday ?? 2) + 5) % 7
        )
    }
}
