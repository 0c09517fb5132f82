extension MetricDictionary {
    static let legsAndOffers = [
        Metric(
            "legs",
            "legs",
            "count",
            "Routing stages of calls, one for each call detail record: an extension's are those it called or was called in.",
            formula: "count of legs by their own started_at"
        ),
        Metric(
            "answered_legs",
            "answered legs",
            "count",
            "Legs that were answered.",
            formula: "count of legs where disposition = 'answered'"
        ),
        Metric(
            "missed_legs",
            "missed legs",
            "count",
            "Legs that ended without an answer, and neither busy nor in voicemail.",
            formula: "count of legs where disposition is none of answered, busy, voicemail"
        ),
        Metric(
            "busy_legs",
            "busy legs",
            "count",
            "Legs that found the other side busy.",
            formula: "count of legs where disposition = 'busy'"
        ),
        Metric(
            "voicemail_legs",
            "voicemail legs",
            "count",
            "Legs that voicemail took.",
            formula: "count of legs where disposition = 'voicemail'"
        ),
        Metric(
            "leg_answer_rate",
            "leg answer rate",
            "ratio",
            "Answered legs out of all legs of the extension.",
            formula: "answered_legs / legs"
        ),
        Metric(
            "leg_talk_time",
            "talk of legs",
            "seconds",
            "Talk of the extension's answered legs.",
            formula: "sum of talk_seconds of answered legs"
        ),
        Metric(
            "mean_leg_talk_time",
            "mean talk of legs",
            "seconds",
            "Talk shared out over answered legs.",
            formula: "leg_talk_time / answered_legs"
        ),
        Metric(
            "longest_leg_talk_time",
            "longest talk",
            "seconds",
            "The longest talk of one leg.",
            formula: "maximum of talk_seconds of answered legs"
        ),
        Metric(
            "offers",
            "offers",
            "count",
            "Ringings of one phone.",
            formula: "count of offers"
        ),
        Metric(
            "answered_offers",
            "offers answered",
            "count",
            "Ringings that this phone answered.",
            formula: "count of offers where result = 'answered'"
        ),
        Metric(
            "missed_offers",
            "offers missed",
            "count",
            "Ringings that ended unanswered while the caller was still there; where another phone took the call, it is "
                + "counted elsewhere.",
            formula: "count of offers where result = 'missed'",
            variants: "only where nobody else answered; an agent's missed offers may exceed the missed calls of all"
        ),
    ]

    static let queues = [
        Metric(
            "queue_offered",
            "offered to the queue",
            "count",
            "Calls that entered the queue in the period.",
            formula: "count of calls with a leg to the queue",
            variants: "without short abandons; without calls that overflowed elsewhere"
        ),
        Metric(
            "short_abandons",
            "short abandons",
            "count",
            "Abandoned calls whose caller waited no longer than 5 seconds.",
            formula: "count of abandoned calls where wait_seconds <= 5",
            variants: "another limit, customarily 5 or 6 seconds; in or out of denominators"
        ),
        Metric(
            "abandon_rate",
            "abandon rate",
            "ratio",
            "Abandoned calls out of those offered, both without short abandons.",
            formula: "(abandoned_calls - short_abandons) / (queue_offered - short_abandons)",
            variants: "with short abandons in both"
        ),
        Metric(
            "service_level",
            "service level",
            "ratio",
            "Calls answered within 20 seconds out of all offered; the usual aim is 80 percent.",
            formula: "count of answered calls where wait_seconds <= 20 / queue_offered",
            variants:
                "(1) all abandons count as offered: meant here; (2) short abandons left out; (3) abandons within the "
                + "limit left out; (4) answered calls only; (5) abandons within the limit count as met"
        ),
        Metric(
            "satisfaction",
            "satisfaction",
            "score",
            "The mean of the answers to the survey after calls, how many callers answered, and how the answers spread.",
            formula: "mean of surveys.result; count of surveys / surveyed calls"
        ),
    ]

    static let agents = [
        Metric(
            "aht",
            "average handling time",
            "seconds",
            "Talk, hold and wrap-up shared out over answered calls; a report says which of the three the PBX tells.",
            formula: "(talk + hold + wrap-up) / answered_calls",
            variants: "talk only"
        ),
        Metric(
            "occupancy",
            "occupancy",
            "ratio",
            "The share of an agent's available time spent on calls.",
            formula: "(talk + hold + wrap-up) / (logged-in time - pauses)",
            variants: "pauses left in the denominator"
        ),
        Metric(
            "utilisation",
            "utilisation",
            "ratio",
            "The share of an agent's whole logged-in time, pauses included, spent on calls.",
            formula: "(talk + hold + wrap-up) / logged-in time"
        ),
        Metric(
            "agent_time",
            "agent time",
            "seconds",
            "How long an agent was logged in, paused and why, ringing, talking, and wrapping up.",
            formula: "sums of the agent's states",
            variants: "per queue"
        ),
    ]
}
