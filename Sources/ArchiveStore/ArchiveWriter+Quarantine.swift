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

    public init() {}
}

/// Maps frames again that an earlier version could not map.
extension ArchiveWriter {
    /// How many frames are looked up at once.
    private static let chunkSize = 10_000
    /// A transaction takes no further frame once it has lasted so long: others write to the file meanwhile.
    private static let longestTransaction = Duration.milliseconds(30)
    private static let groupByteLimit = 4 << 20

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
        let table = try reading { db in try QuarantineTable(db) }
        let last = try reading { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM frame") ?? 0 }
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
                chunk = try reading { db in
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
        let former = try reading { db in try QuarantineTable.factRows(db, of: chunk) }
        var rest = chunk[...]
        while !rest.isEmpty, !Task.isCancelled {
            let began = ContinuousClock.now
            let (count, part) = try transaction { db in
                var part = RetryOutcome()
                var (count, byteCount) = (0, 0)
                for frame in rest {
                    count += 1
                    guard let problem = try table.problem(frame) else { continue }
                    part += try rewrite(problem, former[frame] ?? [], table, db)
                    byteCount += problem.arrival.bytes.count
                    guard byteCount < Self.groupByteLimit, .now - began < Self.longestTransaction else { break }
                }
                return (count, part)
            }
            rest = rest.dropFirst(count)
            outcome += part
            // SQLite's lock is not fair: the pause lets others have it as long as we had it.
            if !rest.isEmpty { try? await Task.sleep(for: .now - began) }
        }
    }

    /// Gives a frame its new meaning, or leaves it as it was when that can't be stored.
    private func rewrite(
        _ problem: QuarantineTable.Problem,
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
        do {
            if !isUnchanged {
                try db.inSavepoint {
                    outcome.calls = try layers.rewrite(problem, former, table)
                    return .commit
                }
            }
        } catch {
            layers.forget()
            let failure = ArchiveError.wrapping(error, "cannot write \(path)")
            guard failure.code == .other else { throw error }
            outcome.remaining = ["could not be stored with its meaning: \(failure)": 1]
            return outcome
        }
        switch meaning.status {
        case .mapped, .duplicate: outcome.mapped = 1
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

    private func reading<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try queue.inDatabase(body)
        } catch {
            throw ArchiveError.wrapping(error, "cannot read \(path)")
        }
    }
}

extension RetryOutcome {
    static func += (total: inout Self, part: Self) {
        total.tried += part.tried
        total.mapped += part.mapped
        total.calls += part.calls
        total.remaining.merge(part.remaining, uniquingKeysWith: +)
    }
}
