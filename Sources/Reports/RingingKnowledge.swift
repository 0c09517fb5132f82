import GRDB

/// Whether the archive can tell which phones rang, and since when: live events alone do.
struct RingingKnowledge {
    /// Whether it has any ringing at all.
    let exists: Bool
    /// When the feed first had the events, on the clock of the first PBX that did; `nil`: nothing tells.
    let since: CivilTime?

    init(in context: ReportContext) throws {
        exists = try Bool.fetchOne(context.database, sql: "SELECT EXISTS (SELECT 1 FROM offers)") ?? false
        let first = try Row.fetchOne(
            context.database,
            sql: """
                SELECT pbx, min(subscribed_at) FROM connections
                WHERE subscribed_at IS NOT NULL AND ',' || replace(topics, ' ', '') || ',' LIKE '%,30011,%'
                GROUP BY pbx ORDER BY 2 LIMIT 1
                """
        )
        guard let first, let pbx = try PBXRecord.all(named: [first[0]], in: context.database).first else {
            since = nil
            return
        }
        let instant: Int64 = first[1]
        let offset = try pbx.offset(at: CivilTime(seconds: instant), in: context.database)
        since = context.period.zone.map { CivilTime(instant: instant, in: $0) } ?? CivilTime(seconds: instant + offset)
    }

    /// What the columns of offers mean, and why they are empty or begin late.
    func note(in context: ReportContext) {
        guard exists else {
            context.writer.note(
                "Which phones rang is unknown, so that columns named offers are empty: subscribe to event 30011 (call state "
                    + "changes) and switch on the PBX's Extension Call Status Monitor."
            )
            return
        }
        var text = "Columns named offers count ringings of phones; the PBX's live events alone tell them."
        if let since, since > context.period.from { text += " They are known since \(since)." }
        context.writer.note(text)
    }
}
