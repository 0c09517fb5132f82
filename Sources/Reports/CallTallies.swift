import GRDB

/// Sums over the calls of a period by direction, and by stretch of time where asked: from the hourly sums where whole hours
/// lie in one, else call by call.
struct CallTallies {
    struct Key: Hashable {
        /// `nil`: the whole period.
        let bucket: TimeBucket.Key?
        let direction: String
    }

    private let database: Database
    private let request: ReportRequest
    private let bucket: TimeBucket?
    private var clock: LocalClock
    private(set) var sums: [Key: CallTally] = [:]

    /// Reads the sums.
    ///
    /// - Parameters:
    ///   - period: When the calls began.
    ///   - bucket: Stretches to keep apart; `nil`: none.
    ///   - request: Its filters and variants hold.
    ///   - database: The archive.
    /// - Throws: An error of the database.
    init(of period: ReportPeriod, by bucket: TimeBucket? = nil, for request: ReportRequest, in database: Database)
        throws
    {
        self.database = database
        self.request = request
        self.bucket = bucket
        clock = LocalClock(zone: period.zone)
        if request.filter.isServedByHours, request.options.missed == .default {
            try addHours(of: period)
            try scan("c.state = 'live' AND \(literal: period.exactCondition(on: "c"))")
        } else {
            try scan(period.condition(on: "c"))
        }
    }

    /// The sums over all stretches.
    var byDirection: [String: CallTally] {
        sums.reduce(into: [:]) { result, sum in
            result[sum.key.direction] = result[sum.key.direction].map { $0 + sum.value } ?? sum.value
        }
    }

    /// The sums over all directions.
    var byBucket: [TimeBucket.Key: CallTally] {
        sums.reduce(into: [:]) { result, sum in
            guard let key = sum.key.bucket else { return }
            result[key] = result[key].map { $0 + sum.value } ?? sum.value
        }
    }

    /// The sum over everything.
    var total: CallTally { sums.values.reduce(CallTally(), +) }

    /// Which hour of which PBX a sum is for.
    private struct Hour: Hashable {
        let pbx: Int64
        let localSeconds: Int64
        let offset: Int64

        var instants: Range<Int64> { (localSeconds - offset)..<(localSeconds - offset + 3600) }
    }

    private mutating func addHours(of period: ReportPeriod) throws {
        let bounds = period.zone == nil ? period.from.seconds..<period.to.seconds : period.instants
        var cut: Set<Hour> = []
        let first = CivilTime(seconds: bounds.lowerBound - 86_400).date
        let last = CivilTime(seconds: bounds.upperBound + 86_400).date
        let names = request.filter.pbx
        let pbx: SQL = names.isEmpty ? "1" : "h.pbx IN (SELECT p.id FROM pbx p WHERE p.name IN \(names))"
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
            let start = period.zone == nil ? hour.localSeconds : hour.instants.lowerBound
            let span = start..<(start + 3600)
            guard span.overlaps(bounds) else { continue }
            guard bounds.lowerBound <= span.lowerBound, span.upperBound <= bounds.upperBound,
                let place = place(of: hour)
            else {
                cut.insert(hour)
                continue
            }
            guard place.counts else { continue }
            sums[Key(bucket: place.bucket, direction: row[3]), default: CallTally()].add(
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

    /// Where all calls of an hour belong; `nil` when they belong to different stretches or not all of them count.
    private mutating func place(of hour: Hour) -> (bucket: TimeBucket.Key?, counts: Bool)? {
        let instants = hour.instants
        guard let start = clock.time(instants.lowerBound, offset: hour.offset),
            let end = clock.time(instants.upperBound - 1, offset: hour.offset), end.seconds - start.seconds == 3599,
            let counts = request.filter.calendar.contains(hourFrom: start)
        else { return nil }
        guard let bucket else { return (nil, counts) }
        let offset = start.seconds - instants.lowerBound
        let key = bucket.key(of: start, offset: offset)
        return key == bucket.key(of: end, offset: offset) ? (key, counts) : nil
    }

    /// Adds the ended calls of an hour that belongs to the sums only in part.
    private mutating func add(_ hour: Hour, cutBy period: ReportPeriod) throws {
        try scan(
            """
            c.state = 'ended' AND c.started_at >= \(hour.instants.lowerBound) AND c.started_at < \(hour.instants.upperBound)
            AND c.utc_offset = \(hour.offset) AND +c.pbx = (SELECT p.name FROM pbx p WHERE p.id = \(hour.pbx))
            AND \(literal: period.exactCondition(on: "c"))
            """
        )
    }

    private mutating func scan(_ condition: SQL) throws {
        let rows = try Row.fetchCursor(
            database.makeStatement(
                literal: """
                    SELECT coalesce(c.direction, ''), coalesce(c.outcome, ''),
                        coalesce(\(literal: request.options.missedCondition(on: "c")), 0), coalesce(c.talk_seconds, 0),
                        c.wait_seconds IS NOT NULL, coalesce(c.wait_seconds, 0), c.started_at, coalesce(c.utc_offset, 0)
                    FROM calls c WHERE \(literal: condition) AND \(literal: request.filter.callCondition)
                    """
            )
        )
        while let row = try rows.next() {
            sums[Key(bucket: bucketKey(row[6], offset: row[7]), direction: row[0]), default: CallTally()].add(
                calls: 1,
                outcome: row[1],
                missed: row[2],
                talkSeconds: row[3],
                waitCalls: row[4],
                waitSeconds: row[5]
            )
        }
    }

    private mutating func bucketKey(_ instant: Int64, offset: Int64) -> TimeBucket.Key? {
        guard let bucket, let time = clock.time(instant, offset: offset) else { return nil }
        return bucket.key(of: time, offset: time.seconds - instant)
    }
}
