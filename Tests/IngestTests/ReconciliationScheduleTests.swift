import ArchiveStore
import CallModel
import Foundation
import Testing

@testable import Ingest

@Suite("The schedule of reconciliation")
struct ReconciliationScheduleTests {
    /// 2026-02-25 06:13:20 UTC; the PBX's day began at 2026-02-24 23:00 UTC.
    private static let now: Int64 = 1_772_000_000
    private static let midnight: Int64 = 1_771_974_000
    private static let day: Int64 = 86_400

    private static func schedule(days: Int? = nil) -> HistorySchedule {
        HistorySchedule(
            historyDays: days,
            days: LocalDays(clock: PBXClock(zone: TimeZone(secondsFromGMT: 3600)))
        )
    }

    private static func run(_ kind: HistoryRun.Kind, _ id: Int64 = 1, from: Int64? = nil, to: Int64) -> HistoryRun {
        HistoryRun(id: id, kind: kind, began: to * 1000, from: from, to: to)
    }

    @Test func `begins with everything, or with as many days as are asked for`() {
        let now = Self.now
        #expect(Self.schedule().steps(HistoryProgress(), now: now) == [.begin(.import, from: nil, to: now)])
        #expect(
            Self.schedule(days: 3).steps(HistoryProgress(), now: now)
                == [.begin(.import, from: now - 3 * Self.day, to: now)]
        )
    }

    @Test func `an interrupted import goes on after what is recent, from where it was frozen`() {
        var progress = HistoryProgress()
        let unfinished = Self.run(.import, to: Self.now - 5 * Self.day)
        progress.unfinished = unfinished
        #expect(
            Self.schedule().steps(progress, now: Self.now) == [
                .begin(.overlap, from: Self.midnight - 6 * Self.day, to: Self.now), .resume(unfinished),
            ]
        )
        progress.latest = Self.run(.overlap, 2, to: Self.now - 60)
        #expect(
            Self.schedule().steps(progress, now: Self.now).first
                == .begin(.overlap, from: Self.midnight - Self.day, to: Self.now)
        )
    }

    /// What was read last, the oldest gap, and the whole local day from which the next reading goes.
    @Test(
        arguments: [
            (Self.now - 600, nil, Self.midnight - Self.day),
            (Self.now - 600, Self.now - 300, Self.midnight - Self.day),
            (Self.now - 600, Self.now - 3 * Self.day, Self.midnight - 4 * Self.day),
            (Self.now - 10 * Self.day, nil, Self.midnight - 11 * Self.day),
            // The clock was put back since.
            (Self.now + 90 * Self.day, nil, Self.midnight - Self.day),
        ] as [(Int64, Int64?, Int64)]
    )
    func `reads a day more than what may have changed`(last: Int64, gap: Int64?, from: Int64) {
        var progress = HistoryProgress()
        progress.imported = Self.run(.import, to: last)
        progress.latest = progress.imported
        progress.latestWide = Self.run(.wide, to: Self.now - 60)
        progress.oldestGap = gap
        #expect(Self.schedule().steps(progress, now: Self.now) == [.begin(.overlap, from: from, to: Self.now)])
    }

    @Test func `reads the last weeks once a day, but nothing from before the import`() {
        var progress = HistoryProgress()
        progress.imported = Self.run(.import, to: Self.now - Self.day)
        progress.latest = Self.run(.overlap, 2, to: Self.now - 600)
        progress.latestWide = progress.imported
        #expect(
            Self.schedule().steps(progress, now: Self.now)
                == [.begin(.wide, from: Self.midnight - 31 * Self.day, to: Self.now)]
        )
        #expect(
            Self.schedule().steps(progress, now: Self.now - 1)
                == [.begin(.overlap, from: Self.midnight - Self.day, to: Self.now - 1)]
        )
        progress.latestWide = Self.run(.wide, 3, to: Self.now - 50 * Self.day)
        #expect(
            Self.schedule().steps(progress, now: Self.now)
                == [.begin(.wide, from: Self.midnight - 51 * Self.day, to: Self.now)]
        )
        progress.imported = Self.run(.import, from: Self.midnight - 3 * Self.day, to: Self.now - Self.day)
        #expect(
            Self.schedule(days: 2).steps(progress, now: Self.now)
                == [.begin(.wide, from: Self.midnight - 3 * Self.day, to: Self.now)]
        )
    }
}
