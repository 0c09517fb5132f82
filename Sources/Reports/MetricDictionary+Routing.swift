extension MetricDictionary {
    static let routing = destinations + transferMetrics + ways

    private static let destinations = [
        Metric(
            "group_offered",
            "offered",
            "count",
            "Calls that rang the ring group, once in each group.",
            formula: "count of (call, ring group) with a leg to the ring group, by the start of the first"
        ),
        Metric(
            "group_calls",
            "calls",
            "count",
            "Of these, the calls that this extension answered, or that nobody of the group did.",
            formula: "count of visits by the callee of the first answered leg within the group's leg"
        ),
        Metric(
            "group_share",
            "of offered",
            "ratio",
            "The line's calls out of all offered to the group.",
            formula: "group_calls / group_offered"
        ),
        Metric(
            "group_wait",
            "mean wait",
            "seconds",
            "From ringing the group to the answer, or to leaving it without one.",
            formula: "sum of (duration_seconds - talk_seconds) of the group's legs / count"
        ),
        Metric(
            "group_talk",
            "talk",
            "seconds",
            "Conversation of the calls that the group answered.",
            formula: "sum of talk_seconds of the group's answered legs"
        ),
        Metric(
            "ivr_entries",
            "entries",
            "count",
            "How often callers came to the IVR; one who comes back to it counts again.",
            formula: "count of legs where callee_kind = 'ivr'"
        ),
        Metric(
            "ivr_next",
            "calls",
            "count",
            "Of these entries, those that this destination followed, or none because the caller hung up.",
            formula: "count of IVR legs by the call's next leg"
        ),
        Metric(
            "ivr_share",
            "of entries",
            "ratio",
            "The line's entries out of all of the IVR.",
            formula: "ivr_next / ivr_entries"
        ),
        Metric(
            "ivr_answered",
            "then answered",
            "ratio",
            "Of the line's entries, those of calls that a person answered in the end.",
            formula: "count of IVR legs of calls where outcome = 'answered' / ivr_next"
        ),
        Metric(
            "ivr_time",
            "mean time in it",
            "seconds",
            "How long callers spent in the IVR before they went on or hung up.",
            formula: "sum of duration_seconds of IVR legs / count"
        ),
    ]

    private static let transferMetrics = [
        Metric(
            "transfers",
            "transfers",
            "count",
            "How often the answering person changed after the first answer.",
            formula: "sum of transfer_count",
            variants: "proven only: transfers_proven"
        ),
        Metric(
            "transfer_share",
            "of all transfers",
            "ratio",
            "The line's transfers out of all of the report.",
            formula: "transfers / transfers of all pairs"
        ),
        Metric(
            "transfers_proven",
            "proven",
            "count",
            "Transfers in calls in which a transfer event or the channels prove the change of person.",
            formula: "sum of transfer_count where transfer_proven = 1"
        ),
        Metric(
            "transfers_inferred",
            "inferred",
            "count",
            "Transfers that only the call records suggest: another person answered later.",
            formula: "transfers - transfers_proven"
        ),
        Metric(
            "transferred_calls",
            "calls",
            "count",
            "Calls in which the answering person changed.",
            formula: "count of calls where transfer_count > 0"
        ),
        Metric(
            "transfer_rate",
            "transfer rate",
            "ratio",
            "Answered calls in which the answering person changed, out of answered calls; a group of phones ringing for the "
                + "first answer is no transfer.",
            formula: "transferred_calls / answered_calls",
            variants: "moves from queue to queue"
        ),
        Metric(
            "bounce_backs",
            "bounced back",
            "count",
            "Transfers whose next transfer went back to where the call came from: candidates for calls sent to the wrong "
                + "person.",
            formula: "count of transfers from A to B that one from B to A follows in the same call"
        ),
        Metric(
            "transfer_depth",
            "most in a call",
            "count",
            "The most transfers of one call with such a pair.",
            formula: "maximum of transfer_count"
        ),
    ]

    private static let ways = [
        Metric(
            "routing_time",
            "routing time",
            "seconds",
            "From the call's start to the first person's answer, of answered calls: mean, 90th percentile (nearest rank), "
                + "longest.",
            formula: "wait_seconds of calls where outcome = 'answered'"
        ),
        Metric(
            "long_routing",
            "long routing",
            "ratio",
            "Answered calls whose routing time exceeded the limit, out of answered calls with a known one.",
            formula: "count of answered calls where wait_seconds > 30 / count where wait_seconds is known",
            variants: "limits of 30, 45 or 60 seconds, each in its column"
        ),
        Metric(
            "legs_of_calls",
            "legs of calls",
            "count",
            "How many stages a call went through: the mean, the calls of at least that many, and the most.",
            formula: "leg_count"
        ),
        Metric(
            "routing_loops",
            "loops",
            "count",
            "Calls that entered the same IVR, queue or ring group more than once.",
            formula: "count of calls with two legs to the same callee of kind ivr, queue or ring_group"
        ),
    ]
}
