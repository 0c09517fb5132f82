import GRDB

/// A period as one PBX's clock has it, so far as it has passed.
struct PBXPeriod {
    struct Day: Hashable {
        let date: CivilDate
        /// Unix seconds; less than a whole day where the period begins or ends within it.
        let instants: Range<Int64>
    }

    let pbx: PBXRecord
    /// Oldest first; empty when the period lies in the future.
    let days: [Day]

    /// Unix seconds.
    var instants: Range<Int64> {
        guard let first = days.first, let last = days.last else { return 0..<0 }
        return first.instants.lowerBound..<last.instants.upperBound
    }

    init(_ period: ReportPeriod, of pbx: PBXRecord, now: Int64, in database: Database) throws {
        self.pbx = pbx
        func instant(of time: CivilTime) throws -> Int64 {
            if let zone = period.zone { return time.firstInstant(in: zone) }
            return time.seconds - (try pbx.offset(at: time, in: database))
        }
        var days: [Day] = []
        var time = period.from
        var start = try instant(of: time)
        while time < period.to, start < now {
            let date = time.date
            let next = min(CivilTime(startOf: date.adding(days: 1)), period.to)
            let end = try instant(of: next)
            if end > start { days.append(Day(date: date, instants: start..<min(end, now))) }
            (time, start) = (next, max(start, end))
        }
        self.days = days
    }

    /// Seconds that its clock was ahead of UTC at an instant.
    func offset(at instant: Int64?, in database: Database) throws -> Int64? {
        try instant.flatMap { try pbx.offset(at: $0, in: database) }
    }

    /// That of each PBX the request is for.
    static func all(in context: ReportContext) throws -> [Self] {
        try PBXRecord.all(named: context.request.filter.pbx, in: context.database).map {
            try Self(context.period, of: $0, now: context.request.now, in: context.database)
        }
    }
}

extension Sequence<PBXPeriod> {
    /// From the first beginning to the last end, in Unix seconds.
    var span: Range<Int64> {
        let ranges = map(\.instants).filter { !$0.isEmpty }
        guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else {
            return 0..<0
        }
        return first..<last
    }
}
