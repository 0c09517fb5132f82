import GRDB

/// Work on a whole file, beside others who write to it.
extension ArchiveWriter {
    /// A transaction takes no further item once it has lasted so long.
    private static let longestTransaction = Duration.milliseconds(30)
    private static let groupByteLimit = 4 << 20

    /// Does something with each item, in transactions that keep nobody else waiting for long; ends early when the task
    /// is cancelled.
    ///
    /// - Parameters:
    ///   - items: What to take, in this order.
    ///   - body: Does one item, and returns how many bytes it read for it.
    /// - Throws: ``ArchiveError``; what earlier transactions did stays.
    func inShortTransactions<Item>(
        _ items: some Collection<Item>,
        _ body: (Item, Database) throws -> Int
    ) async throws(ArchiveError) {
        var rest = items[...]
        while !rest.isEmpty, !Task.isCancelled {
            let (count, duration) = try transaction { db in
                let began = ContinuousClock.now
                var (count, byteCount) = (0, 0)
                for item in rest {
                    count += 1
                    byteCount += try body(item, db)
                    guard byteCount < Self.groupByteLimit, .now - began < Self.longestTransaction else { break }
                }
                return (count, .now - began)
            }
            rest = rest.dropFirst(count)
            // SQLite's lock is not fair: the pause lets others have it as long as we had it.
            if !rest.isEmpty { try? await Task.sleep(for: duration) }
        }
    }

    /// Does something whole or not at all, inside a transaction.
    ///
    /// - Returns: Why it could not be stored; `nil` when it was.
    /// - Throws: What concerns the file as a whole, such as a full disk.
    func attempt(_ db: Database, _ body: () throws -> Void) throws -> String? {
        do {
            try db.inSavepoint {
                try body()
                return .commit
            }
            return nil
        } catch {
            layers.forget()
            let failure = ArchiveError.wrapping(error, "cannot write \(path)")
            guard failure.code == .other else { throw error }
            return failure.description
        }
    }
}
