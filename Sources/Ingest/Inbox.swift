import ArchiveStore
import Synchronization

/// The bounded queue between the feeds and the writer.
///
/// A feed that finds it full waits, which stops its reading from the socket: that is the back-pressure. Waiting does not
/// end by cancellation, so that what was read is also written; it ends when the writer takes something or gives up.
final class Inbox: Sendable {
    /// Something to write, in the order of arrival.
    enum Item: Sendable {
        /// What one transaction takes: frames with their meanings, and signs of life.
        case group([ArchiveEntry])
        /// A change of the feed ledger.
        case action(Action)
    }

    /// A change of the ledger.
    struct Action: Sendable {
        /// Tried until it succeeds.
        var perform: @Sendable (ArchiveWriter) async throws(ArchiveError) -> Void
        /// Told when the writer gives up.
        var fail: @Sendable (ArchiveError) -> Void
    }

    /// How much may wait, beside the group that is being written; what is put at once may go beyond it.
    static let entryLimit = 2000
    static let byteLimit = 4 << 20
    /// A group is bounded so that the write lock stays short; what is put at once is not divided.
    private static let groupLimit = 500

    private struct State {
        /// All that waits, but for the last group.
        var items: [Item] = []
        /// The last group, which may grow.
        var group: [ArchiveEntry] = []
        var count = 0
        var byteCount = 0
        var isFinished = false
        var failure: ArchiveError?
        var isStopping = false
        /// What kept the writer from taking data last, and until when; Unix milliseconds, `nil` while it still does.
        var obstacle: (reason: GapReason, ended: Int64?)?
        var writer: CheckedContinuation<Void, Never>?
        var feeds: [CheckedContinuation<Void, Never>] = []

        /// Something is always taken, however large.
        var isFull: Bool { count >= entryLimit || byteCount >= byteLimit }

        mutating func append(_ entries: [ArchiveEntry], byteCount: Int) {
            if group.count + entries.count > groupLimit { endGroup() }
            // Entries that come together stay in their array: to copy one is to retain all that it holds.
            if group.isEmpty { group = entries } else { group += entries }
            count += entries.count
            self.byteCount += byteCount
        }

        mutating func append(_ action: Action) {
            endGroup()
            items.append(.action(action))
            count += 1
        }

        private mutating func endGroup() {
            guard !group.isEmpty else { return }
            items.append(.group(group))
            group = []
        }

        mutating func takeAll() -> [Item] {
            endGroup()
            defer {
                items = []
                count = 0
                byteCount = 0
            }
            return items
        }
    }

    private let state = Mutex(State())

    /// Adds an entry, waiting while the inbox is full.
    ///
    /// - Throws: ``ArchiveError`` when the writer gave up.
    func put(_ entry: ArchiveEntry) async throws(ArchiveError) { try await put([entry]) }

    /// Adds entries that came together, waiting while the inbox is full.
    ///
    /// - Throws: ``ArchiveError`` when the writer gave up.
    func put(_ entries: [ArchiveEntry]) async throws(ArchiveError) {
        let byteCount = entries.reduce(0) { $0 + $1.byteCount }
        try await put { $0.append(entries, byteCount: byteCount) }
    }

    /// Does something with the archive after all that was put before, and waits for it.
    ///
    /// - Throws: ``ArchiveError`` when the writer gave up.
    func perform<Value: Sendable>(
        _ body: @escaping @Sendable (ArchiveWriter) async throws(ArchiveError) -> Value
    ) async throws(ArchiveError) -> Value {
        let reply = Reply<Value>()
        let action = Action(
            perform: { (writer) async throws(ArchiveError) in reply.give(.success(try await body(writer))) },
            fail: { reply.give(.failure($0)) }
        )
        try await put { $0.append(action) }
        return try await reply.value()
    }

    /// Takes all that waits; waits while there is nothing.
    ///
    /// - Returns: `nil` when the inbox is finished and empty.
    nonisolated(nonsending) func take() async -> [Item]? {
        while true {
            let (items, waiting) = state.withLock { state -> ([Item]?, [CheckedContinuation<Void, Never>]) in
                guard state.count > 0 || state.isFinished else { return (nil, []) }
                defer { state.feeds = [] }
                return (state.takeAll(), state.feeds)
            }
            for feed in waiting { feed.resume() }
            if let items { return items.isEmpty ? nil : items }
            await withCheckedContinuation { writer in
                let isReady = state.withLock { state -> Bool in
                    guard state.count == 0, !state.isFinished else { return true }
                    state.writer = writer
                    return false
                }
                if isReady { writer.resume() }
            }
        }
    }

    /// Lets the writer end once it has written all that waits.
    func finish() {
        let writer = state.withLock { state in
            state.isFinished = true
            return state.writer.take()
        }
        writer?.resume()
    }

    /// Ends everything: the writer gave up, and what waits or comes now fails.
    func fail(_ error: ArchiveError) {
        let (items, feeds) = state.withLock { state in
            defer { state.feeds = [] }
            state.failure = error
            return (state.takeAll(), state.feeds)
        }
        for case .action(let action) in items { action.fail(error) }
        for feed in feeds { feed.resume() }
    }

    /// The feeds stop: what can't be written soon is given up.
    func beginStop() {
        state.withLock { $0.isStopping = true }
    }

    /// Whether the feeds stop.
    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// The writer can't take anything for now.
    func obstructed(_ reason: GapReason) {
        state.withLock { $0.obstacle = (reason, nil) }
    }

    /// The writer takes data again.
    func cleared(at milliseconds: Int64) {
        state.withLock { $0.obstacle?.ended = milliseconds }
    }

    /// What kept the writer from taking data at some time since a moment; `nil` when nothing did.
    func obstacle(since milliseconds: Int64) -> GapReason? {
        state.withLock { state in
            guard let obstacle = state.obstacle, obstacle.ended.map({ $0 >= milliseconds }) ?? true else { return nil }
            return obstacle.reason
        }
    }

    private func put(_ append: (inout State) -> Void) async throws(ArchiveError) {
        while true {
            let (result, writer) = state.withLock {
                state -> (Result<Bool, ArchiveError>, CheckedContinuation<Void, Never>?) in
                if let failure = state.failure { return (.failure(failure), nil) }
                guard !state.isFull else { return (.success(false), nil) }
                append(&state)
                return (.success(true), state.writer.take())
            }
            writer?.resume()
            if try result.get() { return }
            await withCheckedContinuation { feed in
                let hasRoom = state.withLock { state -> Bool in
                    guard state.isFull, state.failure == nil else { return true }
                    state.feeds.append(feed)
                    return false
                }
                if hasRoom { feed.resume() }
            }
        }
    }
}
