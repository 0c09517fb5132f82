import ArchiveStore
import CallModel
import YeastarProtocol

/// Divides time into the PBX's own days, and counts legs by them.
struct LocalDays {
    private static let daySeconds: Int64 = 86_400

    private let clock: PBXClock
    /// By days since 1970 on the PBX's clock.
    private var counts: [Int64: DayTally] = [:]
    /// The start of the row that was counted last.
    private var latestStart: Int64?
    /// How many rows came before it that tell no start.
    private var unplaced = 0

    init(clock: PBXClock) { self.clock = clock }

    /// The days that legs were counted on.
    var tallies: [DayTally] { Array(counts.values) }

    /// Counts one leg.
    mutating func count(_ cdr: CDR) {
        guard let start = cdr.startSeconds, let (day, offset) = day(of: cdr) else { return }
        count(start, day, offset)
    }

    /// Counts a row that can't be mapped, which the PBX counts too: one that does not even tell its start stands beside
    /// its neighbour, as the PBX sorts them.
    mutating func count(unread row: [UInt8]) {
        let start = CallStart.seconds(row: row).map(Int64.init)
        if let start = start ?? latestStart { count(at: start) } else { unplaced += 1 }
    }

    /// Counts the rows that tell no start and have no neighbour, with some that never came.
    mutating func countUnplaced(_ others: Int, at start: Int64) {
        unplaced += others
        guard unplaced > 0 else { return }
        unplaced -= 1
        count(at: start)
    }

    private mutating func count(at start: Int64) {
        guard let offset = offset(at: start) else {
            unplaced += 1
            return
        }
        count(start, (start + offset).floorDivided(by: Self.daySeconds), offset)
    }

    private mutating func count(_ start: Int64, _ day: Int64, _ offset: Int64) {
        add(DayTally(day: day, legs: 1 + unplaced, first: start, last: start, firstOffset: offset, lastOffset: offset))
        unplaced = 0
        latestStart = start
    }

    /// Takes back one leg that was counted twice.
    mutating func uncount(_ cdr: CDR) {
        guard let (day, _) = day(of: cdr) else { return }
        counts[day]?.legs -= 1
    }

    /// Adds legs that were counted elsewhere.
    mutating func add(_ tally: DayTally) {
        guard counts[tally.day]?.add(tally) == nil else { return }
        counts[tally.day] = tally
    }

    private func day(of cdr: CDR) -> (day: Int64, offset: Int64)? {
        guard let start = cdr.startSeconds,
            let offset = cdr.startLocalSeconds.map({ $0 - start }) ?? offset(at: start)
        else { return nil }
        return ((start + offset).floorDivided(by: Self.daySeconds), offset)
    }

    /// The first moment that a leg was counted for.
    var firstSeconds: Int64? { counts.values.map(\.first).min() }

    /// All days from the one that holds a moment to the one that holds another, and later ones on which legs were
    /// counted; with the legs counted on each.
    func days(from: Int64, to: Int64) -> [(day: LocalDay, pbxLegs: Int)] {
        guard let fromOffset = offset(at: from), let toOffset = offset(at: to), from <= to else { return [] }
        let first = (from + fromOffset).floorDivided(by: Self.daySeconds)
        let last = (to + toOffset).floorDivided(by: Self.daySeconds)
        return (Array(first...max(first, last)) + counts.keys.filter { $0 > last }.sorted()).compactMap { day in
            // One day ends where the next begins, or a leg near midnight would count on none or on both.
            guard let start = midnight(day), let end = midnight(day + 1) else { return nil }
            return (LocalDay(date: Self.text(day), startSeconds: start, endSeconds: end), counts[day]?.legs ?? 0)
        }
    }

    /// The first instant of the day that holds a moment; `nil` when the PBX's offset is not known.
    func startOfDay(_ seconds: Int64) -> Int64? {
        offset(at: seconds).flatMap { midnight((seconds + $0).floorDivided(by: Self.daySeconds)) }
    }

    private func offset(at seconds: Int64) -> Int64? {
        (clock.zoneOffset(at: seconds) ?? clock.observedOffset(at: seconds)).map(Int64.init)
    }

    /// The first instant of a day.
    ///
    /// Without a zone the legs around it tell the offset: clocks change after midnight, so that the last leg before it is
    /// the better witness.
    private func midnight(_ day: Int64) -> Int64? {
        let local = day * Self.daySeconds
        let known = counts[day - 1]?.lastOffset ?? counts[day]?.firstOffset
        guard let guess = offset(at: local) ?? known else { return nil }
        // Twice, because the offset that counts is the one at midnight, not the one at midnight UTC.
        guard let offset = clock.zoneOffset(at: local - guess).map(Int64.init) ?? known ?? offset(at: local - guess)
        else { return nil }
        return local - offset
    }

    private static func text(_ day: Int64) -> String {
        let date = CivilDateTime(secondsAsIfUTC: Int(day * daySeconds))
        return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}
