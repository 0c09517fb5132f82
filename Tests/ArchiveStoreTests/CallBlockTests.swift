import ArchiveStore
import CallColumns
import CallModel
import GRDB
import TestSupport
import Testing

@Suite("Columns for reports, made by the writer")
struct CallBlockTests {
    /// An archive with one block's calls and some more.
    private static func archive(_ path: String) async throws -> ArchiveWriter {
        let writer = try ArchiveWriter(path: path)
        _ = try await writer.pbx(named: "paris", timeZone: nil)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)
                    INSERT INTO call (id, pbx, call_id, state, started_at, ended_at, outcome)
                    SELECT id, 1, '17800' || (10000 + id) || '.' || id, 'ended', 1780000000 + id, 1780000060 + id, 'answered' FROM n
                    """,
                arguments: [CallBlock.size + 100]
            )
        }
        return writer
    }

    private static func blocks(_ path: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM call_block") }
    }

    @Test func `a full block is made once, dropped by an event for one of its calls, and made again`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        let writer = try await Self.archive(path)
        #expect(try await writer.makeCallBlocks(atMost: 8) == 1)
        #expect(try await writer.makeCallBlocks(atMost: 8) == 0)
        #expect(try Self.blocks(path) == 1)

        let connection = try await writer.openConnection(pbx: 1, milliseconds: 1_780_100_000_000)
        var arrival = Arrival(
            pbx: 1,
            origin: .event,
            connection: connection,
            sequence: 1,
            receivedMilliseconds: 1_780_100_000_000,
            bytes: Array("{}".utf8),
            meaning: .init(status: .mapped)
        )
        arrival.meaning.facts = [.members(callID: "1780010007.7", [])]
        _ = try await writer.commit([.arrival(arrival)])
        #expect(try Self.blocks(path) == 0)
    }

    @Test func `a call after the last full block drops nothing`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("calls.sqlite")
        let writer = try await Self.archive(path)
        #expect(try await writer.makeCallBlocks(atMost: 8) == 1)
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            try db.execute(sql: "UPDATE call SET outcome = 'busy' WHERE id = ?", arguments: [CallBlock.size + 3])
        }
        #expect(try Self.blocks(path) == 1)
    }
}
