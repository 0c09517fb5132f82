/// Durations as people write them.
enum DurationText {
    /// `4:05` or `1:03:07`.
    static func clock(_ seconds: Int64) -> String {
        let sign = seconds < 0 ? "-" : ""
        let whole = Int(seconds.magnitude)
        let rest = CivilDate.padded(whole % 60, 2)
        guard whole >= 3600 else { return "\(sign)\(whole / 60):\(rest)" }
        return "\(sign)\(whole / 3600):\(CivilDate.padded(whole / 60 % 60, 2)):\(rest)"
    }
}
