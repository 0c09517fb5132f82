import CallModel
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

    /// A link lost, a wrong one, and one that nothing proves; of calls that are too far apart to be looked at together.
    @Test(
        "finds and mends links between calls that are far apart",
        arguments: [
            ("UPDATE call SET linked_call = NULL, rule_version = 0 WHERE linked_call IS NOT NULL", 2),
            ("UPDATE call SET linked_call = NULL WHERE linked_call IS NOT NULL", 2),
            ("UPDATE call SET linked_call = 30 WHERE linked_call IS NOT NULL", 2),
            ("UPDATE call SET linked_call = 450 WHERE id = 30", 1),
        ]
    )
    func mendsLinks(damage: String, count: Int) async throws {
        let archive = try await TestArchive()
        try await archive.writer.execute("PRAGMA synchronous = OFF")
        let frames = LinkTests.frames().map { archive.event($0.text, $0.seconds) }
        let main = frames.filter { $0.meaning.callID == Wire.callID(0) }
        let others = (100..<600).map { index in
            archive.event(Wire.CDR(call: Int64(index * 10)).event, Double(index * 10))
        }
        let consultation = frames.filter { $0.meaning.callID != Wire.callID(0) }
        _ = try await archive.writer.commit((main + others + consultation).map(ArchiveEntry.arrival))
        let links = try archive.rows("SELECT id, linked_call FROM calls WHERE linked_call IS NOT NULL ORDER BY id")
        #expect(links == ["1|502", "502|1"])
        #expect(try await Reprocessor(path: archive.path).run().isEmpty)

        try await archive.writer.execute(damage)
        let found = try await Reprocessor(path: archive.path).run()
        #expect(found.columns.map { "\($0.view).\($0.column) \($0.count)" } == ["calls.linked_call \(count)"])
        #expect(found.changedCalls == count)
        #expect(try await Reprocessor(path: archive.path, writer: archive.writer).run() == found)
        #expect(
            try archive.rows("SELECT id, linked_call FROM calls WHERE linked_call IS NOT NULL ORDER BY id") == links
        )
        #expect(try await Reprocessor(path: archive.path).run().isEmpty)
    }

    @Test func `a link whose proof is lost with the facts is kept`() async throws {
        let archive = try await TestArchive()
        for frame in LinkTests.frames() { try await archive.commit(archive.event(frame.text, frame.seconds)) }
        let links = try archive.rows("SELECT id, linked_call FROM calls ORDER BY id")
        try await archive.writer.execute("DELETE FROM member_state WHERE report = 1")
        let found = try await Reprocessor(path: archive.path).run()
        #expect((found.callsWithOtherFacts, found.samplesOfOtherFacts) == (1, [1]))
        #expect(found.columns == [])
        #expect(try await Reprocessor(path: archive.path, writer: archive.writer).run() == found)
        #expect(try archive.rows("SELECT id, linked_call FROM calls ORDER BY id") == links)
    }

    @Test func `compares the sums of days that are months apart`() async throws {
        let archive = try await TestArchive()
        // Sums of no calls at all.
        for day in ["2026-02-25", "2026-02-26", "2026-03-27", "2026-03-28", "2026-09-13", "2031-01-01"] {
            try await archive.writer.execute(
                "INSERT INTO call_hour VALUES (\(archive.pbx), '\(day)', 6, 0, 'inbound', 'busy', 1, 0, 0, 0, 0, 0)"
            )
        }
        let found = try await Reprocessor(path: archive.path, writer: archive.writer).run()
        #expect(found.wrongHours == 6)
        #expect(try HourTests.differences(archive) == [])
    }

    @Test func `a failure counts once for all calls that it befalls`() async throws {
        let archive = try await Self.makeArchive()
        // Frames that are taken away while the calls are made anew.
        let repairs = (1...3).map { id in
            CallRepair(
                call: CallTable.Key(id: id, pbx: archive.pbx, callID: Wire.callID((id - 1) * 10)),
                frames: [999_999]
            )
        }
        #expect(try await Set(archive.writer.rebuild(repairs)).count == 1)
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
