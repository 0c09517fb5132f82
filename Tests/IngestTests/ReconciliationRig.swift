import ArchiveStore
import CallModel
import EventMapper
import Foundation
import GRDB
import Logging
import PBXSimulator
import Synchronization
import TestSupport
import YeastarClient

@testable import Ingest

/// A history feed with its writer, in front of a simulated PBX and without its events.
struct ReconciliationRig: Sendable {
    let simulator: PBXSimulator
    let archive: String
    var historyDays: Int?
    var windowLimit = 10_000
    var pageSize = 1_000

    /// Runs a test in front of a PBX of its own.
    static func run(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        historyDays: Int? = nil,
        windowLimit: Int = 10_000,
        _ body: @escaping @Sendable (PBXSimulator, ReconciliationRig) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        try await PBXSimulator.withRunning(configuration) { simulator in
            let rig = ReconciliationRig(
                simulator: simulator,
                archive: folder.path("calls.sqlite"),
                historyDays: historyDays,
                windowLimit: windowLimit
            )
            try await body(simulator, rig)
        }
    }

    /// One life of the archiver: what is in its hands when it ends before its time is lost, as by a crash.
    struct Life: Sendable {
        let writer: ArchiveWriter
        let inbox: Inbox
        let feed: HistoryFeed
        let pbx: Int64
        let connection: Int64

        /// Hands in a frame as if the socket had brought it.
        func deliver(_ text: String, sequence: Int64, milliseconds: Int64) async throws {
            let bytes = Array(text.utf8)
            let arrival = Arrival(
                pbx: pbx,
                origin: .event,
                connection: connection,
                sequence: sequence,
                receivedMilliseconds: milliseconds,
                bytes: bytes,
                meaning: EventMapper.map(event: bytes)
            )
            try await inbox.put(.arrival(arrival))
        }
    }

    /// Runs an archiver for the time of `body`; a clean one writes what waits, a crash throws it away.
    func live(crashes: Bool = false, _ body: @Sendable (Life) async throws -> Void) async throws {
        let writer = try ArchiveWriter(path: archive)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = try PBXClient(
            try TestIngester.settings(simulator, archive: archive).connection,
            logger: logger
        )
        let inbox = Inbox()
        let pbx = try await writer.pbx(named: "test", timeZone: nil)
        var feed = HistoryFeed(pbx: pbx, client: client, inbox: inbox, historyDays: historyDays, logger: logger)
        feed.windowLimit = windowLimit
        feed.pageSize = pageSize
        let connection = try await writer.openConnection(pbx: pbx, milliseconds: Clock.milliseconds)
        let life = Life(writer: writer, inbox: inbox, feed: feed, pbx: pbx, connection: connection)
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: IngestCounters(), logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await loop.run() }
            do {
                try await body(life)
            } catch {
                inbox.finish()
                await client.close()
                throw error
            }
            if crashes { inbox.fail(ArchiveError(.other, "crashed")) }
            inbox.finish()
            await client.close()
        }
    }

    /// One reading of what is due, in a life of its own.
    func reconcile() async throws -> HistoryFeed.Reading {
        let reading = Mutex(HistoryFeed.Reading())
        try await live { life in
            let result = try await life.feed.reconcile()
            reading.withLock { $0 = result }
        }
        return reading.withLock { $0 }
    }

    func rows(_ sql: String) throws -> [String] {
        try ArchiveReader(path: archive).read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "-" : "\($0.storage.value ?? "-")" }.joined(separator: "|")
            }
        }
    }

    /// How often the simulated PBX was asked for a page of its history.
    var searches: Int { simulator.statistics.requests["cdr/search"] ?? 0 }
}
