/// The tokens the PBX has given out, with their cap, their expiry and the block after failed logins.
struct TokenBook: Sendable {
    /// What a token request is answered with.
    enum Answer: Sendable {
        case granted(access: String, refresh: String)
        case refused(code: Int, message: String, extra: String)
    }

    private struct Token: Sendable {
        var access: String
        var refresh: String
        var accessExpiry: ContinuousClock.Instant
        var refreshExpiry: ContinuousClock.Instant
        var isAccessValid = true
    }

    private let configuration: SimulatorConfiguration
    private var tokens: [Token] = []
    private var failures = 0
    private var blockedUntil: ContinuousClock.Instant?
    private(set) var issued = 0
    private(set) var mostAlive = 0

    init(configuration: SimulatorConfiguration) {
        self.configuration = configuration
    }

    func alive(at now: ContinuousClock.Instant) -> Int {
        tokens.count { $0.isAccessValid && $0.accessExpiry > now }
    }

    func expiry(of access: String, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        tokens.first { $0.access == access && $0.isAccessValid && $0.accessExpiry > now }?.accessExpiry
    }

    /// Seconds a login stays blocked from now on; nil when it is not.
    private func blockSeconds(at now: ContinuousClock.Instant) -> Int? {
        guard let blockedUntil, blockedUntil > now else { return nil }
        return Int((blockedUntil - now).components.seconds) + 1
    }

    mutating func logIn(
        clientID: String,
        secret: String,
        now: ContinuousClock.Instant,
        epoch: Int,
        isRefused: Bool
    ) -> Answer {
        if let seconds = blockSeconds(at: now) {
            return .refused(
                code: 70_004,
                message: "ACCOUNT IP BLOCKED",
                extra: ",\"block_expire_time\":\(epoch + seconds)"
            )
        }
        guard !isRefused, clientID == configuration.clientID, secret == configuration.clientSecret else {
            failures += 1
            if failures >= configuration.loginFailureLimit {
                blockedUntil = now + configuration.loginBlock
                failures = 0
            }
            return .refused(code: configuration.wrongSecretCode, message: "FAILURE", extra: "")
        }
        failures = 0
        forgetDead(at: now)
        guard alive(at: now) < configuration.tokenLimit else {
            return .refused(code: 60_002, message: "MAX LIMITATION EXCEEDED", extra: "")
        }
        return issue(at: now)
    }

    mutating func refresh(_ refresh: String, now: ContinuousClock.Instant) -> Answer {
        guard let index = tokens.firstIndex(where: { $0.refresh == refresh && $0.refreshExpiry > now }) else {
            return .refused(code: 10_004, message: "TOKEN EXPIRED", extra: "")
        }
        if configuration.refreshKeepsOldToken {
            tokens[index].refresh = ""
        } else {
            tokens.remove(at: index)
        }
        guard alive(at: now) < configuration.tokenLimit else {
            return .refused(code: 60_002, message: "MAX LIMITATION EXCEEDED", extra: "")
        }
        return issue(at: now)
    }

    /// Revokes a token; false when there is no such valid one.
    mutating func revoke(_ access: String, now: ContinuousClock.Instant) -> Bool {
        guard expiry(of: access, at: now) != nil else { return false }
        tokens.removeAll { $0.access == access }
        return true
    }

    /// Makes every access token invalid at once; refresh tokens too when `refreshTokens` is set.
    mutating func expireAll(refreshTokens: Bool) {
        if refreshTokens {
            tokens.removeAll()
        } else {
            for index in tokens.indices { tokens[index].isAccessValid = false }
        }
    }

    /// Lifts the block of the client's address.
    mutating func unblock() {
        blockedUntil = nil
        failures = 0
    }

    private mutating func issue(at now: ContinuousClock.Instant) -> Answer {
        let token = Token(
            access: Self.randomText(),
            refresh: Self.randomText(),
            accessExpiry: now + configuration.accessTokenLife,
            refreshExpiry: now + configuration.refreshTokenLife
        )
        tokens.append(token)
        issued += 1
        mostAlive = max(mostAlive, alive(at: now))
        return .granted(access: token.access, refresh: token.refresh)
    }

    private mutating func forgetDead(at now: ContinuousClock.Instant) {
        tokens.removeAll { $0.accessExpiry <= now && $0.refreshExpiry <= now }
        // Refresh tokens live for a day; a client that only ever logs in must not make this list grow for ever.
        while tokens.count > 512, let index = tokens.firstIndex(where: { $0.accessExpiry <= now || !$0.isAccessValid })
        {
            tokens.remove(at: index)
        }
    }

    private static func randomText() -> String {
        hexadecimal(Int(truncatingIfNeeded: UInt64.random(in: 0...UInt64.max)), digits: 16)
            + hexadecimal(Int(truncatingIfNeeded: UInt64.random(in: 0...UInt64.max)), digits: 16)
    }
}
