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
}
