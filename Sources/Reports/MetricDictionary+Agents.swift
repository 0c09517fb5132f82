extension MetricDictionary {
    static let agents = agentOffers + agentTimes

    private static let agentOffers = [
        Metric(
            "agent_offers",
            "offers",
            "count",
            "Ringings of the agent's phone by a queue; one call may ring it several times.",
            formula: "count of offers by a queue: its path, or a ringing within the time of the queue's leg"
        ),
        Metric(
            "agent_answered",
            "answered",
            "count",
            "Ringings by a queue that the agent answered.",
            formula: "count of the agent's offers where result = 'answered'"
        ),
        Metric(
            "agent_missed",
            "missed",
            "count",
            "Ringings by a queue that ended unanswered while the call was still alive; those that another phone took are "
                + "counted apart.",
            formula: "count of the agent's offers where result = 'missed'",
            variants: "only where nobody else answered the call: agent_missed_alone"
        ),
        Metric(
            "agent_missed_alone",
            "missed by all",
            "count",
            "The agent's missed ringings in calls that no person answered.",
            formula: "count of the agent's offers where result = 'missed', of calls where outcome is not 'answered'"
        ),
        Metric(
            "agent_elsewhere",
            "taken by others",
            "count",
            "Ringings by a queue that stopped because another phone took the call.",
            formula: "count of the agent's offers where result = 'elsewhere'"
        ),
        Metric(
            "agent_caller_gave_up",
            "caller gave up",
            "count",
            "Ringings by a queue that stopped because the caller hung up.",
            formula: "count of the agent's offers where result = 'caller_gave_up'"
        ),
        Metric(
            "agent_answer_rate",
            "answer rate",
            "ratio",
            "Ringings answered out of all offered to the agent.",
            formula: "agent_answered / agent_offers"
        ),
        Metric(
            "agent_ring_time",
            "mean ringing",
            "seconds",
            "How long the agent's phone rang before the agent answered.",
            formula: "sum of ring_seconds of answered offers / their count"
        ),
    ]

    private static let agentTimes = [
        Metric(
            "agent_talk",
            "talk",
            "seconds",
            "From the agent's answers of queue calls to the ends of the conversations, holds included.",
            formula: "sum of (ended_at - answered_at) of answered offers"
        ),
        Metric(
            "agent_hold",
            "hold",
            "seconds",
            "How much of the talk the caller was on hold; live events alone tell.",
            formula: "sum of hold_seconds of answered offers"
        ),
        Metric(
            "aht",
            "average handling time",
            "seconds",
            "Talk, holds within it, shared out over answered calls; wrap-up is no part, because the PBX does not tell it.",
            formula: "talk / answered calls",
            variants: "with wrap-up; hold taken out of the talk"
        ),
        Metric(
            "occupancy",
            "occupancy",
            "ratio",
            "The share of an agent's available time spent on queue calls: only where status events tell the time logged in.",
            formula: "talk / (agent_logged_in - agent_paused), both from the first known state on",
            variants: "pauses left in the denominator: utilisation"
        ),
        Metric(
            "utilisation",
            "utilisation",
            "ratio",
            "The share of an agent's whole logged-in time, pauses included, spent on queue calls.",
            formula: "talk / agent_logged_in"
        ),
        Metric(
            "agent_logged_in",
            "logged in",
            "seconds",
            "How long the agent was logged in to one queue or more, pauses included.",
            formula: "length of the union of available and paused stretches over all queues"
        ),
        Metric(
            "agent_paused",
            "paused",
            "seconds",
            "How long the agent was logged in but available in no queue.",
            formula: "length of the stretches paused in a queue and available in none"
        ),
        Metric(
            "agent_time",
            "agent time",
            "seconds",
            "How long an agent was available, paused and why, or logged out, in each queue.",
            formula: "sum of the stretches between agent_events, cut to the period",
            variants: "over all queues: agent_logged_in, agent_paused"
        ),
        Metric(
            "agent_times",
            "times",
            "count",
            "How many stretches of that state touch the period.",
            formula: "count of stretches between agent_events"
        ),
        Metric(
            "agent_time_share",
            "of logged in",
            "ratio",
            "The stretch's share of the agent's logged-in time in the queue, pauses included.",
            formula: "agent_time / (available + paused)"
        ),
    ]
}
