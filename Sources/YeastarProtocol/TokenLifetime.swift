/// The life of one pair of tokens, and when the next pair has to take over.
public struct TokenLifetime: Hashable, Sendable {
    /// How to come by a token.
    public enum Decision: Hashable, Sendable {
        /// The access token is young enough until that instant.
        case use(until: ContinuousClock.Instant)
        /// The refresh token is still good: exchange it.
        case refresh
        /// Nothing is left of this pair: log in.
        case logIn
    }

    /// When the pair was obtained.
    public let obtained: ContinuousClock.Instant
    /// When the access token must have been replaced.
    public let handOver: ContinuousClock.Instant
    /// When the access token ends.
    public let accessEnd: ContinuousClock.Instant
    /// When the refresh token ends.
    public let refreshEnd: ContinuousClock.Instant

    /// Creates a lifetime from what the PBX said.
    ///
    /// - Parameters:
    ///   - obtained: When the pair was obtained.
    ///   - accessSeconds: `access_token_expire_time`; works from a few seconds up.
    ///   - refreshSeconds: `refresh_token_expire_time`.
    ///   - fraction: The part of the access token's life after which the next pair takes over.
    ///   - shortest: The least time until then, however short the token's life is said to be.
    public init(
        obtained: ContinuousClock.Instant,
        accessSeconds: Double,
        refreshSeconds: Double,
        fraction: Double = 2.0 / 3.0,
        shortest: Duration = .zero
    ) {
        self.obtained = obtained
        handOver = obtained + max(.seconds(max(0, accessSeconds) * min(1, max(0, fraction))), shortest)
        accessEnd = obtained + .seconds(max(0, accessSeconds))
        refreshEnd = obtained + .seconds(max(0, refreshSeconds))
    }

    /// Whether the PBX still counts the access token among the valid ones.
    public func isAlive(now: ContinuousClock.Instant) -> Bool { now < accessEnd }

    /// Says how to come by a token now.
    public func decision(now: ContinuousClock.Instant) -> Decision {
        if now < handOver { return .use(until: handOver) }
        return now < refreshEnd ? .refresh : .logIn
    }
}
