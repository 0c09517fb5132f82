import ArchiveStore
import Foundation
import GRDB
import Logging
import PBXSimulator
import TestSupport
import Testing
import YeastarClient
import YeastarProtocol

@testable import Ingest

/// What a session tells, written by a real writer.
@Suite("An event feed", .timeLimit(.minutes(4)))
struct EventFeedTests {
    private static let first = FeedConnection(pbx: "test", number: 1)
    private static let second = FeedConnection(pbx: "test", number: 2)
    private static let acknowledgement = #"{"errcode":0,"errmsg":"SUCCESS"}"#
    private static let hold =
        #"{"type":30011,"sn":"369F01","msg":"{\"call_id\":\"1771974000.1\",\"members\":[{\"extension\":{\"number\":\"1001\",\"channel_id\":\"PJSIP/1001-00000001\",\"member_status\":\"HOLD\",\"call_path\":\"\"}}]}"}"#

    /// Runs a feed over `events`, then returns the rows of a query.
    private static func rows(_ sql: String, after events: [FeedEvent]) async throws -> [String] {
        let folder = try TemporaryFolder()
        let archive = folder.path("calls.sqlite")
        try await PBXSimulator.withRunning { simulator in
            let rig = ReconciliationRig(simulator: simulator, archive: archive)
            try await rig.live { life in
                let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                let client = try PBXClient(
                    try TestIngester.settings(simulator, archive: archive).connection,
                    logger: logger
                )
                let feed = EventFeed(
                    pbx: life.pbx,
                    inbox: life.inbox,
                    host: HostWatch(),
                    client: client,
                    logger: logger
                ) {}
                for event in events { try await feed.handle(event) }
                await client.close()
            }
        }
        return try ArchiveReader(path: archive).read { db in try String.fetchAll(db, sql: sql) }
    }

    /// Frames of two sockets: the second one opens after so many, and is acknowledged in the end or never.
    private static func handOver(
        _ frames: [(connection: FeedConnection, text: String)],
        opensAfter count: Int,
        isAcknowledged: Bool
    ) -> [FeedEvent] {
        var sequences: [Int: Int64] = [:]
        func frame(_ connection: FeedConnection, _ text: String, at index: Int) -> FeedEvent {
            sequences[connection.number, default: 0] += 1
            return .frames(
                connection,
                sequence: sequences[connection.number] ?? 0,
                received: Date(timeIntervalSince1970: 1_771_974_010 + Double(index) / 10),
                [Array(text.utf8)]
            )
        }
        let now = Date(timeIntervalSince1970: 1_771_974_000)
        var events: [FeedEvent] = [
            .opened(first), frame(first, acknowledgement, at: 0), .subscribed(first, topics: [30_011], at: now),
        ]
        for (index, entry) in frames.enumerated() {
            if index == count { events.append(.opened(second)) }
            events.append(frame(entry.connection, entry.text, at: index))
        }
        if isAcknowledged { events.append(frame(second, acknowledgement, at: frames.count)) }
        return events
    }

    @Test(
        "takes a frame that both sockets bring for one",
        arguments: [true, false]
    )
    func duplicates(isAcknowledged: Bool) async throws {
        let statuses = try await Self.rows(
            "SELECT status FROM events WHERE type = 30011 ORDER BY id",
            after: Self.handOver(
                // Before the second socket opens; twice while it subscribes; and then both copies.
                [
                    (Self.first, Self.hold), (Self.first, Self.hold), (Self.first, Self.hold),
                    (Self.second, Self.hold), (Self.second, Self.hold), (Self.second, Self.hold),
                ],
                opensAfter: 1,
                isAcknowledged: isAcknowledged
            )
        )
        #expect(statuses == ["mapped", "mapped", "mapped", "duplicate", "duplicate", "mapped"])
    }

    @Test func `notes why a PBX can't be connected, once for each reason`() async throws {
        func waiting(_ code: PBXError.Code, _ attempt: Int) -> FeedEvent {
            .waiting(reason: PBXError(code, "It is so.").loss, seconds: 1, attempt: attempt)
        }
        let reasons = try await Self.rows(
            "SELECT reason FROM connections WHERE subscribed_at IS NULL AND reason IS NOT NULL ORDER BY id",
            after: [
                waiting(.certificate, 1), waiting(.certificate, 2), waiting(.timeout, 3),
                waiting(.connectionRefused, 4),
                waiting(.certificate, 5),
            ]
        )
        #expect(reasons == ["certificate", "network", "certificate"])
    }
}
