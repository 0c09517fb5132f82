import ArchiveStore
import CallModel
import Foundation
import Testing

@testable import Ingest

@Suite("The PBX's own days")
struct LocalDaysTests {
    private static func lines(_ days: [(day: LocalDay, pbxLegs: Int)]) -> [String] {
        days.map { "\($0.day.date) \(($0.day.endSeconds - $0.day.startSeconds) / 3600) h \($0.pbxLegs)" }
    }

    /// A leg that the PBX wrote down; its local text is `offset` hours ahead of UTC.
    private static func leg(_ seconds: Int64, offset: Int64?) -> CDR {
        var cdr = CDR(origin: .history, callID: "1")
        cdr.startSeconds = seconds
        cdr.startLocalSeconds = offset.map { seconds + $0 * 3600 }
        return cdr
    }

    /// 2026-03-28 23:00 UTC: midnight in Paris before the day with 23 hours.
    private static let spring: Int64 = 1_774_738_800
    /// 2026-10-24 22:00 UTC: midnight in Paris before the day with 25 hours.
    private static let autumn: Int64 = 1_792_879_200

    @Test func `have 23 and 25 hours when the clocks change`() {
        var days = LocalDays(clock: PBXClock(zone: TimeZone(identifier: "Europe/Paris")))
        days.count(Self.leg(Self.spring, offset: 1))
        days.count(Self.leg(Self.spring + 23 * 3600 - 1, offset: 2))
        days.count(Self.leg(Self.spring + 23 * 3600, offset: 2))
        #expect(
            Self.lines(days.days(from: Self.spring - 1, to: Self.spring + 23 * 3600))
                == ["2026-03-28 24 h 0", "2026-03-29 23 h 2", "2026-03-30 24 h 1"]
        )
        #expect(
            Self.lines(days.days(from: Self.autumn, to: Self.autumn + 25 * 3600))
                == ["2026-10-25 25 h 0", "2026-10-26 24 h 0"]
        )
        #expect(days.startOfDay(Self.spring + 23 * 3600 - 1) == Self.spring)
        #expect(days.startOfDay(Self.spring + 23 * 3600) == Self.spring + 23 * 3600)
        #expect(days.startOfDay(Self.autumn + 25 * 3600 - 1) == Self.autumn)
    }

    @Test func `follow the offset that the PBX's clock showed`() {
        let clock = PBXClock(observations: [.init(seconds: 0, utcOffsetSeconds: 5 * 3600 + 1800)])
        let days = LocalDays(clock: clock)
        #expect(days.startOfDay(1_772_000_000) == 1_771_957_800)
        #expect(Self.lines(days.days(from: 1_772_000_000, to: 1_772_000_000)) == ["2026-02-25 24 h 0"])
    }

    @Test func `follow the rows where nothing else tells`() {
        var days = LocalDays(clock: PBXClock(observations: [.init(seconds: 0, utcOffsetSeconds: 3600)]))
        // The rows themselves say that the clock was two hours ahead in summer.
        days.count(Self.leg(1_782_856_800, offset: 2))
        days.count(Self.leg(1_782_856_800 - 1, offset: 2))
        let found = days.days(from: 1_782_856_800 - 7200, to: 1_782_856_800 + 7200)
        #expect(found.map(\.pbxLegs) == [1, 1])
        #expect(found.map(\.day.date) == ["2026-06-30", "2026-07-01"])
        #expect(days.firstSeconds == 1_782_856_799)
    }

    @Test func `are none without any offset`() {
        var days = LocalDays(clock: PBXClock())
        days.count(Self.leg(1_772_000_000, offset: nil))
        #expect(days.days(from: 1_772_000_000, to: 1_772_100_000).isEmpty)
        #expect(days.startOfDay(1_772_000_000) == nil)
        #expect(days.firstSeconds == nil)
    }

    @Test func `before 1970 and backwards are no days that crash`() {
        let days = LocalDays(clock: PBXClock(observations: [.init(seconds: 0, utcOffsetSeconds: -3600)]))
        #expect(Self.lines(days.days(from: 0, to: 0)) == ["1969-12-31 24 h 0"])
        #expect(days.days(from: 10, to: 0).isEmpty)
    }

    @Test func `count a row that can't be mapped at its own time, else beside its neighbour`() {
        func row(_ text: String) -> [UInt8] { Array(text.utf8) }
        var days = LocalDays(clock: PBXClock(zone: TimeZone(identifier: "Europe/Paris")))
        days.count(unread: row("no JSON"))
        days.count(Self.leg(Self.autumn, offset: 2))
        days.count(unread: row(#"{"new_id":"x"}"#))
        days.count(unread: row(#"{"timestamp":\#(Self.autumn - 1)}"#))
        days.count(unread: row("{}"))
        days.countUnplaced(0, at: 0)
        #expect(
            Self.lines(days.days(from: Self.autumn - 1, to: Self.autumn)) == ["2026-10-24 24 h 2", "2026-10-25 25 h 3"]
        )
        var alone = LocalDays(clock: PBXClock(zone: TimeZone(identifier: "Europe/Paris")))
        alone.count(unread: row("{}"))
        alone.count(unread: row("{}"))
        alone.countUnplaced(0, at: Self.autumn)
        #expect(Self.lines(alone.days(from: Self.autumn, to: Self.autumn)) == ["2026-10-25 25 h 2"])
    }
}
