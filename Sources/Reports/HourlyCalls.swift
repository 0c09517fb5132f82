import CallColumns
import CallModel
import GRDB

/// Sums over the calls of each hour of a period: the archive's hourly sums where these can tell, else call by call.
struct HourlyCalls {
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
        guard isServedBySums else { return try scan(period.condition(on: "c"), body) }
        let cut = try visitWholeHours(body)
        for condition in cut { try scan(condition, body) }
        try scan("c.state = 'live' AND \(literal: period.exactCondition(on: "c"))", body)
        try scan("c.local_date IS NULL AND c.state = 'ended' AND \(literal: period.exactCondition(on: "c"))", body)
    }

    /// Hands on the hours that lie wholly in the period.
    ///
    /// - Returns: What calls of the other hours must fulfil, for each hour.
    private func visitWholeHours(_ body: (Sum) throws -> Void) throws -> [SQL] {
        let bounds = period.zone == nil ? period.from.seconds..<period.to.seconds : period.instants
        var cut: Set<[Int64]> = []
        var conditions: [SQL] = []
        var clock = LocalClock(zone: period.zone)
        let rows = try RowPass(database, Self.query(bounds, filter))
        while let row = try rows.next() {
            let local: Int64 = row[1]
            let offset: Int64 = row[2]
            let start = local - offset
            let span = (period.zone == nil ? local : start)..<((period.zone == nil ? local : start) + 3600)
            guard span.overlaps(bounds), let hour = clock.time(start, offset: offset) else { continue }
            // In a zone that is off by less than an hour, an hour of the PBX is none.
            guard bounds.lowerBound <= span.lowerBound, span.upperBound <= bounds.upperBound,
                hour.secondOfDay % 3600 == 0, clock.time(start + 3599, offset: offset)?.seconds == hour.seconds + 3599,
                let counts = filter.calendar.contains(hourFrom: hour)
            else {
                let key: [Int64] = [row[0], start, offset]
                if cut.insert(key).inserted { conditions.append(condition(row[7], start, offset)) }
                continue
            }
            guard counts else { continue }
            let direction: String = row[3]
            try body(
                Sum(
                    pbx: row[7],
                    hour: hour,
                    start: start,
                    direction: direction.isEmpty ? nil : direction,
                    outcome: row[4],
                    calls: row[5],
                    missed: row[6],
                    talkSeconds: row[8],
                    waitCalls: row[9],
                    waitSeconds: row[10]
                )
            )
        }
        return conditions
    }

    static func query(_ bounds: Range<Int64>, _ filter: ReportFilter) -> SQL {
        let first = CivilTime(seconds: bounds.lowerBound - 86_400).date
        let last = CivilTime(seconds: bounds.upperBound + 86_400).date
        var terms: [SQL] = ["h.local_date >= \("\(first)") AND h.local_date <= \("\(last)")"]
        if !filter.pbx.isEmpty { terms.append("p.name IN \(filter.pbx)") }
        if let direction = filter.direction { terms.append("h.direction = \(direction.rawValue)") }
        if let outcome = filter.outcome { terms.append("h.outcome = \(outcome.rawValue)") }
        return """
            SELECT h.pbx, unixepoch(h.local_date) + h.local_hour * 3600, h.utc_offset, h.direction, h.outcome, h.calls,
                h.missed, p.name, h.talk_seconds, h.wait_calls, h.wait_seconds
            FROM pbx p CROSS JOIN call_hour h ON h.pbx = p.id WHERE \(literal: terms.joined(separator: " AND "))
            """
    }

    /// What the ended calls of an hour must fulfil that lies only partly in the period.
    private func condition(_ pbx: String, _ start: Int64, _ offset: Int64) -> SQL {
        """
        c.state = 'ended' AND c.started_at >= \(start) AND c.started_at < \(start + 3600) AND c.utc_offset = \(offset)
            AND +c.pbx = (SELECT p.id FROM pbx p WHERE p.name = \(pbx)) AND \(literal: period.exactCondition(on: "c"))
        """
    }

    private func scan(_ condition: SQL, _ body: (Sum) throws -> Void) throws {
        var clock = LocalClock(zone: period.zone)
        let names = try PBXRecord.names(in: database)
        let rows = try RowPass(
            database,
            """
            SELECT c.pbx, c.started_at, coalesce(c.utc_offset, 0), c.direction, c.outcome,
                coalesce(\(literal: request.options.missedCondition(on: "c")), 0), coalesce(c.talk_seconds, 0),
                c.wait_seconds IS NOT NULL, coalesce(c.wait_seconds, 0)
            FROM call c WHERE \(literal: condition) AND \(literal: filter.callCondition)
            """
        )
        while let row = try rows.next() {
            let instant: Int64 = row[1]
            guard let time = clock.time(instant, offset: row[2]) else { continue }
            let rest = time.secondOfDay % 3600
            try body(
                Sum(
                    pbx: names[row[0]] ?? "",
                    hour: CivilTime(seconds: time.seconds - rest),
                    start: instant - rest,
                    direction: row[3],
                    outcome: row[4],
                    calls: 1,
                    missed: row[5],
                    talkSeconds: row[6],
                    waitCalls: row[7],
                    waitSeconds: row[8]
                )
            )
        }
    }
}
