/// What each queue agent's phone was offered, what the agent took, and how long that kept the agent busy.
struct AgentsReport: Report {
    let name = "agents"
    let abstract = "Each queue agent: ringings answered and missed, talk, hold, handling time, occupancy"
    let lens = Lens.offer
    let parameters = ReportParameter.callFilters.union([.period, .limit])

    let columns = [
        Column("agent", "agent", .party),
        Column("agent_name", "name", rank: 5),
        Column("offers", "offers", .count, metric: "agent_offers"),
        Column("answered", "answered", .count, metric: "agent_answered"),
        Column("missed", "missed", .count, metric: "agent_missed"),
        Column("answer_rate", "answer rate", .ratio, metric: "agent_answer_rate", rank: 2),
        Column("talk_seconds", "talk", .seconds, metric: "agent_talk"),
        Column("hold_seconds", "hold", .seconds, metric: "agent_hold", rank: 4),
        Column("aht_seconds", "handling", .seconds, metric: "aht", rank: 1),
        Column("occupancy", "occupancy", .ratio, metric: "occupancy", rank: 3),
        Column("missed_alone", "missed by all", .count, metric: "agent_missed_alone", rank: 6),
        Column("elsewhere", "taken by others", .count, metric: "agent_elsewhere", rank: 8),
        Column("caller_gave_up", "caller gave up", .count, metric: "agent_caller_gave_up", rank: 9),
        Column("mean_ring_seconds", "mean ringing", .seconds, metric: "agent_ring_time", rank: 7),
        Column("logged_in_seconds", "logged in", .seconds, metric: "agent_logged_in", rank: 10),
        Column("paused_seconds", "paused", .seconds, metric: "agent_paused", rank: 11),
        Column("utilisation", "utilisation", .ratio, metric: "utilisation", rank: 12),
    ]

    let charts = [Chart.top("Queue calls answered by agent", label: "agent", value: "answered")]

    func run(in context: ReportContext) throws {
        let (presences, spans) = try presences(in: context)
        let firstRinging = try AgentOffers.firstEvent(in: context.database)
        func tally(_ agent: PartyKey) -> AgentTally {
            let end = spans[agent.pbx]?.upperBound ?? .max
            return AgentTally(known: presences[agent]?.knownFrom.map { $0..<max($0, end) })
        }
        let offers = try AgentOffers(in: context)
        var tallies: [AgentTally] = []
        try offers.visit { offer in
            while tallies.count <= offer.agent { tallies.append(tally(offers.agents.keys[tallies.count])) }
            tallies[offer.agent].add(offer)
        }
        var places = Dictionary(zip(offers.agents.keys, tallies.indices)) { first, _ in first }
        if let agent = context.request.filter.extension { places = places.filter { $0.key.number == agent } }
        let keys = Set(presences.keys).union(places.keys).sorted()
        let hasSeveralPBXs = keys.hasSeveralPBXs
        context.writer.totalRows = keys.count
        for key in keys {
            let label = Cell.text(key.label(amongSeveralPBXs: hasSeveralPBXs))
            let end = spans[key.pbx]?.upperBound ?? .max
            let place = places[key]
            let cells = (place.map { tallies[$0] } ?? tally(key))
                .cells(presences[key], knowsRinging: firstRinging.map { $0 < end } ?? false)
            let name = place.flatMap { offers.agents.names[$0] }
            guard try context.writer.append([label, .optional(name)] + cells) else { break }
        }
        try note(hasRows: !keys.isEmpty, firstRinging: firstRinging, in: context)
    }

    /// Whether the filters leave all conversations of an agent in a queue: of some of them there is no occupancy.
    private static func knowsTime(_ filter: ReportFilter) -> Bool {
        filter.parameters.isSubset(of: [.pbx, .extension, .queue])
    }

    private func presences(in context: ReportContext) throws -> ([PartyKey: AgentPresence], [String: Range<Int64>]) {
        let events = try AgentStatusEvents(in: context)
        var presences: [PartyKey: AgentPresence] = [:]
        guard Self.knowsTime(context.request.filter) else { return ([:], events.spans) }
        while let event = try events.next() {
            guard let span = events.spans[event.agent.pbx] else { continue }
            presences[event.agent, default: AgentPresence(span: span)].take(event)
        }
        for key in presences.keys { presences[key]?.finish() }
        return (presences.filter { $0.value.loggedInSeconds > 0 }, events.spans)
    }

    private func note(hasRows: Bool, firstRinging: Int64?, in context: ReportContext) throws {
        if !hasRows { context.writer.note("No queue rang an agent's phone in the period.") }
        context.writer.note(
            "Handling time is talk with the holds in it; the PBX does not tell wrap-up. Ringings answered come from the call "
                + "records, the others from live events."
        )
        FeedNote.add(
            first: firstRinging,
            "Ringings that nobody answered",
            remedy:
                "Subscribe to event 30011 (Call State Changed), which needs the PBX's Extension Call Status Monitor, and to "
                + "event 30026 (Agent Ringing Timeout).",
            in: context
        )
        guard Self.knowsTime(context.request.filter) else {
            return context.writer.note(
                "Logged-in time and occupancy are left out: the filters keep only some of the agents' calls."
            )
        }
        FeedNote.add(
            first: try AgentStatusEvents.first(in: context.database),
            "Logged-in time, pauses and with them occupancy",
            remedy: AgentStatusEvents.remedy,
            in: context
        )
    }
}
