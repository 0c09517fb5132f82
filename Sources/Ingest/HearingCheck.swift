import ArchiveStore
import Logging
import YeastarClient
import YeastarProtocol

/// Compares, after each reading of the history, what it found with what the socket told, and mends a deaf feed.
struct HearingCheck: Sendable {
    /// How long an event may take to be read after the PBX's answer that names its call.
    private static let settling = Duration.seconds(2)

    private let pbx: Int64
    private let inbox: Inbox
    private let session: EventSession
    private let events: EventFeed
    private let logger: Logger

    private var watch = DeafnessWatch()
    private var mark: ArchiveWriter.CallMark?

    init(pbx: Int64, inbox: Inbox, session: EventSession, events: EventFeed, logger: Logger) {
        self.pbx = pbx
        self.inbox = inbox
        self.session = session
        self.events = events
        self.logger = logger
    }

    /// The number of the connection that is live now.
    var liveConnection: Int? { session.liveConnection }

    /// Looks once, after a reading that began while some connection was live.
    mutating func look(connectionBefore: Int?) async throws {
        let (pbx, earlier) = (pbx, mark)
        let (mark, newCalls) = try await inbox.perform { (writer) async throws(ArchiveError) in
            try await writer.callMark(pbx: pbx, since: earlier)
        }
        self.mark = mark
        var count = await events.eventCount
        if newCalls > 0, watch.heardNothing(eventCount: count) {
            try await Task.sleep(for: Self.settling)
            count = await events.eventCount
        }
        let connection = session.liveConnection
        let look = DeafnessWatch.Look(
            connection: connection == connectionBefore ? connection : nil,
            eventCount: count,
            newCallCount: newCalls
        )
        switch watch.look(look, now: .now) {
        case .nothing:
            break
        case .resubscribe:
            logger.warning("connected, but deaf: subscribing again", metadata: ["calls": "\(newCalls)"])
            try await events.noteDeafness()
            session.resubscribe()
        case .reconnect:
            logger.warning("still deaf: connecting again", metadata: ["calls": "\(newCalls)"])
            try await events.noteDeafness()
            session.reconnect(because: Self.deaf)
        }
    }

    private static let deaf = PBXError(
        .deaf,
        "The PBX answers heartbeats, but sends no events of calls that took place; connecting again."
    )
}
