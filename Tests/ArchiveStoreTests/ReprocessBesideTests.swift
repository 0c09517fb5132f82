import Foundation
import GRDB
import Synchronization
import Testing

@testable import ArchiveStore

/// Reprocessing a file that is more than one chunk, that others write to, or that is left half-way.
@Suite("Reprocessing beside others")
struct ReprocessBesideTests {
    private static let calls = 600

    /// Calls with a leg each, all of them spoilt.
    private static func makeArchive() async throws -> TestArchive {
        let archive = try await TestArchive()
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        let entries = (0..<calls).flatMap { index in
            let (call, at) = (Int64(index * 10), Double(index * 10))
            return [
                archive.event(Wire.states(call: call, Wire.line("ALERT"), Wire.phone("2041", "RING")), at),
                archive.event(Wire.CDR(call: call).event, at + 9),
            ].map(ArchiveEntry.arrival)
        }
        _ = try await archive.writer.commit(entries)
        try await archive.writer.execute(
            """
            UPDATE call SET outcome = 'busy'; UPDATE leg SET callee = 'nobody'; DELETE FROM offer;
            DELETE FROM member_state WHERE call % 2 = 0;
            """
        )
        return archive
    }

    private static func ids(_ archive: TestArchive) throws -> [String] {
        try archive.rows("SELECT id, call_id FROM call WHERE id <= \(calls)")
            + archive.rows("SELECT id, call FROM leg WHERE id <= \(calls)")
    }

    private static func check(_ archive: TestArchive) async throws {
        let left = try await Reprocessor(path: archive.path).run()
        #expect(left.isEmpty, "\(left)")
        #expect(try archive.value("SELECT count(*) FROM calls WHERE outcome = 'busy'") == "0")
        #expect(try HourTests.differences(archive) == [])
        #expect(try archive.rows("PRAGMA integrity_check") == ["ok"])
        #expect(try archive.rows("PRAGMA foreign_key_check") == [])
    }

    @Test func `a writer goes on meanwhile`() async throws {
        let archive = try await Self.makeArchive()
        let ids = try Self.ids(archive)
        let second = try ArchiveWriter(path: archive.path)
        try await second.execute("PRAGMA synchronous = OFF")
        async let found = Reprocessor(path: archive.path, writer: second).run()
        // New calls, and more of those that are there.
        for index in 0..<40 {
            let new = Wire.CDR(call: Int64(100_000 + index * 10))
            let known = Wire.CDR(call: Int64(index * 10))
            try await archive.commit(archive.event(new.event, 100_000), archive.row(known.row, 100_001))
        }
        #expect(try await found.changedCalls >= Self.calls - 40)
        #expect(try Self.ids(archive) == ids)
        #expect(try archive.value("SELECT count(*) FROM calls") == "\(Self.calls + 40)")
        try await Self.check(archive)
    }

    @Test func `stopped half-way, it goes on the next time`() async throws {
        let archive = try await Self.makeArchive()
        let ids = try Self.ids(archive)
        let found = try await withThrowingTaskGroup(of: ReprocessDifference.self) { group in
            let stop = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
            let reprocessor = try Reprocessor(path: archive.path, writer: archive.writer) { progress in
                if case .calls = progress { stop.continuation.yield() }
            }
            group.addTask { try await reprocessor.run() }
            for await _ in stop.stream { break }
            group.cancelAll()
            return try await group.next()
        }
        if found?.isPartial == true { #expect(found?.calls ?? 0 < Self.calls) }
        _ = try await Reprocessor(path: archive.path, writer: archive.writer).run()
        #expect(try Self.ids(archive) == ids)
        try await Self.check(archive)
    }

    @Test func `tells how far it has come`() async throws {
        let archive = try await Self.makeArchive()
        let seen = Mutex<[Reprocessor.Progress]>([])
        _ = try await Reprocessor(path: archive.path) { progress in seen.withLock { $0.append(progress) } }.run()
        let steps = seen.withLock { $0 }
        #expect(steps.contains(.frames(1_000, of: 1_200)))
        #expect(steps.last == .calls(600, of: 600))
    }
}
