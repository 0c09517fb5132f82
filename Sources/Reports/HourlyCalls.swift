import CallColumns
import CallModel
import GRDB

/// Sums over the calls of each hour of a period: the archive's hourly sums where these can tell, else call by call.
struct HourlyCalls {
    /// Calls of one PBX that began in the same hour and are counted together.
    struct Hour {
        /// The local hour.
        let hour: CivilTime
        let calls: Int64
        let missed: Int64
    }

    /// Calls of one PBX that began in the same hour, share direction and outcome, and are counted together.
    struct Sum {
        let pbx: String
        /// The local hour.
        let hour: CivilTime
        /// Unix seconds of the beginning of the hour.
        let start: Int64
        let direction: String?
        /// `nil`: live.
        let outcome: String?
        let calls: Int64
        let missed: Int64
        let talkSeconds: Int64
        /// Calls whose wait is known, and their waits.
        let waitCalls: Int64
        let waitSeconds: Int64
    }

    /// What is told of an hour.
    enum Detail {
        case hours
        case outcomes

        /// From the fourth column on, of a row `h` of `call_hour`.
        fileprivate var sums: SQL {
            switch self {
            case .hours: "sum(h.calls), sum(h.missed)"
            case .outcomes:
                "h.calls, h.missed, h.direction, h.outcome, h.talk_seconds, h.wait_calls, h.wait_seconds"
            }
        }

        /// The same of a row `c` of `call`.
        fileprivate func columns(missed: SQL) -> SQL {
            let counts: SQL = "1, coalesce(\(literal: missed), 0)"
            return switch self {
            case .hours: counts
            case .outcomes:
                """
                \(literal: counts), c.direction, c.outcome, coalesce(c.talk_seconds, 0),
                    c.wait_seconds IS NOT NULL, coalesce(c.wait_seconds, 0)
                """
            }
        }

        /// In the order of the key, so that nothing is sorted.
        fileprivate var grouping: SQL {
            switch self {
            case .hours: "GROUP BY h.local_date, h.local_hour, h.utc_offset"
            case .outcomes: ""
            }
        }
    }

    /// An hour of one PBX, and the row that tells of it.
    private struct Place {
        let pbx: String
        let hour: CivilTime
        let start: Int64
        let row: RowPass
    }

    let period: ReportPeriod
    /// Its filters and variants hold.
    let request: ReportRequest
    let database: Database

    private var filter: ReportFilter { request.filter }

    /// Whether the hourly sums can tell everything but the hours that the period cuts.
    var isServedBySums: Bool {
        filter.parameters.isSubset(of: [.pbx, .direction, .outcome, .businessHours, .holidays])
            && request.options.missed == .default
    }

    /// Hands on the sums in no order; where nothing tells a PBX's clock, it is UTC.
    func visit(_ body: (Sum) throws -> Void) throws {
        try visit(.outcomes) { place in
            let row = place.row
            let direction: String = row[5]
            try body(
                Sum(
                    pbx: place.pbx,
                    hour: place.hour,
                    start: place.start,
                    direction: direction.isEmpty ? nil : direction,
                    outcome: row[6],
                    calls: row[3],
                    missed: row[4],
                    talkSeconds: ColumnValues.bounded(row[7]),
                    waitCalls: row[8],
                    waitSeconds: ColumnValues.bounded(row[9])
                )
            )
        }
    }

    /// Hands on the hours in no order, the same hour perhaps several times; in half the time of ``visit(_:)``.
    func visitHours(_ body: (Hour) throws -> Void) throws {
        try visit(.hours) { place in
            try body(Hour(hour: place.hour, calls: place.row[3], missed: place.row[4]))
        }
    }

    /// How many calls there are.
    func count() throws -> Int64 {
        var count: Int64 = 0
        try visitHours { count += $0.calls }
        return count
    }

    private func visit(_ detail: Detail, _ body: (Place) throws -> Void) throws {
        let names = try PBXRecord.names(in: database)
        guard isServedBySums else { return try scan(period.condition(on: "c"), detail, names, body) }
        for (id, name) in names where filter.pbx.isEmpty || filter.pbx.contains(name) {
            let cut = try visitWholeHours(of: id, name, detail, body)
            for condition in cut { try scan(condition, detail, names, body) }
        }
        try scan("c.state = 'live' AND \(literal: period.exactCondition(on: "c"))", detail, names, body)
        try scan(
            "c.local_date IS NULL AND c.state = 'ended' AND \(literal: period.exactCondition(on: "c"))",
            detail,
            names,
            body
        )
    }

    // MARK: - Hourly sums

    /// Hands on a PBX's hours that lie wholly in the period.
    ///
    /// - Returns: What calls of the other hours must fulfil, for each hour.
    private func visitWholeHours(
        of pbx: Int64,
        _ name: String,
        _ detail: Detail,
        _ body: (Place) throws -> Void
    ) throws -> [SQL] {
        let bounds = period.zone == nil ? period.from.seconds..<period.to.seconds : period.instants
        var cut: Set<[Int64]> = []
        var clock = LocalClock(zone: period.zone)
        // The PBX's clock is the period's own, unless this one names a zone.
        let margin: Int64 = period.zone == nil ? 0 : 86_400
        let around = (bounds.lowerBound - margin)..<(bounds.upperBound + margin)
        let rows = try RowPass(database, Self.query(detail, pbx, around, filter))
        while let row = try rows.next() {
            let local: Int64 = row[0]
            let offset: Int64 = row[1]
            let start = local - offset
            let span = (period.zone == nil ? local : start)..<((period.zone == nil ? local : start) + 3600)
            guard span.overlaps(bounds), let hour = clock.time(start, offset: offset) else { continue }
            // In a zone that is off by less than an hour, an hour of the PBX is none.
            guard bounds.lowerBound <= span.lowerBound, span.upperBound <= bounds.upperBound,
                hour.secondOfDay % 3600 == 0, clock.time(start + 3599, offset: offset)?.seconds == hour.seconds + 3599,
                let counts = filter.calendar.contains(hourFrom: hour)
            else {
                cut.insert([start, offset])
                continue
            }
            if counts { try body(Place(pbx: name, hour: hour, start: start, row: row)) }
        }
        return cut.map { condition(pbx, start: $0[0], offset: $0[1]) }
    }

    /// Of the hours of a PBX that a stretch in local seconds meets.
    static func query(_ detail: Detail, _ pbx: Int64, _ stretch: Range<Int64>, _ filter: ReportFilter) -> SQL {
        let first = CivilTime(seconds: stretch.lowerBound)
        let last = CivilTime(seconds: stretch.upperBound - 1)
        var terms: [SQL] = ["h.pbx = \(pbx)"]
        if stretch.count < 7 * 86_400 {
            // To the hour, which of few days spares many rows; of many it would only be compared once more for each row.
            terms.append("(h.local_date, h.local_hour) >= (\("\(first.date)"), \(first.secondOfDay / 3600))")
            terms.append("(h.local_date, h.local_hour) <= (\("\(last.date)"), \(last.secondOfDay / 3600))")
        } else {
            terms.append("h.local_date >= \("\(first.date)") AND h.local_date <= \("\(last.date)")")
        }
        if let direction = filter.direction { terms.append("h.direction = \(direction.rawValue)") }
        if let outcome = filter.outcome { terms.append("h.outcome = \(outcome.rawValue)") }
        return """
            SELECT unixepoch(h.local_date) + h.local_hour * 3600, h.utc_offset, h.pbx, \(literal: detail.sums)
            FROM call_hour h WHERE \(literal: terms.joined(separator: " AND ")) \(literal: detail.grouping)
            """
    }

    // MARK: - Call by call

    /// What the ended calls of an hour must fulfil that lies only partly in the period.
    private func condition(_ pbx: Int64, start: Int64, offset: Int64) -> SQL {
        """
        c.state = 'ended' AND c.started_at >= \(start) AND c.started_at < \(start + 3600) AND c.utc_offset = \(offset)
            AND +c.pbx = \(pbx) AND \(literal: period.exactCondition(on: "c"))
        """
    }

    private func scan(
        _ condition: SQL,
        _ detail: Detail,
        _ names: [Int64: String],
        _ body: (Place) throws -> Void
    ) throws {
        var clock = LocalClock(zone: period.zone)
        let columns = detail.columns(missed: request.options.missedCondition(on: "c"))
        let rows = try RowPass(
            database,
            """
            SELECT c.started_at, coalesce(c.utc_offset, 0), c.pbx, \(literal: columns)
            FROM call c WHERE \(literal: condition) AND \(literal: filter.callCondition)
            """
        )
        while let row = try rows.next() {
            let instant: Int64 = row[0]
            guard let time = clock.time(instant, offset: row[1]) else { continue }
            let rest = time.secondOfDay % 3600
            let pbx = names[row[2]] ?? ""
            try body(Place(pbx: pbx, hour: CivilTime(seconds: time.seconds - rest), start: instant - rest, row: row))
        }
    }
}
