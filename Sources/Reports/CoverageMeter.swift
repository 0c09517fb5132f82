import GRDB

/// Works out how complete the archive is for a period.
struct CoverageMeter {
    /// One PBX-local day of the period.
    struct Day {
        let date: CivilDate
        /// Unix seconds.
        let instants: Range<Int64>
        let isComplete: Bool
        let isCompared: Bool
    }

    /// In seconds: one on which the clock is put back, and a little more.
    private static let longestDay: Int64 = 93_600

    /// Proof of life is stored every five seconds; within three times that a feed counts as alive.
    private static let lifeSignSeconds: Int64 = 15

    let database: Database
    let period: ReportPeriod
    /// Unix seconds.
    let now: Int64

    func summary(of pbxs: [PBXRecord]) throws -> CoverageSummary {
        var summary = CoverageSummary()
        for pbx in pbxs {
            let whole = try pbx.instants(of: period, in: database)
            let passed = whole.clamped(to: Int64.min..<max(now, whole.lowerBound))
            let days = try days(of: pbx)
            summary.completeDays += days.count(where: \.isComplete)
            summary.partialDays += days.count { !$0.isComplete && $0.isCompared }
            summary.unprovenDays += days.count { !$0.isComplete && !$0.isCompared }
            try addGaps(of: pbx, in: whole, to: &summary)
            summary.periodSeconds += Int64(passed.count)
            let missing = try uncovered(pbx, in: passed)
            let proven = try days.filter(\.isComplete).map(\.instants) + imported(of: pbx, in: passed)
            summary.coveredSeconds += Int64(passed.count) - Intervals.seconds(of: missing, outside: proven)
            summary.quarantinedFrames += try quarantined(pbx, in: whole)
        }
        return summary
    }

    /// The days of the period up to now, oldest first, whether the ledger has them or not.
    func days(of pbx: PBXRecord) throws -> [Day] {
        let whole = try pbx.instants(of: period, in: database)
        let end = min(whole.upperBound, now + 1)
        guard whole.lowerBound < end else { return [] }
        // With those before and after, which tell where the days between begin and end.
        var known: [CivilDate: Day] = [:]
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT local_date, start_seconds, end_seconds, complete, pbx_legs IS NOT NULL FROM coverage_day
                    WHERE pbx = ? AND start_seconds < ? AND end_seconds > ?
                    """
            ),
            arguments: [pbx.id, end + Self.longestDay, whole.lowerBound - Self.longestDay]
        )
        while let row = try rows.next() {
            let start: Int64 = row[1]
            guard let date = CivilDate(row[0]) else { continue }
            known[date] = Day(date: date, instants: start..<max(start, row[2]), isComplete: row[3], isCompared: row[4])
        }
        let clock = try pbx.offset(at: period.from, in: database)
        let lastClock = try pbx.offset(at: CivilTime(seconds: end + clock), in: database)
        let first = CivilTime(seconds: whole.lowerBound + clock).date
        let last = CivilTime(seconds: end - 1 + lastClock).date
        let dates = (first.dayNumber...max(first.dayNumber, last.dayNumber)).map(CivilDate.init(dayNumber:))
        var offset = clock
        // What the ledger lacks lies between the days that it has; else the zone tells.
        func start(of date: CivilDate) -> Int64 {
            let midnight = CivilTime(startOf: date)
            var start = midnight.seconds - offset
            if let known = known[date]?.instants.lowerBound ?? known[date.adding(days: -1)]?.instants.upperBound {
                start = known
            } else if let zone = pbx.zone, CivilTime(instant: start, in: zone) != midnight {
                start = midnight.firstInstant(in: zone)
            }
            offset = midnight.seconds - start
            return start
        }
        let starts = dates.map(start) + [start(of: max(first, last).adding(days: 1))]
        return zip(dates, zip(starts, starts.dropFirst())).map { date, bounds in
            known[date]
                ?? Day(date: date, instants: bounds.0..<max(bounds.0, bounds.1), isComplete: false, isCompared: false)
        }
    }

    private func addGaps(of pbx: PBXRecord, in whole: Range<Int64>, to summary: inout CoverageSummary) throws {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) FILTER (WHERE repair = 'pending'), count(*) FILTER (WHERE repair = 'unrepairable')
                    FROM gap WHERE pbx = ? AND began_ms / 1000 < ? AND coalesce(ended_ms / 1000, ?) >= ?
                    """
            ),
            arguments: [pbx.id, whole.upperBound, Int64.max, whole.lowerBound]
        )
        summary.openGaps += (row?[0] as Int?) ?? 0
        summary.unrepairableGaps += (row?[1] as Int?) ?? 0
    }

    /// A PBX's frames in quarantine; the first term is the partial index's own.
    static let quarantinedSQL = """
        FROM frame WHERE status IN (1, 3) AND status = 3 AND pbx = ? AND received_ms >= ? AND received_ms < ?
        """

    private func quarantined(_ pbx: PBXRecord, in whole: Range<Int64>) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) \(Self.quarantinedSQL)"),
            arguments: [pbx.id, whole.lowerBound * 1000, whole.upperBound * 1000]
        ) ?? 0
    }

    /// What the first whole reading of the PBX's history covered: the time before the first connection, as a rule.
    private func imported(of pbx: PBXRecord, in passed: Range<Int64>) throws -> [Range<Int64>] {
        let run = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT coalesce(from_seconds, ?), began_ms / 1000 FROM history_run
                    WHERE pbx = ? AND complete AND kind = 'import' ORDER BY id LIMIT 1
                    """
            ),
            arguments: [passed.lowerBound, pbx.id]
        )
        guard let run else { return [] }
        let from: Int64 = run[0]
        return [(from..<max(from, run[1])).clamped(to: passed)]
    }

    /// The stretches without a feed that no reconciliation has repaired.
    private func uncovered(_ pbx: PBXRecord, in passed: Range<Int64>) throws -> [Range<Int64>] {
        let feed = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT min(subscribed_ms) / 1000, max(alive_ms) / 1000 FROM connection
                    WHERE pbx = ? AND subscribed_ms IS NOT NULL
                    """
            ),
            arguments: [pbx.id]
        )
        guard let first = feed?[0] as Int64?, let last = feed?[1] as Int64? else { return [passed] }
        var missing: [Range<Int64>] = [min(passed.lowerBound, first)..<first]
        if now - last > Self.lifeSignSeconds { missing.append(last..<now) }
        let gaps = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT began_ms / 1000, coalesce(ended_ms / 1000, ?) FROM gap
                    WHERE pbx = ? AND repair <> 'repaired' AND began_ms / 1000 < ? AND coalesce(ended_ms / 1000, ?) > ?
                    """
            ),
            arguments: [now, pbx.id, passed.upperBound, now, passed.lowerBound]
        )
        while let row = try gaps.next() {
            let began: Int64 = row[0]
            missing.append(began..<max(began, row[1]))
        }
        return missing.map { $0.clamped(to: passed) }
    }
}
