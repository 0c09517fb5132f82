import GRDB
import Testing

@testable import ArchiveStore

@Suite("Gaps")
struct GapTests {
    private static let gaps = """
        SELECT began_ms - \(Wire.start * 1000), ended_ms - \(Wire.start * 1000), reason, repair FROM gap ORDER BY id
        """

    private func ms(_ seconds: Double) -> Int64 { Wire.milliseconds(seconds) }

    /// A connection that is subscribed.
    private func subscribe(_ archive: TestArchive, _ seconds: Double) async throws -> Int64 {
        let row = try await archive.writer.openConnection(pbx: archive.pbx, milliseconds: ms(seconds - 0.5))
        try await archive.writer.subscribed(connection: row, topics: [30011, 30012], milliseconds: ms(seconds))
        return row
    }

    private func close(_ archive: TestArchive, _ row: Int64, _ seconds: Double, _ reason: String) async throws {
        try await archive.writer.closed(connection: row, milliseconds: ms(seconds), reason: reason, heartbeats: 3)
    }

    private func alive(_ archive: TestArchive, _ row: Int64, _ seconds: Double) async throws {
        _ = try await archive.writer.commit([.alive(connection: row, milliseconds: ms(seconds), heartbeats: 0)])
    }

    @Test func `there is none before the first subscription`() async throws {
        let archive = try await TestArchive()
        try await archive.writer.beginFeed(pbx: archive.pbx)
        let row = try await archive.writer.openConnection(pbx: archive.pbx, milliseconds: ms(0))
        try await close(archive, row, 5, "refused")
        try await archive.writer.beginFeed(pbx: archive.pbx)
        _ = try await subscribe(archive, 10)
        #expect(try archive.rows(Self.gaps) == [])
    }

    @Test func `one begins at the last sign of life and ends at the next acknowledgement`() async throws {
        let archive = try await TestArchive()
        let first = try await subscribe(archive, 0)
        try await alive(archive, first, 30)
        try await close(archive, first, 75, "no answer to heartbeats")
        #expect(try archive.rows(Self.gaps) == ["30000|-|no answer to heartbeats|pending"])
        // A connection that is refused neither ends it nor begins another one.
        let refused = try await archive.writer.openConnection(pbx: archive.pbx, milliseconds: ms(80))
        try await close(archive, refused, 81, "subscription refused")
        #expect(try archive.rows(Self.gaps) == ["30000|-|no answer to heartbeats|pending"])
        _ = try await subscribe(archive, 90.25)
        #expect(try archive.rows(Self.gaps) == ["30000|90250|no answer to heartbeats|pending"])
    }

    @Test func `a frame is a sign of life`() async throws {
        let archive = try await TestArchive()
        let row = try await subscribe(archive, 0)
        try await archive.commit(archive.event(Wire.CDR().event, 21, connection: row))
        try await close(archive, row, 22, "closed by the PBX")
        #expect(try archive.rows(Self.gaps) == ["21000|-|closed by the PBX|pending"])
        #expect(try archive.rows("SELECT last_event_ms - \(ms(0)), heartbeats FROM connection") == ["21000|3"])
    }

    @Test("an archiver that was away leaves one", arguments: [true, false])
    func archiverAway(wasKilled: Bool) async throws {
        let archive = try await TestArchive()
        try await archive.writer.beginFeed(pbx: archive.pbx)
        let row = try await subscribe(archive, 0)
        try await alive(archive, row, 40)
        if !wasKilled { try await close(archive, row, 42, "archiver stopped") }
        try await archive.writer.beginFeed(pbx: archive.pbx)
        _ = try await subscribe(archive, 100)
        let reason = wasKilled ? "archiver killed" : "archiver stopped"
        #expect(try archive.rows(Self.gaps) == ["40000|100000|\(reason)|pending"])
        #expect(
            try archive.rows("SELECT reason, closed_ms - \(ms(0)) FROM connection WHERE id = \(row)")
                == ["\(reason)|\(wasKilled ? 40000 : 42000)"]
        )
    }

    @Test func `a hand-over leaves none`() async throws {
        let archive = try await TestArchive()
        let first = try await subscribe(archive, 0)
        let second = try await subscribe(archive, 50)
        try await close(archive, first, 51, "handed over")
        #expect(try archive.rows(Self.gaps) == [])
        try await close(archive, second, 60, "closed by the PBX")
        #expect(try archive.rows("SELECT count(*) FROM gap") == ["1"])
    }

    @Test func `a gap shorter than a second is a row, and one PBX's gap is no other's`() async throws {
        let archive = try await TestArchive()
        let first = try await subscribe(archive, 0)
        let other = try await archive.writer.pbx(named: "other", timeZone: nil)
        let its = try await archive.writer.openConnection(pbx: other, milliseconds: ms(0))
        try await archive.writer.subscribed(connection: its, topics: [30011], milliseconds: ms(0))
        try await close(archive, first, 0.1, "reset")
        _ = try await subscribe(archive, 0.9)
        #expect(try archive.rows("SELECT pbx, ended_ms - began_ms FROM gaps") == ["test|900"])
    }

    @Test func `only a reading that began after its end and reaches back far enough repairs it`() async throws {
        let archive = try await TestArchive()
        let row = try await subscribe(archive, 0)
        try await alive(archive, row, 10)
        try await close(archive, row, 12, "reset")
        let pbx = archive.pbx
        let writer = archive.writer
        func repair(began: Double, from: Int64?) async throws -> Int {
            try await writer.repairGaps(pbx: pbx, runBegan: ms(began), from: from, overlap: 3600)
        }
        #expect(try await repair(began: 50, from: nil) == 0, "still open")
        _ = try await subscribe(archive, 60)
        #expect(try await repair(began: 59, from: nil) == 0, "began within the gap")
        #expect(try await repair(began: 61, from: Wire.start - 3000) == 0, "a longer call may have begun before")
        #expect(try await archive.writer.historyProgress(pbx: pbx, days: nil, now: 0).oldestGap == Wire.start + 10)
        // Two calls of the gap that only history knows, one that it also told by event, and one of another time.
        try await archive.commit(
            archive.row(Wire.CDR(call: -5, id: "1").row, 70),
            archive.row(Wire.CDR(call: 30, id: "2").row, 70),
            archive.row(Wire.CDR(call: 20, id: "3").row, 70),
            archive.event(Wire.CDR(call: 20).event, 65),
            archive.row(Wire.CDR(call: 65, id: "4").row, 90),
            archive.row(Wire.CDR(call: -500, id: "5").row, 90)
        )
        #expect(try await repair(began: 61, from: Wire.start + 10 - 3600) == 1)
        #expect(try archive.rows("SELECT repair, legs_recovered, ringing_lost FROM gaps") == ["repaired|2|1"])
        #expect(try await archive.writer.historyProgress(pbx: pbx, days: nil, now: 0).oldestGap == nil)
        #expect(try await repair(began: 99, from: nil) == 0)
    }

    @Test func `what keeps a PBX from being connected is noted once, and begins no gap`() async throws {
        let archive = try await TestArchive()
        for (second, reason) in [(1.0, GapReason.certificate), (2, .certificate), (3, .network), (4, .network)] {
            try await archive.writer.attemptFailed(
                pbx: archive.pbx,
                milliseconds: Wire.milliseconds(second),
                reason: reason
            )
        }
        #expect(
            try archive.rows("SELECT reason, opened_ms - \(Wire.milliseconds(0)), closed_ms IS NULL FROM connection")
                == ["certificate|1000|0", "network|3000|0"]
        )
        try await archive.writer.beginFeed(pbx: archive.pbx)
        #expect(try archive.rows("SELECT * FROM gap") == [])
    }
}
