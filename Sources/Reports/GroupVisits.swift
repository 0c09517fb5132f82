import CallColumns
import GRDB

/// Finds the visits of calls to queues or ring groups, in the order in which the calls entered them.
struct GroupVisits {
    enum Kind: String {
        case queue
        case ringGroup = "ring_group"
    }

    private let names: [Int64: String]
    private let rows: RowPass
    private let laterStages: RowPass

    /// Finds the visits that began in a period, the report's when none is given, and pass the report's filters.
    init(to kind: Kind = .queue, during period: ReportPeriod? = nil, in context: ReportContext) throws {
        let query = Self.query(kind, period ?? context.period, context.request.filter)
        rows = try RowPass(context.database, query)
        names = try PBXRecord.names(in: context.database)
        laterStages = try RowPass(context.database, SQL(sql: Self.laterStagesSQL(kind)))
    }

    /// A call may come back to a queue: then only its first stage there begins a visit.
    ///
    /// Column 8 tells of its other stages there: 1, there is a later one; 2, an earlier one.
    static func query(_ kind: Kind, _ period: ReportPeriod, _ filter: ReportFilter) -> SQL {
        let queue = kind == .queue ? filter.queue : nil
        let callee: SQL = queue.map { "l.callee = \($0)" } ?? "l.callee IS NOT NULL"
        return """
            SELECT c.pbx, l.callee, l.callee_name, l.started_at, l.utc_offset, c.started_at,
                coalesce(c.outcome = 'answered', c.answered_by IS NOT NULL), l.call,
                iif(c.leg_count > 1, (SELECT max(r.leg > l.leg) + 2 * max(r.leg < l.leg) FROM leg r
                    WHERE r.call = l.call AND r.leg > 0 AND r.leg <> l.leg AND r.callee_kind = l.callee_kind
                        AND r.callee = l.callee), 0),
                \(sql: stageColumns(kind))
            FROM leg l CROSS JOIN call c ON c.id = l.call
            WHERE \(literal: period.condition(on: "l")) AND l.leg > 0 AND l.callee_kind = \(kind.rawValue)
                AND \(literal: callee) AND \(literal: filter.callCondition)
            ORDER BY l.started_at
            """
    }

    private static func laterStagesSQL(_ kind: Kind) -> String {
        """
        SELECT \(stageColumns(kind)) FROM leg l
        WHERE l.call = ? AND l.leg > 0 AND l.callee_kind = '\(kind.rawValue)' AND l.callee = ?
        ORDER BY l.leg LIMIT -1 OFFSET 1
        """
    }

    /// Phones ring while the call is with its group: a destination after it begins when the group's stage ends,
    /// give or take the second that rounding costs.
    private static func stageColumns(_ kind: Kind) -> String {
        let answerer = { (column: String) -> String in
            guard kind == .ringGroup else { return "NULL" }
            return """
                (SELECT \(column) FROM leg a
                    WHERE a.call = l.call AND a.leg > 0 AND a.disposition = 'answered'
                        AND a.callee_kind IN ('extension', 'external') AND a.started_at >= l.started_at
                        AND a.started_at <= l.started_at + coalesce(l.duration_seconds, 0)
                    ORDER BY a.leg LIMIT 1)
                """
        }
        return """
            l.disposition, l.duration_seconds, l.talk_seconds, l.queue_wait_seconds,
            NOT (l.disposition IS 'answered' AND coalesce(l.talk_seconds, 0) > 0)
                AND EXISTS (SELECT 1 FROM leg x WHERE x.call = l.call AND x.leg > l.leg
                    AND x.started_at >= l.started_at + coalesce(l.duration_seconds, 0) - 1
                    AND NOT (x.callee_kind IS l.callee_kind AND x.callee IS l.callee)),
            \(answerer("a.callee")), \(answerer("a.callee_name"))
            """
    }

    /// The next visit, or `nil` after the last one.
    func next() throws -> GroupVisit? {
        var first = try rows.next()
        while let row = first, (row[8] as Int64) & 2 != 0 { first = try rows.next() }
        guard let row = first else { return nil }
        var visit = GroupVisit(
            key: PartyKey(pbx: names[row[0]] ?? "", number: row[1]),
            name: row[2],
            enteredAt: row[3],
            utcOffset: row[4],
            callStartedAt: row[5],
            isCallAnswered: row[6],
            stage: Self.stage(row, from: 9)
        )
        if row[8] {
            try laterStages.restart(row[7], visit.key.number)
            while let later = try laterStages.next() { visit.add(Self.stage(later, from: 0)) }
        }
        return visit
    }

    private static func stage(_ row: RowPass, from index: Int) -> GroupVisit.Stage {
        let answerer = (row[index + 5] as String?).map { GroupVisit.Answerer(number: $0, name: row[index + 6]) }
        return GroupVisit.Stage(
            disposition: row[index],
            durationSeconds: row[index + 1],
            talkSeconds: row[index + 2],
            queueWaitSeconds: row[index + 3],
            isFollowed: row[index + 4],
            answeredBy: answerer
        )
    }
}
