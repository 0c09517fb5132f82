import GRDB

/// What hours had, and what the same weekday and hour had in the weeks before.
struct HourNorms {
    static let weeksBefore = 8
    /// With fewer there is no norm.
    static let leastWeeks = 4
    /// From how far off an hour is told.
    static let threshold = 4.0

    /// Calls of one PBX in one local hour.
    struct Hour {
        /// Unix seconds of the beginning.
        var start: Int64
        var calls: Int64 = 0
        var outbound: Int64 = 0
    }

    /// How an hour compares with its norm.
    struct Verdict {
        let weeks: Int
        /// The median, doubled so that it is whole.
        let doubledNorm: Int64
        /// In units of the usual difference; negative: fewer calls than usual.
        let deviation: Double
    }

    private let hours: [Int64: Hour]
    /// Local seconds of the first day of which the archive has a call.
    private let firstDay: Int64

    init(_ hours: [Int64: Hour], firstDay: Int64) {
        self.hours = hours
        self.firstDay = firstDay
    }

    /// The hours of each PBX by local seconds, of the period and of what it is compared with.
    static func read(_ context: ReportContext) throws -> [String: Self] {
        var hours: [String: [Int64: Hour]] = [:]
        for period in compared(context.period) {
            let calls = HourlyCalls(period: period, request: context.request, database: context.database)
            try calls.visit { sum in
                var hour = hours[sum.pbx, default: [:]][sum.hour.seconds] ?? Hour(start: sum.start)
                hour.start = min(hour.start, sum.start)
                hour.calls += sum.calls
                if sum.direction == "outbound" { hour.outbound += sum.calls }
                hours[sum.pbx, default: [:]][sum.hour.seconds] = hour
            }
        }
        var norms: [String: Self] = [:]
        for pbx in try PBXRecord.all(named: context.request.filter.pbx, in: context.database) {
            guard let first = try CallTimes.first(pbx: pbx.name, in: context.database) else { continue }
            let local = context.period.zone.map { CivilTime(instant: first.instant, in: $0) } ?? first.local
            norms[pbx.name] = Self(hours[pbx.name] ?? [:], firstDay: CivilTime(startOf: local.date).seconds)
        }
        return norms
    }

    /// A period with the weeks before it, and the hour before the first of these.
    static func known(_ period: ReportPeriod) -> ReportPeriod {
        let first = period.from.seconds / 3600 * 3600 - 3600
        let start = CivilTime(seconds: first - Int64(weeksBefore) * 604_800)
        return ReportPeriod(from: start, to: period.to, zone: period.zone)
    }

    /// A period and the weeks before it; of a short one only the same hours of each week, and one more either way.
    static func compared(_ period: ReportPeriod) -> [ReportPeriod] {
        guard period.to.seconds - period.from.seconds <= 3 * 86_400 else { return [known(period)] }
        let (first, end) = (period.from.seconds / 3600 * 3600 - 3600, (period.to.seconds / 3600 + 2) * 3600)
        let weeks = (1...Int64(weeksBefore)).map { week in
            ReportPeriod(
                from: CivilTime(seconds: first - week * 604_800),
                to: CivilTime(seconds: end - week * 604_800),
                zone: period.zone
            )
        }
        return [period] + weeks
    }

    subscript(local: Int64) -> Hour? { hours[local] }

    /// The weeks before an hour in local seconds of which the archive knows.
    private func before(_ local: Int64) -> [Int64] {
        (1...Int64(Self.weeksBefore)).map { local - $0 * 604_800 }.filter { $0 >= firstDay }
    }

    /// How the calls of an hour compare; `nil` without a norm.
    func verdict(on local: Int64) -> Verdict? {
        let counts = before(local).map { hours[$0]?.calls ?? 0 }
        guard counts.count >= Self.leastWeeks else { return nil }
        let norm = Self.doubledMedian(counts)
        let spread = Self.doubledMedian(counts.map { abs(2 * $0 - norm) })
        // 1.4826 makes the median distance what a standard deviation would be; calls by chance differ by a square root.
        let unit = max(1.4826 * Double(spread) / 4, (Double(norm) / 2).squareRoot(), 1)
        let calls = hours[local]?.calls ?? 0
        return Verdict(
            weeks: counts.count,
            doubledNorm: norm,
            deviation: (Double(calls) - Double(norm) / 2) / unit
        )
    }

    /// Whether nobody called out around that hour in the weeks before; `nil` with too few of them.
    func isOddHour(_ local: Int64) -> Bool? {
        let weeks = before(local)
        guard weeks.count >= Self.leastWeeks else { return nil }
        return weeks.allSatisfy { week in
            [-3600, 0, 3600].allSatisfy { hours[week + $0]?.outbound ?? 0 == 0 }
        }
    }

    static func doubledMedian(_ values: [Int64]) -> Int64 {
        let sorted = values.sorted()
        guard let last = sorted.indices.last else { return 0 }
        return sorted[last / 2] + sorted[(last + 1) / 2]
    }
}
