public import Foundation

/// A reading of a wall clock: a day and a time, without a zone.
public struct CivilTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01 00:00:00 on that clock, every day having 86,400.
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The day's midnight.
    public init(startOf date: CivilDate) {
        seconds = date.dayNumber * 86_400
    }

    /// What a clock of the zone shows at an instant in Unix seconds.
    public init(instant: Int64, in zone: TimeZone) {
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant)))
        seconds = instant + Int64(offset)
    }

    public var date: CivilDate {
        CivilDate(dayNumber: (seconds - secondOfDay) / 86_400)
    }

    public var secondOfDay: Int64 {
        let rest = seconds % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }

    public var isMidnight: Bool { secondOfDay == 0 }

    /// `YYYY-MM-DD HH:MM:SS`, as the archive's local columns have it.
    public var description: String {
        let (year, month, day) = date.components
        guard 0...9999 ~= year else { return "\(date) \(timeText)" }
        let second = Int(secondOfDay)
        // In place, because reports print two a row: put together from pieces they took an eighth of the report `missed`.
        let form: StaticString = "0000-00-00 00:00:00"
        return String(unsafeUninitializedCapacity: form.utf8CodeUnitCount) { text in
            _ = text.initialize(
                fromContentsOf: UnsafeBufferPointer(start: form.utf8Start, count: form.utf8CodeUnitCount)
            )
            func put(_ value: Int, endingAt last: Int) {
                var (rest, place) = (value, last)
                while rest > 0 {
                    text[place] += UInt8(rest % 10)
                    rest /= 10
                    place -= 1
                }
            }
            put(year, endingAt: 3)
            put(month, endingAt: 6)
            put(day, endingAt: 9)
            put(second / 3600, endingAt: 12)
            put(second / 60 % 60, endingAt: 15)
            put(second % 60, endingAt: 18)
            return form.utf8CodeUnitCount
        }
    }

    var timeText: String {
        let second = Int(secondOfDay)
        return [second / 3600, second / 60 % 60, second % 60].map { CivilDate.padded($0, 2) }.joined(separator: ":")
    }

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    /// The first instant at which a clock of the zone shows this time, in Unix seconds.
    ///
    /// A time that the clock skips in spring stands for the moment of the skip.
    public func firstInstant(in zone: TimeZone) -> Int64 {
        instants(in: zone).min() ?? skip(in: zone)
    }

    /// The last instant at which a clock of the zone shows this time, in Unix seconds.
    ///
    /// A time that the clock skips in spring stands for the moment of the skip.
    public func lastInstant(in zone: TimeZone) -> Int64 {
        instants(in: zone).max() ?? skip(in: zone)
    }

    /// Seconds that a clock of the zone is ahead of UTC when it first shows this time.
    func offset(in zone: TimeZone) -> Int64 { seconds - firstInstant(in: zone) }

    private func instants(in zone: TimeZone) -> [Int64] {
        offsetsNearby(in: zone).map { seconds - $0 }.filter { CivilTime(instant: $0, in: zone) == self }
    }

    /// No zone changes its offset twice within two days.
    private func offsetsNearby(in zone: TimeZone) -> [Int64] {
        let offsets = [seconds - 86_400, seconds + 86_400].map { Self(instant: $0, in: zone).seconds - $0 }
        return Array(Set(offsets))
    }

    /// Around a skip the clock only goes forward, so that the moment can be halved down to.
    private func skip(in zone: TimeZone) -> Int64 {
        let offsets = offsetsNearby(in: zone)
        let (early, late) = (seconds - (offsets.max() ?? 0), seconds - (offsets.min() ?? 0))
        return (early..<late).endOfPrefix { Self(instant: $0, in: zone) < self }
    }
}
