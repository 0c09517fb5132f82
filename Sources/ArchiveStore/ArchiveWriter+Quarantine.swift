import CallModel
import GRDB

/// What mapping frames again came to.
public struct RetryOutcome: Hashable, Sendable {
    /// Frames that could not be mapped before.
    public var tried = 0
    /// Of these, the frames that map now.
    public var mapped = 0
    /// Why the others still do not, with how many there are of each.
    public var remaining: [String: Int] = [:]
    /// Calls derived anew; a call counts once for each frame that changed it.
    public var calls = 0
    /// Whether a directory or a clock is among what maps now: other calls may rest on it, and are not derived anew.
    public var changesDirectory = false

    public init() {}
}

/// Maps frames again that an earlier version could not map.
extension ArchiveWriter {
    /// How many frames are looked up at once.
    private static let chunkSize = 10_000

    /// Maps frames again that are in quarantine or of a type that was not handled.
    ///
    /// They keep their ids and how they arrived. Facts, calls, legs and hourly sums become what they would be if this
    /// version had mapped the frames at first; frames that are mapped already are left alone. It works beside an ingester,
    /// in short transactions.
    ///
    /// - Parameter frames: Their ids; `nil` for all.
    /// - Returns: What came of it; when the task is cancelled, so far.
    /// - Throws: ``ArchiveError``.
    public func retry(_ frames: [Int64]? = nil) async throws(ArchiveError) -> RetryOutcome {
        let table = try look { db in try QuarantineTable(db) }
        let last = try look { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM frame") ?? 0 }
        var outcome = RetryOutcome()
        var waiting = frames.map { Array(Set($0)).sorted()[...] }
        var position: Int64 = 0
        while !Task.isCancelled {
            let chunk: [Int64]
            if let ids = waiting {
                chunk = Array(ids.prefix(Self.chunkSize))
                waiting = ids.dropFirst(Self.chunkSize)
            } else {
                let after = position
                chunk = try look { db in
                    try QuarantineTable.next(db, after: after, upTo: last, limit: Self.chunkSize)
                }
            }
            guard let end = chunk.last else { break }
            position = end
            try await retry(chunk, table, outcome: &outcome)
        }
        return outcome
    }

    private func retry(
        _ chunk: [Int64],
        _ table: QuarantineTable,
        outcome: inout RetryOutcome
    ) async throws(ArchiveError) {
        let former = try look { db in try QuarantineTable.factRows(db, of: chunk) }
        try await inShortTransactions(chunk) { frame, db in
            guard let problem = try table.problem(frame) else { return 0 }
            outcome += try rewrite(problem, former[frame] ?? [], table, db)
            return problem.arrival.bytes.count
        }
    }

    /// Gives a frame its new meaning, or leaves it as it was when that can't be stored.
    private func rewrite(
        _ problem: StoredFrame,
        _ former: [QuarantineTable.FactRow],
        _ table: QuarantineTable,
        _ db: Database
    ) throws -> RetryOutcome {
        let meaning = problem.arrival.meaning
        var outcome = RetryOutcome()
        outcome.tried = 1
        let isUnchanged =
            meaning.status == problem.before.status && meaning.error == problem.before.error && meaning.facts.isEmpty
            && former.isEmpty
        if !isUnchanged,
            let failure = try attempt(db, { outcome.calls = try layers.rewrite(problem, former, table) })
        {
            outcome.remaining = ["could not be stored with its meaning: \(failure)": 1]
            return outcome
        }
        switch meaning.status {
        case .mapped, .duplicate:
            outcome.mapped = 1
            outcome.changesDirectory = problem.arrival.origin == .directory
        case .unmapped: outcome.remaining = [KeptFrame.unknownType(meaning.type): 1]
        case .quarantined: outcome.remaining = [Self.kind(of: meaning.error): 1]
        }
        return outcome
    }

    /// The reason without its place in the frame, so that frames of one kind count as one.
    private static func kind(of reason: String?) -> String {
        guard let reason else { return "no reason is known" }
        guard let place = reason.firstRange(of: " (byte ") else { return reason }
        return String(reason[..<place.lowerBound])
    }
}

extension RetryOutcome {
    static func += (total: inout Self, part: Self) {
        total.tried += part.tried
        total.mapped += part.mapped
        total.calls += part.calls
        total.changesDirectory = total.changesDirectory || part.changesDirectory
        total.remaining.merge(part.remaining, uniquingKeysWith: +)
    }
}
