import CallModel
import GRDB
import Logging
import Synchronization
import TestSupport
import Testing

@testable import ArchiveStore
@testable import Ingest

@Suite("The writer's loop", .timeLimit(.minutes(4)))
struct WriterLoopTests {
    private static func arrival(_ pbx: Int64, _ sequence: Int, padding: Int = 0) -> ArchiveEntry {
        .arrival(
            Arrival(
                pbx: pbx,
                origin: .event,
                sequence: Int64(sequence),
                receivedMilliseconds: Int64(sequence),
                bytes: Array("{\"number\":\(sequence)}".utf8) + Array(repeating: 0x20, count: padding),
                meaning: MappedFrame(status: .unmapped)
            )
        )
    }

    /// A writer's loop over a new archive while a closure runs.
    private func withLoop(
        _ body: @escaping @Sendable (Inbox, ArchiveWriter, Int64, RecordedLog) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let writer = try ArchiveWriter(path: folder.path("calls.sqlite"))
        let pbx = try await writer.pbx(named: "test", timeZone: nil)
        let inbox = Inbox()
        let log = RecordedLog()
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: IngestCounters(), logger: log.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            do {
                try await body(inbox, writer, pbx, log)
            } catch {
                inbox.finish()
                throw error
            }
            inbox.finish()
            try await group.waitForAll()
        }
    }

    @Test func `an action sees all that was put before it`() async throws {
        try await withLoop { inbox, _, pbx, _ in
            for round in 1...20 {
                for number in 0..<50 { try await inbox.put(Self.arrival(pbx, round * 100 + number)) }
                let count = try await inbox.perform { (writer) async throws(ArchiveError) in
                    try await writer.count("frame")
                }
                #expect(count == round * 50)
            }
        }
    }

    @Test func `commits what waits before it ends, in the order of its arrival`() async throws {
        let folder = try TemporaryFolder()
        let writer = try ArchiveWriter(path: folder.path("calls.sqlite"))
        let pbx = try await writer.pbx(named: "test", timeZone: nil)
        let inbox = Inbox()
        for number in 0..<1700 { try await inbox.put(Self.arrival(pbx, number)) }
        inbox.finish()
        let counters = IngestCounters()
        try await WriterLoop(writer: writer, inbox: inbox, counters: counters, logger: RecordedLog().logger).run()
        #expect(counters.outcome.stored == 1700)
        let sequences = try ArchiveReader(path: writer.path).read { db in
            try Int.fetchAll(db, sql: "SELECT sequence FROM frame ORDER BY id")
        }
        #expect(sequences == Array(0..<1700))
    }

    @Test func `a full disk stops it until there is room, and nothing is lost or doubled`() async throws {
        try await withLoop { inbox, writer, pbx, log in
            try await writer.limitPages(more: 30)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 0..<3000 { try await inbox.put(Self.arrival(pbx, number, padding: 2000)) }
                }
                let hasPaused = try await Condition.wait { log.messages.contains { $0.hasPrefix("reading pauses") } }
                #expect(hasPaused)
                try await writer.limitPages(more: 100_000)
                try await group.waitForAll()
            }
            let count = try await inbox.perform { (writer) async throws(ArchiveError) in
                try await writer.count("(SELECT DISTINCT sequence FROM frame)")
            }
            #expect(count == 3000)
            #expect(try await writer.count("frame") == 3000)
            #expect(log.messages.filter { $0.hasPrefix("reading pauses") }.count == 1)
            #expect(log.messages.contains("the archive takes data again"))
        }
    }

    @Test func `an archive that can't be written any more fails everybody who waits`() async throws {
        let folder = try TemporaryFolder()
        let writer = try ArchiveWriter(path: folder.path("calls.sqlite"))
        let inbox = Inbox()
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: IngestCounters(), logger: RecordedLog().logger)
        let gone = ArchiveError(.damaged, "gone")
        await withTaskGroup(of: ArchiveError.Code?.self) { group in
            // All of them are taken at once; the first one fails.
            for index in 0..<5 {
                group.addTask {
                    do throws(ArchiveError) {
                        try await inbox.perform { (_) async throws(ArchiveError) in throw gone }
                    } catch {
                        return error.code
                    }
                    return index == 0 ? .other : nil
                }
            }
            for _ in 0..<100 { await Task.yield() }
            let error = await #expect(throws: ArchiveError.self) { try await loop.run() }
            #expect(error?.code == .damaged)
            for await code in group { #expect(code == .damaged) }
        }
    }
}

/// A logger that keeps its messages.
final class RecordedLog: Sendable {
    private let lines = Mutex<[(level: Logger.Level, message: String)]>([])

    var messages: [String] { lines.withLock { $0.map(\.message) } }

    /// The levels at which a message came.
    func levels(of message: String) -> [Logger.Level] {
        lines.withLock { $0.filter { $0.message == message }.map(\.level) }
    }

    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: RecordedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.lines.withLock { $0.append((event.level, "\(event.message)")) } }
    }
}

extension ArchiveWriter {
    /// How many rows a table has.
    func count(_ table: String) throws(ArchiveError) -> Int {
        try transaction { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    /// Lets the file grow by so many pages and no further.
    func limitPages(more pages: Int) throws {
        try queue.inDatabase { db in
            let now = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(now + pages)")
        }
    }
}
