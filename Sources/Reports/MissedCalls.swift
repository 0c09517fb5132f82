import CallColumns
import GRDB

/// The missed calls of a period, each with who has been spoken with since.
struct MissedCalls {
    let context: ReportContext
    /// How long after a missed call others may come and still matter; `nil`: up to the period's end.
    var withinSeconds: Int64?

    /// One missed call.
    struct MissedCall {
        /// Begins with `id`, `started_at`, `utc_offset`, `direction`, `caller`, and has what was asked for from 8 on.
        let row: RowPass
        let startedAt: Int64
        /// What makes its number the same as another; `nil`: the caller withheld it.
        let key: UInt64?
        /// What came later.
        let later: CallbackLedger.Entry

        /// Whether its caller has been spoken with in time.
        func isReturned(withinSeconds: Int64?) -> Bool {
            guard let contact = later.contact else { return false }
            return contact.startedAt - startedAt <= withinSeconds ?? .max
        }
    }

    /// Hands on the missed calls, the newest first.
    ///
    /// Every call of the period passes: those that return one are seen before it.
    ///
    /// - Parameters:
    ///   - columns: What to select of a call `c`.
    ///   - body: Gets one missed call after the other.
    /// - Throws: An error of the database, or what `body` throws.
    func visit(_ columns: SQL, _ body: (MissedCall) throws -> Void) throws {
        var contacts = CallbackLedger(callers: try callers())
        let rows = try RowPass(context.database, query(columns))
        while let row = try rows.next() {
            if row[7] {
                let key = row.phoneNumberKey(4)
                let later = key.map { contacts.entry(for: $0) } ?? CallbackLedger.Entry()
                try body(MissedCall(row: row, startedAt: row[1], key: key, later: later))
            }
            contacts.see(row)
        }
    }

    func query(_ columns: SQL) -> SQL {
        let period = context.period
        let end = CivilTime(seconds: period.to.seconds + (withinSeconds ?? 0))
        let known = ReportPeriod(from: period.from, to: end, zone: period.zone)
        return """
            SELECT c.id, c.started_at, c.utc_offset, c.direction, c.caller, c.dialed, c.outcome,
                coalesce(\(literal: condition) AND \(literal: period.exactCondition(on: "c")), 0), \(literal: columns)
            FROM call c WHERE \(literal: known.condition(on: "c")) ORDER BY c.started_at DESC, c.id DESC
            """
    }

    private var condition: SQL {
        """
        (\(literal: context.request.options.missedCondition(on: "c")) AND \(literal: context.request.filter.callCondition))
        """
    }

    /// The callers of missed calls: only about these need later calls be remembered.
    private func callers() throws -> Set<UInt64> {
        let rows = try RowPass(
            context.database,
            """
            SELECT c.caller FROM call c
            WHERE \(literal: context.period.condition(on: "c")) AND \(literal: condition)
            """
        )
        var keys: Set<UInt64> = []
        while let row = try rows.next() {
            if let key = row.phoneNumberKey(0) { keys.insert(key) }
        }
        return keys
    }
}
