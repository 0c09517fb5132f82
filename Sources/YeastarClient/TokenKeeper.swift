import Digests
import Foundation
import Logging
import Synchronization
import YeastarProtocol

/// Gets, renews, shares and revokes the tokens of one PBX, so that never more than two are alive.
///
/// One operation runs at a time, under a lease in the token file, so that two processes cannot spend tokens at once.
actor TokenKeeper {
    /// How many access tokens may be alive: the one in use, and the one of a socket that is being drained.
    static let aliveLimit = 2
    /// How often a renewal that the PBX answers with something else than tokens is tried before another login is.
    static let renewalAttempts = 3

    private let settings: PBXSettings
    private let exchange: TokenExchange
    private let file: TokenFile?
    private let logger: Logger
    private let turnstile = Turnstile()
    private let rejections = Mutex(0)
    private let holder = TokenHolder.make()
    private var memory = TokenRecord()
    private var current: AccessToken?
    private var lastRenewal: ContinuousClock.Instant?
    private var failedRenewals = 0

    init(_ settings: PBXSettings, requester: HTTPRequester, logger: Logger) {
        self.settings = settings
        self.logger = logger
        exchange = TokenExchange(requester: requester)
        file = settings.tokenFile.map(TokenFile.init(path:))
    }

    /// A token that is young enough to begin something with.
    func token() async throws(PBXError) -> AccessToken {
        if let current, current.lifetime.isYoung { return current }
        return try await changing { record throws(PBXError) in try await self.renew(&record, rejected: nil) }
    }

    /// How many tokens the PBX did not know any more though their time was not up.
    nonisolated var rejectionCount: Int { rejections.withLock { $0 } }

    /// Another token, after the PBX rejected one.
    func replace(rejected: AccessToken) async throws(PBXError) -> AccessToken {
        if rejected.lifetime.isYoung { rejections.withLock { $0 += 1 } }
        if let current, current.secret != rejected.secret, current.lifetime.isYoung { return current }
        return try await changing { record throws(PBXError) in try await self.renew(&record, rejected: rejected) }
    }

    /// Revokes a token nothing uses any more.
    func retire(_ token: AccessToken) async {
        if current == token { current = nil }
        _ = try? await changing { record throws(PBXError) in
            guard var entry = self.entry(in: record) else { return }
            let access = token.secret.reveal { $0 }
            guard let index = entry.pairs.firstIndex(where: { $0.access == access }) else { return }
            if await self.exchange.revoke(access) {
                entry.pairs.remove(at: index)
            } else {
                // Still alive as far as is known: it is revoked when room is made, or at the stop.
                entry.pairs[index].refresh = ""
            }
            record.entries[self.settings.name] = entry
        }
    }

    /// Revokes everything and forgets it, unless another process still uses it.
    func close() async {
        current = nil
        _ = try? await changing(lockLimit: TokenFile.stopLockLimit) { record throws(PBXError) in
            guard var entry = self.entry(in: record) else { return }
            entry.holders.removeAll { $0 == self.holder || !TokenHolder.isAlive($0) }
            guard entry.holders.isEmpty else {
                record.entries[self.settings.name] = entry
                return
            }
            let unixNow = Date().timeIntervalSince1970
            var kept: [TokenRecord.Pair] = []
            for pair in entry.pairs where pair.mayBeAlive(unixNow: unixNow) {
                // What could not be revoked is still alive: the next start uses it instead of making one more.
                if await !self.exchange.revoke(pair.access, limit: .milliseconds(800)) { kept.append(pair) }
            }
            entry.pairs = kept
            record.entries[self.settings.name] = kept.isEmpty ? nil : entry
        }
    }

    // MARK: - Under the lease

    /// Changes what is remembered of this PBX, and whatever the PBX says meanwhile is remembered.
    private func changing<Result: Sendable>(
        lockLimit: Duration = TokenFile.lockLimit,
        _ change: (inout TokenRecord) async throws(PBXError) -> Result
    ) async throws(PBXError) -> Result {
        await turnstile.enter()
        defer { turnstile.leave() }
        var record = try await begin(lockLimit: lockLimit)
        let result: Swift.Result<Result, PBXError>
        do {
            result = .success(try await change(&record))
        } catch {
            result = .failure(error)
        }
        await end(record)
        return try result.get()
    }

    /// Takes the lease.
    private func begin(lockLimit: Duration) async throws(PBXError) -> TokenRecord {
        guard let file else { return memory }
        let deadline = ContinuousClock.now + lockLimit
        while true {
            var lock = try await file.lock(limit: lockLimit)
            var record = file.read() ?? memory
            let unixNow = Date().timeIntervalSince1970
            guard let lease = record.leases[settings.name], lease.holder != holder, lease.isHeld(unixNow: unixNow)
            else {
                let end = unixNow + TokenRecord.leaseSeconds
                record.leases[settings.name] = TokenRecord.Lease(holder: holder, endUnixSeconds: end)
                // On a full disk the lease is not seen by others; ``end(_:)`` says so.
                try? file.write(record, holding: &lock, isDurable: false)
                file.release(lock)
                return record
            }
            file.release(lock)
            guard ContinuousClock.now < deadline else { throw file.stillLocked() }
            do {
                try await Task.sleep(for: .milliseconds(20))
            } catch {
                throw PBXError(.stopped, "Waiting for the token file was stopped.")
            }
        }
    }

    /// Saves what concerns this PBX, and gives the lease back.
    private func end(_ record: TokenRecord) async {
        memory = record
        // What is remembered of other PBXs stands in the file; each keeps its own.
        memory.entries = record.entries.filter { $0.key == settings.name }
        memory.leases = [:]
        guard let file else { return }
        do {
            var lock = try await file.lock(endsWhenCancelled: false)
            defer { file.release(lock) }
            var saved = memory
            if let latest = file.read(), latest.key == record.key {
                // Others may have changed what is theirs.
                saved = latest
                saved.entries[settings.name] = record.entries[settings.name]
                saved.leases[settings.name] = nil
                saved.refusals.adopt(credentials(in: record), from: record.refusals)
                saved.pauses[owner(in: record)] = record.pauses[owner(in: record)]
            }
            let unixNow = Date().timeIntervalSince1970
            saved.pauses = saved.pauses.filter { $0.value.error(unixNow: unixNow) != nil }
            try file.write(saved, holding: &lock)
        } catch {
            // A full disk must not stop the feed; the tokens are then known to this process alone.
            logger.warning("tokens not saved", metadata: ["reason": "\(error.message)"])
        }
    }

    private func renew(_ record: inout TokenRecord, rejected: AccessToken?) async throws(PBXError) -> AccessToken {
        let unixNow = Date().timeIntervalSince1970
        var entry = entry(in: record) ?? TokenRecord.Entry(owner: owner(in: record))
        entry.holders.removeAll { $0 == holder || !TokenHolder.isAlive($0) }
        entry.holders.append(holder)
        let rejectedAccess = rejected?.secret.reveal { $0 }
        for index in entry.pairs.indices where entry.pairs[index].access == rejectedAccess {
            entry.pairs[index].isRejected = true
        }
        entry.pairs.removeAll { !$0.mayBeAlive(unixNow: unixNow) && !$0.isRefreshAlive(unixNow: unixNow) }
        record.entries[settings.name] = entry
        // Another process may have done the work already.
        if let newest = entry.pairs.last, newest.isAccessAlive(unixNow: unixNow), token(newest).lifetime.isYoung {
            return adopt(newest)
        }
        let pair = try await newPair(&entry, &record)
        // Of older pairs only a living access token matters, until its socket is drained.
        entry.pairs.removeAll { !$0.mayBeAlive(unixNow: unixNow) }
        await revokeRejected(&entry, besides: pair)
        for index in entry.pairs.indices { entry.pairs[index].refresh = "" }
        if !entry.pairs.contains(where: { $0.access == pair.access }) { entry.pairs.append(pair) }
        record.entries[settings.name] = entry
        return adopt(pair)
    }

    private func newPair(
        _ entry: inout TokenRecord.Entry,
        _ record: inout TokenRecord
    ) async throws(PBXError) -> TokenRecord.Pair {
        try await keepPace()
        await makeRoom(&entry)
        let unixNow = Date().timeIntervalSince1970
        if let newest = entry.pairs.last, newest.isRefreshAlive(unixNow: unixNow),
            let pair = try await refreshed(newest.refresh, unixNow: unixNow)
        {
            failedRenewals = 0
            return pair
        }
        let pair = try await logIn(&entry, &record)
        failedRenewals = 0
        return pair
    }

    /// Exchanges a refresh token.
    ///
    /// - Returns: `nil` when the PBX does not take it, and only a login helps.
    private func refreshed(_ refresh: String, unixNow: Double) async throws(PBXError) -> TokenRecord.Pair? {
        do throws(PBXError) {
            switch try await exchange.refresh(refresh) {
            case .pair(let pair): return pair
            case .refused(let answer):
                let error = PBXError(answer, unixNow: Int(unixNow))
                switch answer.code.reaction {
                case .wait, .stop: throw error
                case .retry: try countFailure(error)
                default: logger.info("refresh refused", metadata: ["errcode": "\(answer.code.rawValue)"])
                }
            }
        } catch  where error.code == .badAnswer {
            try countFailure(error)
        }
        return nil
    }

    /// A PBX may be ill in its renewals alone, and then for as long as a refresh token lives.
    private func countFailure(_ error: PBXError) throws(PBXError) {
        failedRenewals += 1
        guard failedRenewals >= Self.renewalAttempts else { throw error }
        logger.info("refresh fails, logging in anew", metadata: ["why": "\(error)"])
    }

    private func logIn(
        _ entry: inout TokenRecord.Entry,
        _ record: inout TokenRecord
    ) async throws(PBXError) -> TokenRecord.Pair {
        let unixNow = Date().timeIntervalSince1970
        let fingerprint = credentials(in: record)
        if let seconds = record.refusals.secondsUntilPermitted(fingerprint, unixNow: unixNow) {
            throw PBXError(
                .credentials,
                "The PBX refused this client ID and secret \(CredentialGuard.attemptLimit) times; they are not tried again "
                    + "for \(Int(seconds / 60) + 1) minutes, because five refusals block this address. Correct them now."
            )
        }
        let living = entry.pairs.last { $0.isAccessAlive(unixNow: unixNow) }
        let application = owner(in: record)
        if let error = record.pauses[application]?.error(unixNow: unixNow) {
            if let living { return living }
            throw error
        }
        switch try await exchange.logIn(clientID: settings.clientID, clientSecret: settings.clientSecret) {
        case .pair(let pair):
            record.refusals.accepted(fingerprint)
            record.pauses[application] = nil
            logger.info("logged in", metadata: ["pbx": "\(settings.name)"])
            return pair
        case .refused(let answer):
            let error = PBXError(login: answer, unixNow: Int(unixNow))
            if error.code == .credentials { record.refusals.refused(fingerprint, unixNow: unixNow) }
            if let pause = pause(after: error) {
                record.pauses[application] = TokenRecord.Pause(
                    code: error.code.rawValue,
                    message: error.message,
                    errcode: error.errcode,
                    endUnixSeconds: unixNow + pause / .seconds(1)
                )
            }
            if error.code == .tokenLimit, let living { return living }
            throw error
        }
    }

    private func pause(after error: PBXError) -> Duration? {
        switch error.code {
        case .tokenLimit: settings.timings.tokenLimitRetry
        case .ipBlocked: error.retryAfterSeconds.map { .seconds($0) } ?? settings.timings.addressBlockRetry
        default: nil
        }
    }

    /// Revokes the oldest tokens until one more may be made.
    private func makeRoom(_ entry: inout TokenRecord.Entry) async {
        let unixNow = Date().timeIntervalSince1970
        var alive = entry.pairs.filter { $0.mayBeAlive(unixNow: unixNow) }
        while alive.count >= Self.aliveLimit {
            let oldest = alive.removeFirst()
            await exchange.revoke(oldest.access)
            entry.pairs.removeAll { $0.access == oldest.access }
        }
    }

    /// Revokes what the PBX rejected: it may still count it, where it rejects tokens that are valid.
    private func revokeRejected(_ entry: inout TokenRecord.Entry, besides newest: TokenRecord.Pair) async {
        for pair in entry.pairs where pair.isRejected && pair.access != newest.access {
            if await exchange.revoke(pair.access) { entry.pairs.removeAll { $0.access == pair.access } }
        }
    }

    /// Waits where a PBX would have tokens renewed as fast as they come.
    private func keepPace() async throws(PBXError) {
        if let earliest = lastRenewal.map({ $0 + settings.timings.shortestRenewal }), earliest > .now {
            do {
                try await Task.sleep(until: earliest, clock: .continuous)
            } catch {
                throw PBXError(.stopped, "Waiting for the next token was stopped.")
            }
        }
        lastRenewal = .now
    }

    // MARK: - Values

    private func adopt(_ pair: TokenRecord.Pair) -> AccessToken {
        // The same token is the same value, however often its age is computed again.
        if let current, current.secret == Secret(pair.access) { return current }
        let token = token(pair)
        current = token
        return token
    }

    private func token(_ pair: TokenRecord.Pair) -> AccessToken {
        let lifetime = pair.lifetime(
            unixNow: Date().timeIntervalSince1970,
            now: .now,
            settings.timings
        )
        return AccessToken(secret: Secret(pair.access), lifetime: lifetime)
    }

    private func entry(in record: TokenRecord) -> TokenRecord.Entry? {
        guard let entry = record.entries[settings.name], entry.owner == owner(in: record) else { return nil }
        return entry
    }

    private func owner(in record: TokenRecord) -> String {
        keyedHash("\(settings.address)\n\(settings.clientID)", record)
    }

    private func credentials(in record: TokenRecord) -> String {
        settings.clientSecret.reveal { keyedHash("\(settings.address)\n\(settings.clientID)\n\($0)", record) }
    }

    private func keyedHash(_ text: String, _ record: TokenRecord) -> String {
        Digest.hexadecimal(Digest.hmacSHA256(Array(text.utf8), key: Array(record.key.utf8)))
    }
}

extension TokenLifetime {
    /// Whether the access token need not be replaced yet.
    fileprivate var isYoung: Bool { ContinuousClock.now < handOver }
}
