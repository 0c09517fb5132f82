extension MetricDictionary {
    static let trunks = [
        Metric(
            "trunk_calls",
            "calls of a trunk",
            "count",
            "Uses of a trunk: calls that came or went by it, and legs that forwarded another trunk's call out by it.",
            formula: "count of calls by trunk + count of legs by dst_trunk where it is not the call's own"
        ),
        Metric(
            "trunk_attempts",
            "attempts",
            "count",
            "Uses of a trunk outwards that have ended.",
            formula: "count of ended outbound calls of the trunk + count of legs forwarded out by it"
        ),
        Metric(
            "asr",
            "answer-seizure ratio",
            "ratio",
            "Outward uses answered out of those attempted on a trunk.",
            formula: "answered outward uses / trunk_attempts",
            variants: "network effectiveness (NER): busy and unanswered phones count as reached"
        ),
        Metric(
            "ner",
            "NER",
            "ratio",
            "Network effectiveness ratio: outward uses that reached the other side, be it busy or unanswered, out of those "
                + "attempted.",
            formula: "(trunk_attempts - trunk_failures) / trunk_attempts"
        ),
        Metric(
            "trunk_failures",
            "failed outward uses",
            "count",
            "Outward uses that failed: neither answered, nor busy, nor left unanswered.",
            formula: "count of outward uses where outcome = 'failed'"
        ),
        Metric(
            "trunk_talk_time",
            "talk of a trunk",
            "seconds",
            "Conversation over the trunk; of a forwarded leg, its own.",
            formula: "sum of talk_seconds"
        ),
        Metric(
            "aloc",
            "mean talk (ALOC)",
            "seconds",
            "Average length of conversation (ALOC): talk over the trunk, shared out over its answered uses.",
            formula: "trunk_talk_time / answered uses",
            variants: "also called ACD; in minutes"
        ),
        Metric(
            "trunk_seconds",
            "in use",
            "seconds",
            "How long the trunk's lines were in use within the period, added up: a call's from its start to its end, a "
                + "forwarded leg's for the leg. Calls that already ran when the period began count from then on.",
            formula: "sum of the seconds of all uses within the period"
        ),
        Metric(
            "trunk_occupancy",
            "trunk occupancy",
            "erlang",
            "How many of a trunk's lines were in use on average over the period, so far as it has passed.",
            formula: "trunk_seconds / seconds of the period"
        ),
        Metric(
            "busy_hour",
            "busy hour",
            "erlang",
            "The mean number of lines in use in the busiest 60 minutes in a row, wherever these begin.",
            formula: "maximum of the seconds in use within any 3600 seconds / 3600",
            variants: "hours of the clock instead of any 60 minutes"
        ),
        Metric(
            "time_at_peak",
            "at peak",
            "seconds",
            "How long as many calls as at the peak were going on, all in all.",
            formula: "seconds with as many calls as peak_concurrency"
        ),
        Metric(
            "call_seconds",
            "time of calls",
            "seconds",
            "How long calls were going on within the stretch, added up; calls that already ran when it began count from then "
                + "on.",
            formula: "sum of the seconds of all calls within the stretch"
        ),
    ]

    static let patterns = [
        Metric(
            "did_calls",
            "inbound calls",
            "count",
            "Inbound calls that began in the period, by the number that their callers dialled.",
            formula: "count of calls where direction = 'inbound', by did"
        ),
        Metric(
            "first_destination",
            "first destination",
            "word",
            "Where most calls of the number went first: the callee of their first leg, and the share of calls that did.",
            formula: "the most frequent callee of leg 1; its calls / calls with a leg"
        ),
        Metric(
            "talk_bands",
            "calls by talk",
            "count",
            "Answered calls by the length of their conversation, from a band's lower bound up to, but not including, its upper.",
            formula: "count of answered calls by talk_seconds",
            variants: "legs instead of calls"
        ),
        Metric(
            "share_of_all",
            "share",
            "ratio",
            "The row's part of all that the report counts.",
            formula: "the row's count / the count of all rows"
        ),
        Metric(
            "volume_norm",
            "norm",
            "count",
            "What an hour usually has: the median of the same weekday and hour in the 8 weeks before it, as far back as the "
                + "archive goes; with fewer than 4 there is none.",
            formula: "median of calls of the same weekday and hour in the 8 weeks before"
        ),
        Metric(
            "deviation",
            "deviation",
            "number",
            "How far an hour is from its norm, in units of how much such hours usually differ from it; told from 4 on.",
            formula: "(calls - norm) / max(1.4826 * median distance from the norm, square root of the norm, 1)",
            variants: "standard deviations, which one odd week distorts"
        ),
    ]
}
