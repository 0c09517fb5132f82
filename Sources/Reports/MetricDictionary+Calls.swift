extension MetricDictionary {
    static let calls = [
        Metric(
            "calls",
            "calls",
            "count",
            "Callers' whole journeys that began in the period; transfers and queues do not multiply them.",
            formula: "count of calls by started_at",
            variants: "counting legs or offers gives other, larger figures"
        ),
        Metric(
            "live_calls",
            "still live",
            "count",
            "Calls of the period that have not ended; they have no outcome yet and are in no rate.",
            formula: "count of calls where state = 'live'"
        ),
        Metric(
            "outcome",
            "outcome",
            "count",
            "How a call ended for its caller: answered by a person, voicemail, abandoned in a queue, no answer, busy, "
                + "or failed.",
            formula: "count of calls by outcome"
        ),
        Metric(
            "answered_calls",
            "answered",
            "count",
            "Calls that a person answered; an IVR, a queue or voicemail is none.",
            formula: "count of calls where outcome = 'answered'",
            variants: "a PBX's bill counts calls as answered that only an IVR or voicemail took"
        ),
        Metric(
            "abandoned_calls",
            "abandoned",
            "count",
            "Inbound calls that reached a queue and ended before a person answered anywhere.",
            formula: "count of calls where outcome = 'abandoned'",
            variants: "per queue: the caller left that queue, and may have been answered elsewhere later"
        ),
        Metric(
            "missed_calls",
            "missed",
            "count",
            "Inbound calls that no person answered, voicemail included.",
            formula: "count of calls where missed = 1",
            variants: "strict: without voicemail and without callers who gave up within 5 seconds"
        ),
        Metric(
            "answer_rate",
            "answer rate",
            "ratio",
            "Answered calls out of all calls that have ended; without any there is no rate.",
            formula: "answered_calls / (calls - live_calls)"
        ),
        Metric(
            "talk_time",
            "talk",
            "seconds",
            "Conversation with people, counted once though the PBX repeats it on several records.",
            formula: "sum of talk_seconds"
        ),
        Metric(
            "mean_talk_time",
            "mean talk",
            "seconds",
            "Talk time shared out over answered calls.",
            formula: "talk_time / answered_calls",
            variants: "also called ATT, ALOC or average call duration (ACD); in minutes on trunks"
        ),
        Metric(
            "wait_time",
            "wait",
            "seconds",
            "From the call's start to the first person's answer, or to its end when there was none; IVR and queue are part "
                + "of it, so that it is not ringing time.",
            formula: "wait_seconds",
            variants: "from the entry into the queue"
        ),
        Metric(
            "asa",
            "mean wait",
            "seconds",
            "Average speed of answer: the wait of answered calls, shared out over them.",
            formula: "sum of wait_seconds of answered calls / answered calls with a known wait",
            variants: "median, 90th percentile, longest; from the entry into the queue"
        ),
        Metric(
            "call_duration",
            "length",
            "seconds",
            "From the call's start to its end.",
            formula: "duration_seconds"
        ),
        Metric(
            "change",
            "change",
            "ratio",
            "How many more calls than in the period before, which is as long; whole months compare with whole months, and "
                + "a period that goes on with as much of the one before.",
            formula: "(calls - previous_calls) / previous_calls"
        ),
        Metric(
            "weekday_occurrences",
            "days",
            "count",
            "How often that weekday lies in the period, so far as it has passed, without days that --holidays leaves out.",
            formula: "count of dates of the period by weekday"
        ),
        Metric(
            "calls_per_day",
            "calls a day",
            "number",
            "Calls of a weekday shared out over how often it lies in the period.",
            formula: "calls / weekday_occurrences"
        ),
        Metric(
            "heat_map",
            "heat map",
            "count",
            "Calls by weekday and hour of local time, shared out over how often that weekday lies in the period.",
            formula: "calls of weekday and hour / occurrences of the weekday",
            variants: "missed calls or service level instead; quarters of an hour"
        ),
        Metric(
            "peak_concurrency",
            "peak concurrency",
            "count",
            "The most calls that were going on at one instant, when that was, and for how long; a call that ends as "
                + "another starts does not overlap it.",
            formula: "maximum of calls started and not yet ended, over exact instants",
            variants: "answered only; per trunk; with internal calls"
        ),
        Metric(
            "repeat_callers",
            "repeat callers",
            "count",
            "Outside numbers that called again soon; few of them hint at problems solved at the first call.",
            formula: "count of numbers with another inbound call within 24 hours",
            variants: "within 7 days; the same queue only"
        ),
    ]
}
