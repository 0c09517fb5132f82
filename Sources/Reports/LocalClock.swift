import Foundation

/// Turns instants into local text: in the PBX's own time, or in one zone for all.
struct LocalClock {
    private let zone: TimeZone?
    /// Offsets change at quarters of an hour only, and rows come in order of time.
    private var cachedQuarter: Int64?
    private var cachedOffset: Int64 = 0

    init(zone: TimeZone?) {
        self.zone = zone
    }

    /// What the clock shows at an instant in Unix seconds, the PBX being `offset` seconds ahead of UTC.
    mutating func time(_ instant: Int64, offset: Int64?) -> CivilTime? {
        // Wrapping, because a row may hold anything.
        guard let zone else { return offset.map { CivilTime(seconds: instant &+ $0) } }
        let quarter = instant / 900
        if quarter != cachedQuarter {
            cachedOffset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(instant))))
            cachedQuarter = quarter
        }
        return CivilTime(seconds: instant + cachedOffset)
    }

    mutating func cell(_ instant: Int64?, offset: Int64?) -> Cell {
        guard let instant, let time = time(instant, offset: offset) else { return .null }
        return .text(time.description)
    }
}
