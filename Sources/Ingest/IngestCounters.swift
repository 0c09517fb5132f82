public import ArchiveStore
import Synchronization

/// What an ingester did so far, for its last log line and for progress displays.
public final class IngestCounters: Sendable {
    private let total = Mutex(CommitOutcome())

    public init() {}

    /// The sum of all commits.
    public var outcome: CommitOutcome { total.withLock { $0 } }

    func add(_ outcome: CommitOutcome) {
        total.withLock { $0 += outcome }
    }
}
