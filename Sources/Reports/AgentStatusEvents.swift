import GRDB

/// A change of an agent's state in a queue, as the PBX's live events tell it.
struct AgentStatusEvent {
    let agent: PartyKey
    let queue: String?
    /// When it was received, in Unix seconds: the PBX gives no time.
    let at: Int64
    let state: AgentState
    /// The PBX's own word.
    let word: String
    let reason: String?
    /// Whether the PBX paused the agent after missed calls (30025).
    let isAutomatic: Bool
}

/// Reads the changes of agents' states from the first one on: who is logged in today may have been so for weeks.
struct AgentStatusEvents {
    private let rows: RowCursor
    /// The period of each PBX up to now, in Unix seconds.
    let spans: [String: Range<Int64>]

    init(in context: ReportContext) throws {
        let filter = context.request.filter
        var spans: [String: Range<Int64>] = [:]
        for pbx in try PBXRecord.all(named: filter.pbx, in: context.database) {
            let whole = try pbx.instants(of: context.period, in: context.database)
            spans[pbx.name] = whole.clamped(to: Int64.min..<max(context.request.now, whole.lowerBound))
        }
        self.spans = spans
        let end = spans.values.map(\.upperBound).max() ?? context.request.now
        rows = try Row.fetchCursor(context.database.makeStatement(literal: Self.query(before: end, filter)))
    }

    static func query(before end: Int64, _ filter: ReportFilter) -> SQL {
        var terms: [SQL] = ["a.kind IN ('status', 'auto_pause')", "a.agent IS NOT NULL", "a.at < \(end)"]
        if !filter.pbx.isEmpty { terms.append("a.pbx IN \(filter.pbx)") }
        if let agent = filter.extension { terms.append("a.agent = \(agent)") }
        if let queue = filter.queue { terms.append("coalesce(a.queue, \(queue)) = \(queue)") }
        return """
            SELECT a.pbx, a.agent, a.queue, a.at, a.kind, a.status, a.reason FROM agent_events a
            WHERE \(literal: terms.joined(separator: " AND ")) ORDER BY a.event, a.id
            """
    }

    func next() throws -> AgentStatusEvent? {
        guard let row = try rows.next() else { return nil }
        let isAutomatic = (row[4] as String) == "auto_pause"
        let word: String? = row[5]
        let reason: String? = row[6]
        return AgentStatusEvent(
            agent: PartyKey(pbx: row[0], number: row[1]),
            queue: row[2],
            at: row[3],
            state: isAutomatic ? .paused : AgentState(word: word),
            word: isAutomatic ? "Paused" : word ?? "",
            reason: isAutomatic ? Self.automaticReason : reason,
            isAutomatic: isAutomatic
        )
    }

    /// What 30029 calls a pause that 30025 has announced.
    private static let automaticReason = "Auto Pause"

    /// What brings these events.
    static let remedy =
        "Subscribe to event 30029 (Agent Status Changed), which the PBX sends when an agent logs in or out or pauses."

    /// When the archive's first status event came, in Unix seconds; `nil`: it has none.
    static func first(in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database,
            sql: "SELECT at FROM agent_events WHERE kind IN ('status', 'auto_pause') ORDER BY event LIMIT 1"
        )
    }
}
