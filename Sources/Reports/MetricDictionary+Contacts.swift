extension MetricDictionary {
    static let contacts = [
        Metric(
            "owed_time",
            "owed for",
            "seconds",
            "Since the number's first missed call that nobody has returned.",
            formula: "now - started_at of the first unreturned missed call"
        ),
        Metric(
            "owed_attempts",
            "tries since",
            "count",
            "Outbound calls to the number since its first unreturned missed call that nobody answered.",
            formula: "count of later outbound calls not answered"
        ),
        Metric(
            "called_back",
            "called back",
            "count",
            "Missed calls whose first later answered call went out to the caller.",
            formula: "count of missed calls whose first answered contact is outbound"
        ),
        Metric(
            "called_again",
            "called again",
            "count",
            "Missed calls whose caller was answered when calling again, before anybody had called back with success.",
            formula: "count of missed calls whose first answered contact is inbound"
        ),
        Metric(
            "first_attempt",
            "first tries",
            "count",
            "Missed calls by the time until the first outbound call to the caller, answered or not; one that the caller "
                + "made unnecessary by calling again is never.",
            formula: "count of missed calls by started_at of the first later outbound call - started_at"
        ),
        Metric(
            "response_percentiles",
            "response percentiles",
            "seconds",
            "The response time that half, and nine tenths, of the returned missed calls did not exceed.",
            formula: "smallest response_time with at least 50 % (90 %) of all at or below it",
            variants: "interpolated between two calls"
        ),
        Metric(
            "repeat_calls",
            "repeats",
            "count",
            "Inbound calls that came soon after a call before by the same number: within 24 hours, or as --within says. "
                + sameNumber,
            formula: "count of inbound calls where started_at - started_at of the number's call before <= W",
            variants: "the same queue only (--queue); within 7 days"
        ),
        Metric(
            "party_calls",
            "calls of a party",
            "count",
            "Calls of the period with the number, to it, with its country, or by the extension. An extension has the calls that "
                + "it made, and those that it was the first to answer. " + sameNumber,
            formula: "count of calls by outside number, dialled number, country, or extension"
        ),
        Metric(
            "party_talk_time",
            "talk of a party",
            "seconds",
            "Conversation of these calls; a transferred call's counts whole for who answered first.",
            formula: "sum of talk_seconds"
        ),
    ]

    static let groups = [
        Metric(
            "group_size",
            "extensions",
            "count",
            "Extensions that the configuration file puts into the group, whether they did anything or not.",
            formula: "count of extensions of the group"
        ),
        Metric(
            "active_extensions",
            "active",
            "count",
            "Extensions of the group that had a leg or rang in the period.",
            formula: "count of extensions of the group with a leg or an offer"
        ),
    ]

    static let growth = [
        Metric(
            "table_rows",
            "rows",
            "count",
            "Rows of the table for what began, or was received, in the month.",
            formula: "count of rows by month"
        ),
        Metric(
            "table_bytes",
            "bytes",
            "bytes",
            "The table's pages in the file, with those of its indexes, shared out over its rows.",
            formula: "bytes of table and indexes * rows of the month / rows of the table"
        ),
        Metric(
            "disk_full",
            "full on",
            "date",
            "When the archive's disk will be full if calls take as much a day as they have over the last 30 days.",
            formula: "today + free bytes / (bytes of rows of the last 30 days / 30)"
        ),
    ]
}
