/// Keeps refused credentials from being tried again: five failed logins block a whole network's address.
///
/// It remembers a keyed hash, never the credentials, and is stored so that a restart does not forget.
public struct CredentialGuard: Hashable, Sendable, Codable {
    /// One pair of credentials the PBX refused.
    public struct Refusal: Hashable, Sendable, Codable {
        /// The keyed hash of the credentials.
        public var fingerprint: String
        /// How often they were refused.
        public var count: Int
        /// When they were refused last, in Unix seconds.
        public var lastUnixSeconds: Double
    }

    /// How often the same credentials may be tried.
    public static let attemptLimit = 2
    /// How long a refusal is remembered, in seconds.
    public static let memorySeconds = 3_600.0

    /// What is remembered.
    public private(set) var refusals: [Refusal]

    /// Starts without any memory.
    public init() {
        refusals = []
    }

    /// Whether credentials may be tried.
    public func permits(_ fingerprint: String, unixNow: Double) -> Bool {
        secondsUntilPermitted(fingerprint, unixNow: unixNow) == nil
    }

    /// How long credentials must not be tried; `nil` when they may be now.
    public func secondsUntilPermitted(_ fingerprint: String, unixNow: Double) -> Double? {
        guard let refusal = refusals.first(where: { $0.fingerprint == fingerprint }),
            refusal.count >= Self.attemptLimit
        else { return nil }
        let remaining = refusal.lastUnixSeconds + Self.memorySeconds - unixNow
        // A clock that was set back must not lock anybody out for longer than the memory lasts.
        return remaining > 0 && remaining <= Self.memorySeconds ? remaining : nil
    }

    /// The PBX refused credentials.
    public mutating func refused(_ fingerprint: String, unixNow: Double) {
        let earlier = refusals.first { $0.fingerprint == fingerprint && Self.isRemembered($0, unixNow: unixNow) }
        refusals.removeAll { $0.fingerprint == fingerprint || !Self.isRemembered($0, unixNow: unixNow) }
        refusals.append(
            Refusal(fingerprint: fingerprint, count: (earlier?.count ?? 0) + 1, lastUnixSeconds: unixNow)
        )
    }

    /// The PBX accepted credentials.
    public mutating func accepted(_ fingerprint: String) {
        refusals.removeAll { $0.fingerprint == fingerprint }
    }

    /// Takes over what another memory holds about some credentials.
    public mutating func adopt(_ fingerprint: String, from other: Self) {
        refusals.removeAll { $0.fingerprint == fingerprint }
        refusals += other.refusals.filter { $0.fingerprint == fingerprint }
    }

    private static func isRemembered(_ refusal: Refusal, unixNow: Double) -> Bool {
        abs(unixNow - refusal.lastUnixSeconds) < memorySeconds
    }
}
