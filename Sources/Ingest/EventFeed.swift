import ArchiveStore
import CallModel
import EventMapper
import Logging
import YeastarClient
import YeastarProtocol

/// Takes what a PBX's session tells: frames go through the mapper into the inbox, the rest into the feed ledger.
actor EventFeed {
    private let pbx: Int64
    private let inbox: Inbox
    private let logger: Logger
    private let onSubscribed: @Sendable () -> Void

    /// The rows of the connections that are open, by their number within the session.
    private var rows: [Int: Int64] = [:]
    private var filter = HandOverFilter()
    private var lastLoss: FeedLoss?

    init(pbx: Int64, inbox: Inbox, logger: Logger, onSubscribed: @escaping @Sendable () -> Void) {
        self.pbx = pbx
        self.inbox = inbox
        self.logger = logger
        self.onSubscribed = onSubscribed
    }

    func handle(_ event: FeedEvent) async throws {
        switch event {
        case .frame(let connection, let sequence, let received, let bytes):
            let milliseconds = Clock.milliseconds(received)
            let row = try await row(of: connection, at: milliseconds)
            var meaning = EventMapper.map(event: bytes)
            if filter.isDuplicate(bytes, socket: connection.number, milliseconds: milliseconds) {
                meaning.status = .duplicate
                meaning.facts = []
            }
            let arrival = Arrival(
                pbx: pbx,
                origin: .event,
                connection: row,
                sequence: sequence,
                receivedMilliseconds: milliseconds,
                bytes: bytes,
                meaning: meaning
            )
            try await inbox.put(.arrival(arrival))
        case .alive(let connection, let date, let heartbeats):
            guard let row = rows[connection.number] else { return }
            let milliseconds = Clock.milliseconds(date)
            try await inbox.put(.alive(connection: row, milliseconds: milliseconds, heartbeats: heartbeats))
        case .subscribed(let connection, let topics, let date):
            let milliseconds = Clock.milliseconds(date)
            let row = try await row(of: connection, at: milliseconds)
            try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.subscribed(connection: row, topics: topics, milliseconds: milliseconds)
            }
            logger.info("subscribed", metadata: ["topics": "\(topics.count)"])
            lastLoss = nil
            onSubscribed()
        case .handOver:
            logger.debug("handed over to a new connection")
        case .closed(let connection, let date, let loss, let heartbeats):
            try await close(connection, at: Clock.milliseconds(date), loss, heartbeats: heartbeats)
        case .waiting(let loss, let seconds, let attempt):
            // Once for each reason: a PBX that is away for a day must not fill the log.
            guard loss != lastLoss else { return }
            lastLoss = loss
            logger.warning(
                "not connected, trying again",
                metadata: ["why": "\(loss)", "seconds": "\(Int(seconds.rounded(.up)))", "attempt": "\(attempt)"]
            )
        }
    }

    private func row(of connection: FeedConnection, at milliseconds: Int64) async throws -> Int64 {
        if let row = rows[connection.number] { return row }
        let pbx = pbx
        let row = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.openConnection(pbx: pbx, milliseconds: milliseconds)
        }
        // A second connection beside an open one is a hand-over, from its first frame on.
        if let other = rows.keys.max() { filter.begin(from: other, to: connection.number) }
        rows[connection.number] = row
        return row
    }

    private func close(
        _ connection: FeedConnection,
        at milliseconds: Int64,
        _ loss: FeedLoss,
        heartbeats: Int
    ) async throws {
        guard let row = rows.removeValue(forKey: connection.number) else { return }
        let reason = loss.reason.rawValue
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.closed(connection: row, milliseconds: milliseconds, reason: reason, heartbeats: heartbeats)
        }
        guard loss.reason != .handedOver else { return }
        logger.info("connection closed", metadata: ["why": "\(loss)"])
    }
}
