import ArchiveStore
import CallModel
import EventMapper
import Logging
import YeastarClient
import YeastarProtocol

/// Takes what a PBX's session tells: frames go through the mapper into the inbox, the rest into the feed ledger.
actor EventFeed {
    /// How long ago, in milliseconds, the archive may have begun to take data again, and still explain a loss.
    private static let obstacleMemory: Int64 = 60_000

    private let pbx: Int64
    private let inbox: Inbox
    private let host: HostWatch
    private let client: PBXClient
    private let logger: Logger
    private let onSubscribed: @Sendable () -> Void

    /// The rows of the connections that are open, by their number within the session.
    private var rows: [Int: Int64] = [:]
    private var filter = HandOverFilter()
    private var lastLoss: FeedLoss?
    /// Whether a connection has closed since the last wait, which tells why there is one.
    private var hasClosed = false
    private var diagnosis = LossDiagnosis()
    /// How many tokens the PBX had forgotten when the last subscription began.
    private var forgottenTokens = 0
    /// When the last event was read, or events began to be due; Unix milliseconds.
    private var lastHeardMilliseconds: Int64 = 0
    /// Whether the PBX has ever acknowledged a subscription.
    private(set) var wasSubscribed = false
    /// How many events were read, of whatever type.
    private(set) var eventCount = 0

    init(
        pbx: Int64,
        inbox: Inbox,
        host: HostWatch,
        client: PBXClient,
        logger: Logger,
        onSubscribed: @escaping @Sendable () -> Void
    ) {
        self.pbx = pbx
        self.inbox = inbox
        self.host = host
        self.client = client
        self.logger = logger
        self.onSubscribed = onSubscribed
    }

    func handle(_ event: FeedEvent) async throws {
        switch event {
        case .opened(let connection):
            // A second connection beside an open one is a hand-over, whether or not it is ever acknowledged.
            if let other = rows.keys.max() { filter.begin(from: other, to: connection.number) }
        case .frames(let connection, let sequence, let received, let frames):
            let milliseconds = Clock.milliseconds(received)
            let row = try await row(of: connection, at: milliseconds)
            var entries: [ArchiveEntry] = []
            entries.reserveCapacity(frames.count)
            for bytes in frames {
                var meaning = EventMapper.map(event: bytes)
                if filter.isDuplicate(bytes, socket: connection.number, milliseconds: milliseconds) {
                    meaning.status = .duplicate
                    meaning.facts = []
                }
                if meaning.type != nil {
                    eventCount += 1
                    lastHeardMilliseconds = milliseconds
                }
                entries.append(
                    .arrival(
                        Arrival(
                            pbx: pbx,
                            origin: .event,
                            connection: row,
                            sequence: sequence + Int64(entries.count),
                            receivedMilliseconds: milliseconds,
                            bytes: bytes,
                            meaning: meaning
                        )
                    )
                )
            }
            try await inbox.put(entries)
        case .alive(let connection, let date, let heartbeats):
            guard let row = rows[connection.number] else { return }
            let milliseconds = Clock.milliseconds(date)
            try await inbox.put(.alive(connection: row, milliseconds: milliseconds, heartbeats: heartbeats))
        case .subscribed(let connection, let topics, let date):
            let milliseconds = Clock.milliseconds(date)
            let row = try await row(of: connection, at: milliseconds)
            // A request may have learnt before the session that the tokens are gone.
            let forgotten = client.forgottenTokenCount
            if forgotten > forgottenTokens, let better = diagnosis.pbxStartedAnew() { try await explainGap(better) }
            forgottenTokens = forgotten
            try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.subscribed(connection: row, topics: topics, milliseconds: milliseconds)
            }
            logger.info("subscribed", metadata: ["topics": "\(topics.count)"])
            lastLoss = nil
            wasSubscribed = true
            diagnosis.subscribed()
            if eventCount == 0 { lastHeardMilliseconds = milliseconds }
            onSubscribed()
        case .handOver:
            logger.debug("handed over to a new connection")
        case .closed(let connection, let date, let loss, let heartbeats):
            try await close(connection, at: Clock.milliseconds(date), loss, heartbeats: heartbeats)
        case .waiting(let loss, let seconds, let attempt):
            if let better = diagnosis.attemptFailed(loss) { try await explainGap(better) }
            let isNoted = hasClosed
            hasClosed = false
            // Once for each reason: a PBX that is away for a day must not fill the log.
            guard loss != lastLoss else { return }
            lastLoss = loss
            if !isNoted { try await noteFailure(loss) }
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
        hasClosed = true
        let standstill = host.standstill()
        let reason = diagnosis.closed(
            loss,
            wasAsleep: standstill != nil,
            // What was read already is delivered once there is room, and the end of the connection after it.
            obstacle: inbox.obstacle(since: milliseconds - Self.obstacleMemory)
        )
        let gapBegan = reason == .hostAsleep ? standstill?.began : nil
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.closed(
                connection: row,
                milliseconds: milliseconds,
                reason: reason.rawValue,
                heartbeats: heartbeats,
                gapBegan: gapBegan
            )
        }
        guard loss.reason != .handedOver else { return }
        logger.log(
            level: loss == lastLoss ? .debug : .info,
            "connection closed",
            metadata: ["reason": "\(reason.rawValue)", "why": "\(loss)"]
        )
    }

    /// Notes that the feed is deaf, and has been since the last event that it read.
    func noteDeafness() async throws {
        diagnosis.foundDeaf()
        let (pbx, began) = (pbx, lastHeardMilliseconds)
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.beginGap(pbx: pbx, milliseconds: began, reason: .deaf)
        }
    }

    /// Notes why this PBX is left alone.
    func noteParking(_ error: PBXError) async throws {
        try await explainGap(GapReason(error.loss))
        try await noteFailure(error.loss)
    }

    /// Notes what keeps the PBX from being connected.
    private func noteFailure(_ loss: FeedLoss) async throws {
        let pbx = pbx
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.attemptFailed(pbx: pbx, milliseconds: Clock.milliseconds, reason: GapReason(loss))
        }
    }

    private func explainGap(_ reason: GapReason) async throws {
        let pbx = pbx
        try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.explainGap(pbx: pbx, reason: reason)
        }
    }
}
