import GRDB

/// Sums over the calls of a period by direction: from the hourly sums where whole hours lie in it, else call by call.
struct CallTallies {
    private let database: Database
    private let filter: ReportFilter
    private(set) var byDirection: [String: CallTally] = [:]

    init(of period: ReportPeriod, filter: ReportFilter, in database: Database) throws {
        self.database = database
        self.filter = filter
        if filter.isOnlyPBX {
            try addHours(of: period)
            try scan("c.state = 'live' AND \(literal: period.exactCondition(on: "c"))")
        } else {
            try scan(period.condition(on: "c"))
        }
    }

    /// Which hour of which PBX a sum is for.
    private struct Hour: Hashable {
        let pbx: Int64
        let localSeconds: Int64
        let offset: Int64
    }

    private mutating func addHours(of period: ReportPeriod) throws {
        let bounds = period.zone == nil ? period.from.seconds..<period.to.seconds : period.instants
        var cut: Set<Hour> = []
        let first = CivilTime(seconds: bounds.lowerBound - 86_400).date
        let last = CivilTime(seconds: bounds.upperBound + 86_400).date
        let pbx: SQL =
            filter.pbx.isEmpty ? "1" : "h.pbx IN (SELECT p.id FROM pbx p WHERE p.name IN \(filter.pbx))"
        let rows = try Row.fetchCursor(
            database.makeStatement(
                literal: """
                    SELECT h.pbx, unixepoch(h.local_date) + h.local_hour * 3600, h.utc_offset, h.direction, h.outcome,
                        h.calls, h.missed, h.talk_seconds, h.wait_calls, h.wait_seconds
                    FROM call_hour h
                    WHERE h.local_date >= \("\(first)") AND h.local_date <= \("\(last)") AND \(literal: pbx)
                    """
            )
        )
        while let row = try rows.next() {
            let hour = Hour(pbx: row[0], localSeconds: row[1], offset: row[2])
            let start = period.zone == nil ? hour.localSeconds : hour.localSeconds - hour.offset
            let span = start..<(start + 3600)
            guard span.overlaps(bounds) else { continue }
            guard bounds.lowerBound <= span.lowerBound, span.upperBound <= bounds.upperBound else {
                cut.insert(hour)
                continue
            }
            byDirection[row[3], default: CallTally()].add(
                calls: row[5],
                outcome: row[4],
                missed: row[6],
                talkSeconds: row[7],
                waitCalls: row[8],
                waitSeconds: row[9]
            )
        }
        for hour in cut { try add(hour, cutBy: period) }
    }

    /// Adds the ended calls of an hour that lies only partly in the period.
    private mutating func add(_ hour: Hour, cutBy period: ReportPeriod) throws {
        let start = hour.localSeconds - hour.offset
        try scan(
            """
            c.state = 'ended' AND c.started_at >= \(start) AND c.started_at < \(start + 3600)
            AND c.utc_offset = \(hour.offset) AND +c.pbx = (SELECT p.name FROM pbx p WHERE p.id = \(hour.pbx))
            AND \(literal: period.exactCondition(on: "c"))
            """
        )
    }

    private mutating func scan(_ condition: SQL) throws {
        let rows = try Row.fetchCursor(
            database.makeStatement(
                literal: """
                    SELECT coalesce(c.direction, ''), coalesce(c.outcome, ''), coalesce(c.missed, 0),
                        coalesce(c.talk_seconds, 0), c.wait_seconds IS NOT NULL, coalesce(c.wait_seconds, 0)
                    FROM calls c WHERE \(literal: condition) AND \(literal: filter.callCondition)
                    """
            )
        )
        while let row = try rows.next() {
            byDirection[row[0], default: CallTally()].add(
                calls: 1,
                outcome: row[1],
                missed: row[2],
                talkSeconds: row[3],
                waitCalls: row[4],
                waitSeconds: row[5]
            )
        }
    }
}
