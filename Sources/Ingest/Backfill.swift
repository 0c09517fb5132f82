public import ArchiveStore
public import CallModel
public import Logging
import YeastarClient

/// One reading of a PBX's history into an archive, beside an ingester or without one.
public struct Backfill: Sendable {
    /// What a reading brought.
    public struct Result: Hashable, Sendable {
        /// Rows that the PBX gave.
        public var rows: Int
        /// Rows that were new, or newer than the archive's.
        public var newRows: Int
        /// Whether every row was read that the PBX says there is.
        public var isComplete: Bool
    }

    /// How often one request is tried: somebody waits for the answer.
    private static let maximumAttempts = 5

    private let writer: ArchiveWriter
    private let settings: PBXFeedSettings
    private let logger: Logger

    public init(writer: ArchiveWriter, settings: PBXFeedSettings, logger: Logger) {
        self.writer = writer
        self.settings = settings
        self.logger = logger
    }

    /// Reads the history between two starts.
    ///
    /// - Parameter window: Tells both, in Unix seconds, by the PBX's clock; `nil` for no limit.
    /// - Returns: How much was read.
    /// - Throws: ``PBXError``, ``ArchiveError``, or what `window` throws.
    public func run(
        _ window: @Sendable (PBXClock) throws -> (from: Int64?, to: Int64?)
    ) async throws -> Result {
        let inbox = Inbox()
        let counters = IngestCounters()
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: counters, logger: logger)
        let client = try PBXClient(settings.connection, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            let reading: HistoryFeed.Reading
            do {
                let name = settings.connection.name
                let (timeZone, numberPlan) = (settings.timeZone, settings.numberPlan)
                let pbx = try await inbox.perform { (writer) async throws(ArchiveError) in
                    try await writer.pbx(named: name, timeZone: timeZone, numberPlan: numberPlan)
                }
                let feed = HistoryFeed(
                    pbx: pbx,
                    client: client,
                    inbox: inbox,
                    historyDays: nil,
                    logger: logger,
                    maximumAttempts: Self.maximumAttempts
                )
                let (from, to) = try window(try await feed.learnClock())
                reading = try await feed.backfill(from: from, to: to)
                await client.close()
            } catch {
                await client.close()
                inbox.finish()
                throw error
            }
            inbox.finish()
            try await group.waitForAll()
            return Result(rows: reading.rows, newRows: reading.newRows, isComplete: reading.isComplete)
        }
    }
}
