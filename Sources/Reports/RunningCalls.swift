import CallColumns
import GRDB

/// The calls that were going on at some time of a stretch: those that began in it, and those that still ran when it began.
struct RunningCalls {
    let database: Database
    let filter: ReportFilter
    /// Unix seconds.
    let stretch: Range<Int64>
    /// Live calls are taken to run until now.
    let now: Int64

    /// Hands on the calls: the earlier ones in no order, then those of the stretch by their start.
    ///
    /// - Parameters:
    ///   - columns: What to select of a call `c` after its start and its end.
    ///   - body: Gets rows that begin with the start and the end in Unix seconds.
    /// - Throws: An error of the database, or what `body` throws.
    func visit(_ columns: SQL, _ body: (RowPass) throws -> Void) throws {
        for hour in try hoursReaching(stretch.lowerBound) {
            let end = min(hour + 3600, stretch.lowerBound)
            try scan(columns, "c.started_at >= \(hour) AND c.started_at < \(end) AND \(literal: hasReached)", body)
        }
        // The hourly sums lack calls whose local time is unknown, and those that have not ended.
        try scan(
            columns,
            """
            c.local_date IS NULL AND c.state = 'ended' AND +c.started_at < \(stretch.lowerBound) AND \(literal: hasReached)
            """,
            body
        )
        try scan(columns, "c.state = 'live' AND +c.started_at < \(stretch.lowerBound)", body)
        try scan(
            columns,
            """
            c.started_at >= \(stretch.lowerBound) AND c.started_at < \(stretch.upperBound)
                AND (c.ended_at IS NOT NULL OR c.state = 'live')
            """,
            inOrder: true,
            body
        )
    }

    private var hasReached: SQL { "c.ended_at > \(stretch.lowerBound)" }

    /// The beginnings of hours before an instant of which a call may have lasted until then: no call of an hour is longer
    /// than all of them together.
    private func hoursReaching(_ instant: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            database.makeStatement(
                literal: """
                    SELECT DISTINCT unixepoch(h.local_date) + h.local_hour * 3600 - h.utc_offset AS hour FROM call_hour h
                    WHERE hour < \(instant) AND hour + 3600 + h.duration_seconds > \(instant) ORDER BY hour
                    """
            )
        )
    }

    private func scan(
        _ columns: SQL,
        _ condition: SQL,
        inOrder: Bool = false,
        _ body: (RowPass) throws -> Void
    ) throws {
        let rows = try RowPass(database, query(columns, condition, inOrder: inOrder))
        while let row = try rows.next() { try body(row) }
    }

    /// An order that nobody asked for would make the planner walk all calls by their start.
    func query(_ columns: SQL, _ condition: SQL, inOrder: Bool = false) -> SQL {
        """
        SELECT c.started_at, coalesce(c.ended_at, max(c.started_at, \(now))), \(literal: columns) FROM call c
        WHERE \(literal: condition) AND \(literal: filter.callCondition) \(sql: inOrder ? "ORDER BY c.started_at" : "")
        """
    }
}

extension RunningCalls {
    /// The calls of a report's periods.
    init(of periods: [PBXPeriod], in context: ReportContext) {
        self.init(
            database: context.database,
            filter: context.request.filter,
            stretch: periods.span,
            now: context.request.now
        )
    }
}
