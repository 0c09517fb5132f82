/// A stretch of time in which an agent's state in a queue stayed the same, cut to a period.
struct AgentSession {
    let agent: PartyKey
    let queue: String?
    let state: AgentState
    let word: String
    let reason: String?
    let span: Range<Int64>
}

/// Makes stretches of time out of changes of state, which must come in order.
struct AgentSessions {
    private struct Place: Hashable {
        let agent: PartyKey
        let queue: String?
    }

    private struct Open {
        var event: AgentStatusEvent
        var since: Int64
        /// The last one told: a status that follows the announcement of a pause may give none.
        var reason: String?

        init(_ event: AgentStatusEvent) {
            self.event = event
            since = event.at
            reason = event.reason
        }
    }

    /// The announcement of a pause and the change of state itself come within seconds.
    private static let announcementSeconds: Int64 = 5

    /// The period of each PBX, in Unix seconds.
    private let spans: [String: Range<Int64>]
    private var open: [Place: Open] = [:]

    init(spans: [String: Range<Int64>]) {
        self.spans = spans
    }

    /// Takes a change, and returns the stretch that it ends.
    mutating func take(_ event: AgentStatusEvent) -> AgentSession? {
        let place = Place(agent: event.agent, queue: event.queue)
        guard let before = open[place] else {
            open[place] = Open(event)
            return nil
        }
        if Self.continues(before, event) {
            open[place]?.event = event
            open[place]?.reason = event.reason ?? before.reason
            return nil
        }
        open[place] = Open(event)
        return session(before, until: event.at)
    }

    /// The stretches that nothing has ended.
    func unfinished() -> [AgentSession] {
        open.values.compactMap { session($0, until: .max) }
    }

    private static func continues(_ open: Open, _ event: AgentStatusEvent) -> Bool {
        guard open.event.state == event.state else { return false }
        switch event.state {
        case .available, .loggedOut: return true
        case .unknown: return open.event.word == event.word
        case .paused:
            let isSameReason = open.event.reason?.lowercased() == event.reason?.lowercased()
            let isAnnounced =
                (open.event.isAutomatic || event.isAutomatic) && event.at - open.since <= announcementSeconds
            return isSameReason || isAnnounced
        }
    }

    private func session(_ open: Open, until end: Int64) -> AgentSession? {
        guard let span = spans[open.event.agent.pbx] else { return nil }
        let cut = (open.since..<max(open.since, end)).clamped(to: span)
        guard !cut.isEmpty else { return nil }
        return AgentSession(
            agent: open.event.agent,
            queue: open.event.queue,
            state: open.event.state,
            word: open.event.word,
            reason: open.reason,
            span: cut
        )
    }
}
