import GRDB

/// Whether the archive can tell which phones rang, and since when: live events alone do.
struct RingingKnowledge {
    /// Whether it has any ringing at all.
    let exists: Bool
    /// Unix seconds at which a feed first had the events; `nil`: nothing tells.
    private let first: Int64?

    init(in database: Database) throws {
        exists = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM offer)") ?? false
        first = try Int64.fetchOne(
            database,
            sql: """
                SELECT min(subscribed_ms) / 1000 FROM connection
                WHERE ',' || replace(topics, ' ', '') || ',' LIKE '%,30011,%'
                """
        )
    }

    /// What the columns of offers mean, and why they are empty or begin late.
    func note(in context: ReportContext) {
        context.writer.note("Columns named offers count ringings of phones; the PBX's live events alone tell them.")
        guard first != nil || !exists else { return }
        FeedNote.add(
            first: exists ? first : nil,
            "Ringings",
            remedy:
                "Subscribe to event 30011 (Call State Changed), which needs the PBX's Extension Call Status Monitor.",
            in: context
        )
    }
}
