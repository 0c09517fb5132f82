/// How long agents were logged in to queues, and paused for which reason.
struct AgentSessionsReport: Report {
    let name = "agent-sessions"
    let abstract = "Queue agents' time logged in, and their pauses by reason"
    let lens = Lens.session
    let parameters: Set<ReportParameter> = [.period, .pbx, .extension, .queue, .businessHours, .holidays, .limit]

    let columns = [
        Column("agent", "agent", .party),
        Column("queue", "queue", .party),
        Column("state", "state", metric: "agent_time"),
        Column("reason", "reason", metric: "agent_time"),
        Column("times", "times", .count, metric: "agent_times"),
        Column("seconds", "time", .seconds, metric: "agent_time"),
        Column("share", "of logged in", .ratio, metric: "agent_time_share", rank: 1),
        Column("longest_seconds", "longest", .seconds, metric: "agent_time", rank: 2),
        Column("first_at", "first (UTC)", .instant, for: .machines),
        Column("last_until", "until (UTC)", .instant, for: .machines),
    ]

    private struct Key: Hashable {
        let agent: PartyKey
        let queue: String?
        let state: String
        let reason: String?

        var order: (PartyKey, String, Int, String, String) {
            let states = ["available", "paused", "logged_out"]
            return (agent, queue ?? "", states.firstIndex(of: state) ?? states.count, state, reason ?? "")
        }
    }

    private struct Sum {
        var times: Int64 = 0
        var seconds: Int64 = 0
        var longest: Int64 = 0
        var first = Int64.max
        var last = Int64.min

        /// Takes the pieces of one stretch that count.
        mutating func add(_ pieces: [Range<Int64>]) {
            times += 1
            for piece in pieces {
                seconds += Int64(piece.count)
                longest = max(longest, Int64(piece.count))
                first = min(first, piece.lowerBound)
                last = max(last, piece.upperBound)
            }
        }
    }

    func run(in context: ReportContext) throws {
        let events = try AgentStatusEvents(in: context)
        var sessions = AgentSessions(spans: events.spans)
        let times = try times(events.spans, in: context)
        var sums: [Key: Sum] = [:]
        func add(_ session: AgentSession) {
            let pieces = times[session.agent.pbx]?.pieces(of: session.span) ?? []
            if !pieces.isEmpty { sums[key(of: session), default: Sum()].add(pieces) }
        }
        while let event = try events.next() {
            if let session = sessions.take(event) { add(session) }
        }
        for session in sessions.unfinished() { add(session) }
        try write(sums, in: context)
        if !context.request.filter.calendar.isEmpty {
            context.writer.note(
                "Only the time asked for counts: a stretch that reaches over several days is one, its longest part the longest."
            )
        }
        if sums.isEmpty { context.writer.note("No agent's state is known for the period.") }
        context.writer.note(
            "Times are when the events were received; a change while the archive was not connected is not seen."
        )
        FeedNote.add(
            first: try AgentStatusEvents.first(in: context.database),
            "Agents' states",
            remedy: AgentStatusEvents.remedy,
            in: context
        )
    }

    /// What counts of each PBX's span.
    private func times(
        _ spans: [String: Range<Int64>],
        in context: ReportContext
    ) throws -> [String: AgentSessionTime] {
        var times: [String: AgentSessionTime] = [:]
        for pbx in try PBXRecord.all(named: context.request.filter.pbx, in: context.database) {
            times[pbx.name] = try spans[pbx.name].map { try AgentSessionTime(of: $0, on: pbx, in: context) }
        }
        return times
    }

    private func write(_ sums: [Key: Sum], in context: ReportContext) throws {
        var loggedIn: [Key: Int64] = [:]
        for (key, sum) in sums where key.state == "available" || key.state == "paused" {
            loggedIn[place(of: key), default: 0] += sum.seconds
        }
        let keys = sums.keys.sorted { $0.order < $1.order }
        let hasSeveralPBXs = keys.map(\.agent).hasSeveralPBXs
        context.writer.totalRows = keys.count
        for key in keys {
            guard let sum = sums[key] else { continue }
            let isLoggedIn = key.state == "available" || key.state == "paused"
            let cells: [Cell] = [
                .text(key.agent.label(amongSeveralPBXs: hasSeveralPBXs)), .optional(key.queue), .text(key.state),
                .optional(key.reason), .integer(sum.times), .integer(sum.seconds),
                isLoggedIn ? .share(sum.seconds, of: loggedIn[place(of: key)] ?? 0) : .null, .integer(sum.longest),
                .integer(sum.first), .integer(sum.last),
            ]
            guard try context.writer.append(cells) else { break }
        }
    }

    private func place(of key: Key) -> Key { Key(agent: key.agent, queue: key.queue, state: "", reason: nil) }

    private func key(of session: AgentSession) -> Key {
        let state =
            switch session.state {
            case .available: "available"
            case .paused: "paused"
            case .loggedOut: "logged_out"
            case .unknown: session.word
            }
        let reason = session.state == .paused ? session.reason : nil
        return Key(agent: session.agent, queue: session.queue, state: state, reason: reason)
    }
}
