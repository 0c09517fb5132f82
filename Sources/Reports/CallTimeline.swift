import GRDB

/// Everything known of one call, as lines in order of time.
struct CallTimeline {
    struct Line {
        var at: Int64?
        /// Of lines at the same second, the lowest comes first; of the same rank, the one received first.
        let rank: Int
        let lens: String
        var kind: String?
        var number: String?
        var name: String?
        var result: String?
        var detail: String?
        var ringSeconds: Int64?
        var talkSeconds: Int64?
        var durationSeconds: Int64?
        var isEstimated = false
        /// Of the call itself.
        var contact: String?
        var linkedCall: Int64?
        /// The frames behind the line.
        var events: [Int64] = []
    }

    private let call: CallRecord
    private let database: Database
    private(set) var lines: [Line] = []

    init(of call: CallRecord, in database: Database) throws {
        self.call = call
        self.database = database
        try addCall()
        try addLegs()
        try addOffers()
        try addEvents()
        try addReports()
        let order = lines.enumerated().sorted { Self.place($0.element, $0.offset) < Self.place($1.element, $1.offset) }
        lines = order.map(\.element)
    }

    /// Where a line comes.
    ///
    /// Frames are numbered as they are received: that tells what a second does not.
    private static func place(_ line: Line, _ offset: Int) -> (Int64, Int, Int64, Int) {
        (line.at ?? .max, line.rank, line.rank == eventRank ? line.events.first ?? 0 : 0, offset)
    }

    /// Of a line that is one frame: status changes and reports, in one order.
    private static let eventRank = 3

    private mutating func add(_ sql: String, _ line: (Row) -> Line) throws {
        let rows = try Row.fetchCursor(database, sql: sql, arguments: [call.id])
        while let row = try rows.next() { lines.append(line(row)) }
    }

    private mutating func addCall() throws {
        let sql = """
            SELECT started_at, coalesce(direction, 'unknown direction'), caller, caller_name, coalesce(outcome, state),
                dialed, wait_seconds, talk_seconds, duration_seconds, estimated, contact, linked_call
            FROM calls WHERE id = ?
            """
        try add(sql) { row in
            Line(
                at: row[0],
                rank: 0,
                lens: "call",
                kind: row[1],
                number: row[2],
                name: row[3],
                result: row[4],
                detail: (row[5] as String?).map { "to \($0)" },
                ringSeconds: row[6],
                talkSeconds: row[7],
                durationSeconds: row[8],
                isEstimated: row[9],
                contact: row[10],
                linkedCall: row[11]
            )
        }
    }

    private mutating func addLegs() throws {
        let sql = """
            SELECT l.started_at, l.leg, l.callee_kind, l.callee, l.callee_name, l.disposition,
                'from ' || l.caller, coalesce(l.ring_seconds, l.queue_wait_seconds), l.talk_seconds, l.duration_seconds,
                l.time_source = 'received',
                l.events
            FROM legs l WHERE l.call = ? ORDER BY l.leg
            """
        try add(sql) { row in
            Line(
                at: row[0],
                rank: 1,
                lens: "leg \(row[1] as Int64)",
                kind: row[2],
                number: row[3],
                name: row[4],
                result: row[5],
                detail: row[6],
                ringSeconds: row[7],
                talkSeconds: row[8],
                durationSeconds: row[9],
                isEstimated: (row[10] as Bool?) ?? false,
                events: Self.ids(row[11])
            )
        }
    }

    private mutating func addOffers() throws {
        let sql = """
            SELECT o.rang_at, o.extension, coalesce(o.result, 'ringing'), 'by ' || o.path, o.ring_seconds,
                CASE WHEN o.answered_at IS NOT NULL THEN o.ended_at - o.answered_at END, o.ended_at - o.rang_at,
                o.estimated,
                (SELECT group_concat(e.event, ' ') FROM call_events e WHERE e.call = o.call
                    AND e.kind = 'extension' AND e.number = o.extension AND e.channel_id IS o.channel_id)
            FROM offers o WHERE o.call = ? ORDER BY o.id
            """
        try add(sql) { row in
            Line(
                at: row[0],
                rank: 2,
                lens: "offer",
                kind: "extension",
                number: row[1],
                result: row[2],
                detail: row[3],
                ringSeconds: row[4],
                talkSeconds: row[5],
                durationSeconds: row[6],
                isEstimated: row[7],
                events: Self.ids(row[8])
            )
        }
    }

    private mutating func addEvents() throws {
        let sql = """
            SELECT at, kind, number, status,
                nullif(trim(coalesce('via ' || trunk || ' ', '') || coalesce('by ' || path, '')), ''), event
            FROM call_events WHERE call = ? ORDER BY id
            """
        try add(sql) { row in
            Line(
                at: row[0],
                rank: Self.eventRank,
                lens: "event",
                kind: row[1],
                number: row[2],
                result: row[3],
                detail: row[4],
                isEstimated: true,
                events: [row[5]]
            )
        }
    }

    private mutating func addReports() throws {
        let sql = """
            SELECT at, 'transfer', kind, parties, event FROM transfers WHERE call = ?1
            UNION ALL SELECT at, 'failure', reason, parties, event FROM failures WHERE call = ?1
            UNION ALL SELECT at, 'survey', result, NULL, event FROM surveys WHERE call = ?1
            """
        try add(sql) { row in
            Line(
                at: row[0],
                rank: Self.eventRank,
                lens: "event",
                kind: row[1],
                result: row[2],
                detail: row[3],
                isEstimated: true,
                events: [row[4]]
            )
        }
    }

    private static func ids(_ text: String?) -> [Int64] {
        Array(Set((text ?? "").split(separator: " ").compactMap { Int64($0) })).sorted()
    }
}
