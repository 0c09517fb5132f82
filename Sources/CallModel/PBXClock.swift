public import Foundation

/// What is known of a PBX's local time: the offsets it was seen to use, and a configured zone.
public struct PBXClock: Hashable, Sendable {
    /// One look at the PBX's clock (`system/information`).
    public struct Observation: Hashable, Sendable {
        /// When, in UTC seconds.
        public var seconds: Int64
        public var utcOffsetSeconds: Int

        public init(seconds: Int64, utcOffsetSeconds: Int) {
            self.seconds = seconds
            self.utcOffsetSeconds = utcOffsetSeconds
        }
    }

    /// The configured IANA zone, for PBXs that do not tell their offset.
    public var zone: TimeZone?
    /// In the order of their time.
    public var observations: [Observation]

    public init(zone: TimeZone? = nil, observations: [Observation] = []) {
        self.zone = zone
        self.observations = observations
    }

    /// The offset that the PBX was last seen to use at or before a moment, else the first one seen after it.
    public func observedOffset(at seconds: Int64) -> Int? {
        (observations.last { $0.seconds <= seconds } ?? observations.first)?.utcOffsetSeconds
    }

    /// The configured zone's offset at a moment, in seconds.
    public func zoneOffset(at seconds: Int64) -> Int? {
        zone?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}
