import Foundation
import YeastarProtocol

/// What the token file holds, for every PBX that shares it.
struct TokenRecord: Codable, Sendable {
    /// One pair of tokens, with the clock time at which it was obtained.
    struct Pair: Codable, Sendable {
        var access: String
        var refresh: String
        var obtainedUnixSeconds: Double
        var accessSeconds: Double
        var refreshSeconds: Double
        /// Whether the PBX said that the access token is no longer valid.
        var isRejected = false

        func lifetime(unixNow: Double, now: ContinuousClock.Instant, _ timings: SessionTimings) -> TokenLifetime {
            // A clock that was set back must not make a token younger than it can be.
            let age = max(0, unixNow - obtainedUnixSeconds)
            return TokenLifetime(
                obtained: now - .seconds(age),
                accessSeconds: accessSeconds,
                refreshSeconds: refreshSeconds,
                fraction: timings.handOverFraction,
                shortest: timings.shortestRenewal
            )
        }

        func isAccessAlive(unixNow: Double) -> Bool {
            !isRejected && unixNow < obtainedUnixSeconds + accessSeconds
        }

        /// Whether the PBX may still count the access token among the valid ones, whatever it says of it.
        func mayBeAlive(unixNow: Double) -> Bool {
            unixNow < obtainedUnixSeconds + max(accessSeconds, TokenRecord.usualLifeSeconds)
        }

        func isRefreshAlive(unixNow: Double) -> Bool {
            !refresh.isEmpty && unixNow < obtainedUnixSeconds + refreshSeconds
        }
    }

    /// The tokens of one PBX, oldest first, and the processes that use them.
    struct Entry: Codable, Sendable {
        /// A keyed hash of address and client ID: tokens of another application are of no use.
        var owner: String
        var pairs: [Pair] = []
        var holders: [String] = []
    }

    /// The right to exchange the tokens of one PBX, held while the PBX is being asked.
    ///
    /// The file itself is locked only while it is read or replaced, so that a PBX that does not answer holds up no other.
    struct Lease: Codable, Sendable {
        var holder: String
        var endUnixSeconds: Double

        func isHeld(unixNow: Double) -> Bool {
            // A clock that was set back must not make a lease longer than it can be.
            unixNow < endUnixSeconds && endUnixSeconds - unixNow <= TokenRecord.leaseSeconds
                && TokenHolder.isAlive(holder)
        }
    }

    /// A login that the PBX asked to wait with; restarts must not forget it.
    struct Pause: Codable, Sendable {
        /// The longest pause there is, in seconds.
        static let longestSeconds = 86_400.0

        var code: String
        var message: String
        var errcode: Int?
        var endUnixSeconds: Double

        /// What to tell while it lasts; `nil` when it is over.
        func error(unixNow: Double) -> PBXError? {
            let remaining = endUnixSeconds - unixNow
            guard remaining > 0, remaining <= Self.longestSeconds, let code = PBXError.Code(rawValue: code) else {
                return nil
            }
            return PBXError(code, message, errcode: errcode, retryAfterSeconds: Int(remaining.rounded(.up)))
        }
    }

    /// How long an access token lives where the PBX does not say.
    static let usualLifeSeconds = 1_800.0
    /// Longer than the requests of one change take together.
    static let leaseSeconds = 150.0

    /// The key of every hash in the file, in hexadecimal.
    var key: String
    var refusals = CredentialGuard()
    var entries: [String: Entry] = [:]
    /// By the PBX's name.
    var leases: [String: Lease] = [:]
    /// By the keyed hash of address and client ID.
    var pauses: [String: Pause] = [:]

    /// Starts with a new random key.
    init() {
        key = (0..<4).map { _ in String(format: "%016llx", UInt64.random(in: .min ... .max)) }.joined()
    }

    /// Whether there is nothing worth keeping.
    var isEmpty: Bool {
        entries.isEmpty && leases.isEmpty && pauses.isEmpty && refusals.refusals.isEmpty
    }
}
