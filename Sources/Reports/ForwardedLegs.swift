import CallColumns
import GRDB

/// Finds the legs that sent a call out by another trunk than its own, which then has a line in use as well.
struct ForwardedLegs {
    struct Leg {
        let trunk: String
        /// Unix seconds.
        let span: Range<Int64>
        let disposition: String?
        let talkSeconds: Int64
    }

    private let rows: RowPass

    init(in database: Database) throws {
        rows = try RowPass(
            database,
            """
            SELECT l.dst_trunk, l.started_at, l.started_at + l.duration_seconds, l.disposition,
                coalesce(l.talk_seconds, 0)
            FROM leg l WHERE l.call = ?1 AND l.leg > 0 AND l.dst_trunk IS NOT NULL AND l.dst_trunk IS NOT ?2
            """
        )
    }

    /// The legs of one call; a leg of unknown times takes those of the call.
    func of(call id: Int64, trunk: String?, legCount: Int64, span call: Range<Int64>) throws -> [Leg] {
        // A call of one leg was not sent on.
        guard legCount > 1 else { return [] }
        try rows.restart(id, trunk)
        var legs: [Leg] = []
        while let row = try rows.next() {
            let start = max(row[1] as Int64? ?? call.lowerBound, call.lowerBound)
            let end = max(start, row[2] as Int64? ?? call.upperBound)
            legs.append(Leg(trunk: row[0], span: start..<end, disposition: row[3], talkSeconds: row[4]))
        }
        return legs
    }
}
