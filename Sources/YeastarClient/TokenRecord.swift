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

        func lifetime(unixNow: Double, now: ContinuousClock.Instant, fraction: Double) -> TokenLifetime {
            // A clock that was set back must not make a token younger than it can be.
            let age = max(0, unixNow - obtainedUnixSeconds)
            return TokenLifetime(
                obtained: now - .seconds(age),
                accessSeconds: accessSeconds,
                refreshSeconds: refreshSeconds,
                fraction: fraction
            )
        }

        func isAccessAlive(unixNow: Double) -> Bool {
            !isRejected && unixNow < obtainedUnixSeconds + accessSeconds
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

    /// The key of every hash in the file, in hexadecimal.
    var key: String
    var refusals = CredentialGuard()
    var entries: [String: Entry] = [:]

    /// Starts with a new random key.
    init() {
        key = (0..<4).map { _ in String(format: "%016llx", UInt64.random(in: .min ... .max)) }.joined()
    }

    /// Whether there is nothing worth keeping.
    var isEmpty: Bool { entries.isEmpty && refusals.refusals.isEmpty }
}
