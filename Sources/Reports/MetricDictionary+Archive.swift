import CallColumns

extension MetricDictionary {
    /// What counts as one number in reports about outside parties.
    static let sameNumber =
        "Numbers are the same when the last \(PhoneNumberKey.comparedDigits) digits of their international spelling are, or of "
        + "the PBX's spelling where the archive has no other."

    static let returns = [
        Metric(
            "returned_missed_calls",
            "returned",
            "count",
            "Missed calls whose caller has had an answered call since, in either direction, before the period's end.",
            formula: "count of missed calls with a later answered call of the same outside number",
            variants: "within a fixed time; only calls back"
        ),
        Metric(
            "unreturned_missed_calls",
            "unreturned",
            "count",
            "Missed calls from outside whose caller has not been spoken with since. " + sameNumber,
            formula: "missed_calls - returned_missed_calls",
            variants: "a later call by the same caller that was answered settles it: meant here, or not"
        ),
        Metric(
            "response_time",
            "after",
            "seconds",
            "From a missed call to the first answered call with the same number. " + sameNumber,
            formula: "started_at of that call - started_at of the missed call",
            variants: "to the first attempt, answered or not"
        ),
        Metric(
            "return_attempts",
            "tries",
            "count",
            "Outbound calls to a missed caller that nobody answered, before the one that was.",
            formula: "count of later outbound calls not answered"
        ),
    ]

    static let archive = [
        Metric(
            "day_status",
            "status",
            "word",
            "complete: after the day's end the PBX counted as many legs as the archive; partial: the counts differ; "
                + "unproven: not compared yet.",
            formula: "coverage.status"
        ),
        Metric(
            "connected_time",
            "connected",
            "seconds",
            "How long the feed of live events was connected and acknowledged.",
            formula: "coverage.connected_seconds"
        ),
        Metric(
            "gap_time",
            "in gaps",
            "seconds",
            "How long it was not, from the first connection on, repaired or not.",
            formula: "coverage.gap_seconds"
        ),
        Metric("gaps", "gaps", "count", "Intervals without a live feed.", formula: "count of gaps"),
        Metric(
            "open_gaps",
            "open gaps",
            "count",
            "Gaps that no reconciliation with the PBX's history has covered yet.",
            formula: "count of gaps where repair = 'pending'"
        ),
        Metric(
            "pbx_legs",
            "PBX legs",
            "count",
            "Call detail records of the day by the PBX's own count.",
            formula: "coverage.pbx_legs"
        ),
        Metric(
            "archive_legs",
            "our legs",
            "count",
            "Call detail records of the day in the archive.",
            formula: "coverage.archive_legs"
        ),
        Metric(
            "quarantined_frames",
            "quarantined",
            "count",
            "Received frames that could not be understood; they are kept, with the reason.",
            formula: "count of events where status = 'quarantined'"
        ),
        Metric(
            "coverage_share",
            "coverage",
            "ratio",
            "The share of the period, so far as it has passed, with the feed connected or since reconciled.",
            formula: "covered seconds / seconds passed, summed over PBXs",
            variants: "a complete day counts whole, whatever gaps it has"
        ),
    ]
}
