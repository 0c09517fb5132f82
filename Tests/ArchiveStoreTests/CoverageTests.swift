import GRDB
import Testing

@testable import ArchiveStore

@Suite("Coverage and status")
struct CoverageTests {
    /// 2026-02-25 on a clock one hour ahead of UTC.
    private static let day = LocalDay(
        date: "2026-02-25",
        startSeconds: 1_771_974_000,
        endSeconds: 1_771_974_000 + 86_400
    )
    private static let days = "SELECT local_date, pbx_legs, archive_legs, status FROM coverage"

    @Test func `a day is unproven, partial, complete, and then complete for good`() async throws {
        let archive = try await TestArchive()
        try await archive.writer.noteDays(pbx: archive.pbx, [Self.day])
        #expect(try archive.rows(Self.days) == ["2026-02-25|-|-|unproven"])
        try await archive.commit(archive.row(Wire.CDR(id: "1").row, 600))
        try await archive.writer.compareDays(pbx: archive.pbx, legs: [(Self.day, 2)], compared: 1)
        #expect(try archive.rows(Self.days) == ["2026-02-25|2|1|partial"])
        try await archive.commit(archive.row(Wire.CDR(call: 100, id: "2").row, 600))
        try await archive.writer.compareDays(pbx: archive.pbx, legs: [(Self.day, 2)], compared: 2)
        #expect(try archive.rows(Self.days) == ["2026-02-25|2|2|complete"])
        // The PBX cleans up.
        try await archive.writer.compareDays(pbx: archive.pbx, legs: [(Self.day, 0)], compared: 3)
        #expect(try archive.rows(Self.days) == ["2026-02-25|2|2|complete"])
        try await archive.writer.noteDays(pbx: archive.pbx, [Self.day])
        #expect(try archive.rows(Self.days) == ["2026-02-25|2|2|complete"])
    }

    @Test func `the figures of a complete day are true whatever comes later`() async throws {
        let archive = try await TestArchive()
        func compare(_ pbxLegs: Int) async throws -> [String] {
            try await archive.writer.compareDays(pbx: archive.pbx, legs: [(Self.day, pbxLegs)], compared: 1)
            return try archive.rows(Self.days)
        }
        try await archive.commit(archive.row(Wire.CDR(id: "1").row, 600))
        #expect(try await compare(1) == ["2026-02-25|1|1|complete"])
        // A late row, on both sides.
        try await archive.commit(archive.row(Wire.CDR(call: 100, id: "2").row, 600))
        #expect(try await compare(2) == ["2026-02-25|2|2|complete"])
        // The PBX removes one, and another one comes.
        try await archive.commit(archive.row(Wire.CDR(call: 200, id: "3").row, 600))
        #expect(try await compare(2) == ["2026-02-25|2|3|complete"])
        // Rows that the archive has not are no clean-up.
        #expect(try await compare(4) == ["2026-02-25|4|3|partial"])
        #expect(try await compare(2) == ["2026-02-25|2|3|partial"])
        #expect(try await compare(3) == ["2026-02-25|3|3|complete"])
    }

    @Test func `a leg belongs to the day in which it began`() async throws {
        let archive = try await TestArchive()
        let last = Self.day.endSeconds - Wire.start - 1
        try await archive.commit(
            archive.row(Wire.CDR(call: last, id: "1").row, 100_000),
            archive.row(Wire.CDR(call: last + 1, id: "2").row, 100_000)
        )
        try await archive.writer.compareDays(pbx: archive.pbx, legs: [(Self.day, 1)], compared: 1)
        #expect(try archive.rows(Self.days) == ["2026-02-25|1|1|complete"])
    }

    @Test func `seconds with and without a feed are counted within the day`() async throws {
        let archive = try await TestArchive()
        let writer = archive.writer
        try await writer.noteDays(pbx: archive.pbx, [Self.day])
        #expect(try archive.rows("SELECT connected_seconds, gap_seconds FROM coverage") == ["0|0"])
        let first = try await writer.openConnection(pbx: archive.pbx, milliseconds: Wire.milliseconds(0))
        try await writer.subscribed(connection: first, topics: [30011], milliseconds: Wire.milliseconds(0))
        _ = try await writer.commit([.alive(connection: first, milliseconds: Wire.milliseconds(100), heartbeats: 0)])
        try await writer.closed(
            connection: first,
            milliseconds: Wire.milliseconds(101),
            reason: "reset",
            heartbeats: 0
        )
        let second = try await writer.openConnection(pbx: archive.pbx, milliseconds: Wire.milliseconds(130))
        try await writer.subscribed(connection: second, topics: [30011], milliseconds: Wire.milliseconds(140))
        _ = try await writer.commit([.alive(connection: second, milliseconds: Wire.milliseconds(300), heartbeats: 0)])
        #expect(try archive.rows("SELECT connected_seconds, gap_seconds FROM coverage") == ["260|40"])
    }

    @Test(
        "the last day is read apart, so that what comes meanwhile shifts no row of what goes",
        arguments: [
            (nil, ["0|913599", "913600|1000000"]), (900_000, ["900000|913599", "913600|1000000"]),
            (913_600, ["913600|1000000"]), (999_999, ["999999|1000000"]), (1_000_001, []),
        ] as [(Int64?, [String])]
    )
    func windows(from: Int64?, expected: [String]) async throws {
        let archive = try await TestArchive()
        _ = try await archive.writer.beginHistoryRun(pbx: archive.pbx, began: 1, from: from, to: 1_000_000)
        #expect(
            try archive.rows("SELECT from_seconds, to_seconds FROM history_window ORDER BY from_seconds") == expected
        )
    }

    @Test func `history counts as imported when a complete reading reached back far enough`() async throws {
        let archive = try await TestArchive()
        let writer = archive.writer
        let pbx = archive.pbx
        func read(from: Int64?, isComplete: Bool, lead: Int64 = 0) async throws {
            let began = Wire.start * 1000
            let run = try await writer.beginHistoryRun(pbx: pbx, began: began, from: from, to: Wire.start + lead)
            try await writer.endHistoryRun(run, ended: 2, rowsRead: 0, isComplete: isComplete, note: nil)
        }
        try await read(from: nil, isComplete: false)
        #expect(try await writer.historyProgress(pbx: pbx, days: nil, now: 0).imported == nil)
        try await read(from: Wire.start - 2 * 86_400, isComplete: true)
        #expect(try await writer.historyProgress(pbx: pbx, days: nil, now: 0).imported == nil)
        #expect(try await writer.historyProgress(pbx: pbx, days: 3, now: 0).imported == nil)
        #expect(try await writer.historyProgress(pbx: pbx, days: 2, now: 0).imported != nil)
        // By our clock: that of a PBX which is years ahead does not make it reach further back.
        try await read(from: Wire.start - 2 * 86_400, isComplete: true, lead: 10_000_000)
        #expect(try await writer.historyProgress(pbx: pbx, days: 3, now: 0).imported == nil)
        try await read(from: nil, isComplete: true)
        #expect(try await writer.historyProgress(pbx: pbx, days: nil, now: 0).imported != nil)
        #expect(try await writer.historyProgress(pbx: pbx, days: 3, now: 0).imported != nil)
    }

    @Test func `the status tells of file, feeds and days`() async throws {
        let archive = try await TestArchive()
        let writer = archive.writer
        let reader = try ArchiveReader(path: archive.path)
        var lock: ArchiveLock? = try ArchiveLock(archive: archive.path)
        func feed(_ now: Int64) throws -> ArchiveStatus.Feed {
            try #require(try ArchiveStatus.read(reader, now: Wire.start + now).feeds.first)
        }
        #expect(try feed(0).state == "never")
        let row = try await writer.openConnection(pbx: archive.pbx, milliseconds: Wire.milliseconds(0))
        try await writer.subscribed(connection: row, topics: [30011], milliseconds: Wire.milliseconds(1))
        try await archive.commit(
            archive.information(Wire.information(at: 5), 5),
            archive.event(Wire.states(Wire.line("ALERT")), 10, connection: row),
            archive.event(Wire.event(30099, "{}"), 11, connection: row, sequence: 2),
            archive.event("no JSON", 12, connection: row, sequence: 3)
        )
        #expect(try feed(60).state == "live")
        #expect(try feed(80).state == "down")
        #expect(try ArchiveStatus.read(reader, now: 0).running)
        withExtendedLifetime(lock) {}
        // Killed: the next start would write the gap down.
        lock = nil
        #expect(try !ArchiveStatus.read(reader, now: 0).running)
        let killed = try feed(20)
        #expect((killed.state, killed.downSince, killed.downReason) == ("down", Wire.start + 12, "archiver killed"))
        #expect((killed.gaps, killed.gapsPending, killed.gapSeconds) == (1, 1, 8))
        try await writer.closed(connection: row, milliseconds: Wire.milliseconds(13), reason: "reset", heartbeats: 0)
        try await writer.noteDays(pbx: archive.pbx, [Self.day])
        let status = try ArchiveStatus.read(reader, now: Wire.start + 42)
        let down = try #require(status.feeds.first)
        #expect(down.state == "down")
        #expect((down.serial, down.model, down.firmware) == ("369F01", "P560", "37.1"))
        #expect(
            (down.subscribedAt, down.aliveAt, down.lastEventAt) == (Wire.start + 1, Wire.start + 12, Wire.start + 12)
        )
        #expect((down.gaps, down.gapsPending, down.gapSeconds, down.lastGapReason) == (1, 1, 30, "reset"))
        #expect((down.downSince, down.downReason) == (Wire.start + 12, "reset"))
        #expect((down.liveCalls, down.reconciledAt) == (1, nil))
        #expect((status.frames, status.calls, status.legs) == (4, 1, 0))
        #expect((status.unmapped, status.quarantined) == (1, 1))
        #expect((status.daysComplete, status.daysPartial, status.daysUnproven) == (0, 0, 1))
        #expect(status.file.bytes > 0)
    }
}
