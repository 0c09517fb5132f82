import Foundation

/// The PBX's wall clock: turns instants into the texts the PBX writes, and reads those it accepts.
struct PBXClock: Sendable {
    let timeZone: TimeZone
    let dateFormat: SimulatorConfiguration.DateFormat
    let usesTwelveHours: Bool

    /// Seconds the PBX's local time is ahead of UTC at an instant.
    func offset(at epoch: Int) -> Int {
        timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(epoch)))
    }

    /// `YYYY-MM-DD HH:mm:ss`, as in event 30012.
    func eventTime(_ epoch: Int) -> String {
        let local = CivilTime(localSeconds: epoch + offset(at: epoch))
        return "\(local.year)-\(padded(local.month, 2))-\(padded(local.day, 2)) \(local.clock)"
    }

    /// `YYYY/MM/DD HH:mm:ss`, as in event 30039.
    func timelineTime(_ epoch: Int) -> String {
        let local = CivilTime(localSeconds: epoch + offset(at: epoch))
        return "\(local.year)/\(padded(local.month, 2))/\(padded(local.day, 2)) \(local.clock)"
    }

    /// `YYYYMMDDhhmmss`, as at the start of a `uid`.
    func compactTime(_ epoch: Int) -> String {
        let local = CivilTime(localSeconds: epoch + offset(at: epoch))
        return "\(local.year)\(padded(local.month, 2))\(padded(local.day, 2))"
            + "\(padded(local.hour, 2))\(padded(local.minute, 2))\(padded(local.second, 2))"
    }

    /// The display format set on the PBX, as in `time` of a history row.
    func displayTime(_ epoch: Int) -> String {
        let local = CivilTime(localSeconds: epoch + offset(at: epoch))
        let day = padded(local.day, 2)
        let month = padded(local.month, 2)
        let date =
            switch dateFormat {
            case .dayMonthYear: "\(day)/\(month)/\(local.year)"
            case .monthDayYear: "\(month)/\(day)/\(local.year)"
            case .yearMonthDay: "\(local.year)/\(month)/\(day)"
            case .dashedYearMonthDay: "\(local.year)-\(month)-\(day)"
            }
        guard usesTwelveHours else { return "\(date) \(local.clock)" }
        let hour = local.hour % 12 == 0 ? 12 : local.hour % 12
        return "\(date) \(padded(hour, 2)):\(padded(local.minute, 2)):\(padded(local.second, 2)) "
            + (local.hour < 12 ? "AM" : "PM")
    }

    /// The instant of a text in the display format, or nil when it has another shape.
    func instant(ofDisplayTime text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count == (usesTwelveHours ? 3 : 2) else { return nil }
        let separator: Character = dateFormat == .dashedYearMonthDay ? "-" : "/"
        let date = words[0].split(separator: separator).compactMap { Int($0) }
        let time = words[1].split(separator: ":").compactMap { Int($0) }
        guard date.count == 3, time.count == 3 else { return nil }
        var hour = time[0]
        if usesTwelveHours {
            guard (1...12).contains(hour), words[2] == "AM" || words[2] == "PM" else { return nil }
            hour = hour % 12 + (words[2] == "PM" ? 12 : 0)
        }
        let (year, month, day) =
            switch dateFormat {
            case .dayMonthYear: (date[2], date[1], date[0])
            case .monthDayYear: (date[2], date[0], date[1])
            case .yearMonthDay, .dashedYearMonthDay: (date[0], date[1], date[2])
            }
        guard (1...12).contains(month), (1...31).contains(day), (1970...9999).contains(year) else { return nil }
        let local =
            CivilTime.daysSinceEpoch(year: year, month: month, day: day) * 86_400
            + hour * 3_600 + time[1] * 60 + time[2]
        let guess = local - offset(at: local)
        return local - offset(at: guess)
    }

    /// The two format texts of `system/information`; the suffix follows the time of day, as on the real PBX.
    func formatNames(at epoch: Int) -> (date: String, time: String) {
        let date =
            switch dateFormat {
            case .dayMonthYear: "DD/MM/YYYY"
            case .monthDayYear: "MM/DD/YYYY"
            case .yearMonthDay: "YYYY/MM/DD"
            case .dashedYearMonthDay: "YYYY-MM-DD"
            }
        guard usesTwelveHours else { return (date, "HH:mm:ss") }
        let local = CivilTime(localSeconds: epoch + offset(at: epoch))
        return (date, local.hour < 12 ? "hh:mm:ss AM" : "hh:mm:ss PM")
    }
}
