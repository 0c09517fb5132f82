import ArchiveStore
import CallColumns
import GRDB
import Logging
import TestSupport
import Testing

@testable import Ingest

@Suite("Columns for reports, kept complete", .timeLimit(.minutes(4)))
struct CallBlockKeeperTests {
    @Test func `every full block is made between what the feeds bring, and made again when it was dropped`()
        async throws
    {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        let writer = try ArchiveWriter(path: path)
        _ = try await writer.pbx(named: "paris", timeZone: nil)
        var configuration = Configuration()
        // The keeper writes, too.
        configuration.busyMode = .timeout(30)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try await queue.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)
                    INSERT INTO call (id, pbx, call_id, state, started_at) SELECT id, 1, id, 'ended', 1780000000 + id FROM n
                    """,
                arguments: [3 * CallBlock.size]
            )
        }
        let blocks: @Sendable () throws -> [Int64] = {
            try queue.read { try Int64.fetchAll($0, sql: "SELECT block FROM call_block ORDER BY block") }
        }
        let inbox = Inbox()
        let loop = WriterLoop(writer: writer, inbox: inbox, counters: IngestCounters(), logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await loop.run() }
            let keeper = Task { await CallBlockKeeper(inbox: inbox, interval: .milliseconds(5), pause: .zero).run() }
            #expect(try await Condition.wait { try blocks() == [0, 1, 2] })
            try await queue.write { try $0.execute(sql: "UPDATE call SET outcome = 'busy' WHERE id = 5000") }
            #expect(try await Condition.wait { try blocks() == [0, 1, 2] })
            keeper.cancel()
            await keeper.value
            inbox.finish()
            try await group.waitForAll()
        }
    }
}
