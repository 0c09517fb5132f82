extension MetricDictionary {
    static let queues = visits + queueRates + queueWaits

    private static let visits = [
        Metric(
            "queue_offered",
            "offered",
            "count",
            "Calls that entered the queue in the period, once in each queue, however often they came back to it.",
            formula: "count of (call, queue) with a leg to the queue, by the start of the first",
            variants: "without short abandons; without calls that moved on"
        ),
        Metric(
            "queue_offered_per_day",
            "offered a day",
            "number",
            "Calls offered on a weekday, shared out over how often it lies in the period.",
            formula: "queue_offered / weekday_occurrences"
        ),
        Metric(
            "queue_change",
            "change",
            "ratio",
            "How many more calls were offered than in the period to compare with.",
            formula: "(queue_offered - previous_offered) / previous_offered"
        ),
        Metric(
            "queue_answered",
            "answered",
            "count",
            "Calls that a person took out of the queue. A queue's record may be answered without any talk, because it came when "
                + "the agent answered: then the agent's record tells of the conversation, or else the agent's phone.",
            formula:
                "count of visits with a leg where disposition = 'answered' and talk_seconds > 0, or where a person's answered leg "
                + "with talk that began in its time was answered by its end (within 1 second), or an answered offer was (within "
                + "2 seconds) or has the queue as its path"
        ),
        Metric(
            "queue_abandoned",
            "abandoned",
            "count",
            "Calls that left the queue before anybody of it answered.",
            formula: "queue_left_unanswered",
            variants: "queue: meant when nothing else is said; true: queue_never_answered"
        ),
        Metric(
            "queue_left_unanswered",
            "left unanswered",
            "count",
            "Queue abandons: calls that left this queue unanswered, wherever they went then.",
            formula: "count of visits without an answer in the queue"
        ),
        Metric(
            "queue_never_answered",
            "answered nowhere",
            "count",
            "True abandons: calls that left this queue unanswered and that no person answered elsewhere either.",
            formula: "count of visits without an answer in the queue, of calls where outcome is not 'answered'"
        ),
        Metric(
            "queue_moved_on",
            "moved on",
            "count",
            "Calls that left this queue unanswered and went to another destination, by overflow or by the caller's choice.",
            formula: "count of unanswered visits that a leg to another destination follows"
        ),
        Metric(
            "short_abandons",
            "short abandons",
            "count",
            "Abandoned calls whose caller waited no longer than 5 seconds.",
            formula: "count of abandoned calls where the wait in the queue <= 5 seconds",
            variants: "another limit, customarily 5 or 6 seconds; in or out of denominators"
        ),
        Metric(
            "long_abandons",
            "long abandons",
            "count",
            "Abandoned calls whose caller waited longer than that.",
            formula: "queue_abandoned - short_abandons"
        ),
    ]

    private static let queueRates = [
        Metric(
            "queue_answer_rate",
            "answer rate",
            "ratio",
            "Calls answered in the queue out of all offered to it.",
            formula: "queue_answered / queue_offered"
        ),
        Metric(
            "abandon_rate",
            "abandon rate",
            "ratio",
            "Abandoned calls out of those offered, both without short abandons.",
            formula: "(queue_abandoned - short_abandons) / (queue_offered - short_abandons)",
            variants: "with short abandons in both; queue abandons or true abandons"
        ),
        Metric(
            "service_level",
            "service level",
            "ratio",
            "Calls answered within 20 seconds out of all offered; the usual aim is 80 percent.",
            formula: "count of answered calls where the wait in the queue <= 20 seconds / queue_offered",
            variants:
                "all: meant when nothing else is said; without-short-abandons: short abandons left out; "
                + "without-abandons-within: abandons within the limit left out; answered-only: answered calls only; "
                + "abandons-within-met: abandons within the limit count as met"
        ),
        Metric(
            "service_level_variants",
            "service level by variant",
            "ratio",
            "The service level as each of the five published variants has it, side by side.",
            formula:
                "within / offered; within / (offered - short abandons); within / (offered - abandons within); "
                + "within / answered; (within + abandons within) / offered"
        ),
        Metric(
            "service_level_target",
            "target met",
            "flag",
            "Whether the service level reaches its target, 80 percent when nothing else is said.",
            formula: "service_level >= target"
        ),
        Metric(
            "queue_answered_within",
            "answered so far",
            "ratio",
            "Calls answered with a wait of up to the line's limit, out of all offered to the queue.",
            formula: "count of answered visits where the wait <= limit / queue_offered"
        ),
    ]

    private static let queueWaits = [
        Metric(
            "queue_asa",
            "mean wait",
            "seconds",
            "Average speed of answer in queues: from the entry into the queue to the answer, of the answered calls; "
                + "beside it their median, 90th percentile (nearest rank) and longest wait.",
            formula:
                "sum of (duration_seconds - talk_seconds) of answered queue legs, where the agent's record tells of the talk until "
                + "the agent's answer at most / queue_answered",
            variants: "from the call's start: asa_from_start"
        ),
        Metric(
            "queue_wait",
            "mean wait of all",
            "seconds",
            "From the entry into the queue to the answer or to leaving it, shared out over answered and abandoned calls; of a "
                + "call that came back to the queue, the waits up to the first answer together.",
            formula: "sum of waits / (queue_answered + queue_abandoned), waits known"
        ),
        Metric(
            "abandon_wait",
            "until abandoned",
            "seconds",
            "How long the callers who abandoned had waited in the queue: mean and longest.",
            formula: "sum of waits of abandoned visits / their count"
        ),
        Metric(
            "asa_from_start",
            "mean wait from call start",
            "seconds",
            "The wait of calls answered in the queue, counted from the call's start: IVR and announcements are part of it.",
            formula: "sum of (answer - calls.started_at) / queue_answered"
        ),
        Metric(
            "queue_talk",
            "talk",
            "seconds",
            "Conversation of the calls answered in the queue, holds included; the queue's own record has it, the agent's "
                + "repeats it or, where that one has none, tells it alone.",
            formula: "sum of talk_seconds of answered queue legs, else of the agents' legs or offers"
        ),
        Metric(
            "wait_distribution",
            "wait distribution",
            "count",
            "Calls by length of wait in the queue, answered and abandoned side by side.",
            formula: "count of visits by wait up to 10, 20, 30, 60, 120, 300 seconds, and more",
            variants: "other limits; from the call's start"
        ),
        Metric(
            "satisfaction",
            "satisfaction",
            "score",
            "The mean of the digits that callers keyed in the survey after their calls; answers of several digits or none are "
                + "no score.",
            formula: "sum of surveys.result / count of surveys, of one digit each"
        ),
        Metric(
            "survey_answers",
            "answers",
            "count",
            "Calls with an answer to the survey, in all and by the digit keyed; of several, the last counts.",
            formula: "count of calls with a row in surveys"
        ),
        Metric(
            "survey_asked",
            "asked",
            "count",
            "Calls that reached the survey, answered by the caller or not.",
            formula: "count of calls with a leg to the survey or a row in surveys"
        ),
        Metric(
            "survey_response_rate",
            "response rate",
            "ratio",
            "Callers who answered the survey out of those who reached it.",
            formula: "survey_answers / survey_asked",
            variants: "out of all answered calls"
        ),
    ]
}
