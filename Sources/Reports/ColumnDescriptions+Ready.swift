extension ColumnDescriptions {
    /// Views whose rows are calls; their columns mean what they mean in `calls`.
    static let listsOfCalls = [
        callList(
            "recent",
            """
            id pbx started_local direction caller caller_name dialed answered_by state outcome missed wait_seconds \
            talk_seconds duration_seconds queue trunk contact started_at
            """
        ),
        View(name: "live_calls", columns: calls[0].columns),
        View(name: "calls_today", columns: calls[0].columns),
        callList(
            "missed_calls",
            """
            id pbx call_id started_at started_local local_date local_hour local_weekday caller caller_name contact \
            contact_key did queue trunk outcome wait_seconds
            """,
            and: [
                rung,
                (
                    "returned",
                    "1: a later call with the same number was answered, in either direction; 0: none was yet; "
                        + "NULL: the number is withheld."
                ),
                ("returned_call", "The first such call: calls.id."),
                ("returned_at", "When that call began: Unix seconds, UTC."),
                ("response_seconds", "From the start of the missed call to the start of that call."),
                attempts,
            ]
        ),
        callList(
            "unreturned_calls",
            """
            id pbx call_id started_at started_local local_date local_hour local_weekday caller caller_name contact \
            contact_key did queue trunk outcome wait_seconds
            """,
            and: [rung, attempts]
        ),
    ]

    private static let rung = (
        "rung",
        "Extensions that rang, separated by spaces; those that the PBX's history names when no ringing was heard."
    )
    private static let attempts = ("attempts", "Calls back since that were not answered, before one was.")

    private static func callList(_ name: String, _ columns: String, and more: [(String, String)] = []) -> View {
        let known = Dictionary(calls[0].columns.map { ($0.0, $0.1) }) { first, _ in first }
        return View(
            name: name,
            columns: columns.split(separator: " ").map { (String($0), known[String($0)] ?? "") } + more
        )
    }

    /// Views whose rows are sums.
    static let sums = [
        View(
            name: "call_hours",
            columns: [
                pbx,
                day,
                ("local_hour", "Hour of the calls' start on the PBX's clock, 0 to 23."),
                weekday,
                hour,
                ("direction", "inbound, outbound or internal; NULL: unknown."),
                ("outcome", "How the calls ended: one of the outcomes of calls."),
                ("calls", "Ended calls that began in the hour; live ones are not counted yet."),
                ("missed", "Inbound ones that no person answered."),
                ("talk_seconds", "Their conversation with people, counted once."),
                ("wait_calls", "Those of them whose wait is known."),
                ("wait_seconds", "The sum of these waits."),
                ("duration_seconds", "The sum of their lengths."),
            ]
        ),
        View(
            name: "call_days",
            columns: [
                pbx,
                day,
                weekday,
                ("calls", "Ended calls that began on the day; live ones are not counted yet."),
                ("inbound", "Inbound ones."),
                ("outbound", "Outbound ones."),
                ("internal", "Internal ones."),
                ("answered", "Those that a person answered."),
                ("voicemail", "Those that reached voicemail and no person."),
                ("abandoned", "Inbound ones that ended in or after a queue without a person."),
                ("no_answer", "Those that nobody answered."),
                ("busy", "Those that found the other side busy."),
                ("failed", "Those that failed."),
                ("missed", "Inbound ones that no person answered, voicemail included."),
                ("talk_seconds", "Conversation with people, counted once."),
                ("answered_wait_calls", "Answered calls whose wait is known."),
                (
                    "answered_wait_seconds",
                    "The sum of these waits; divided by answered_wait_calls it is the mean wait."
                ),
                ("duration_seconds", "The sum of the calls' lengths."),
            ]
        ),
        View(
            name: "extension_days",
            columns: [
                pbx,
                day,
                (
                    "extension",
                    "Number of the extension; also an outside number that an outbound leg is said to come from."
                ),
                ("name", "Its name in one of the day's legs."),
                ("legs", "Legs in which it called or was called, of the calls that began on the day."),
                ("received", "Legs in which it was called."),
                ("placed", "Legs of outbound and internal calls in which it called."),
                ("answered", "Legs that were answered."),
                ("missed", "Legs that ended without an answer, and neither busy nor in voicemail."),
                ("busy", "Legs that found the other side busy."),
                ("voicemail", "Legs that voicemail took."),
                ("talk_seconds", "Talk of the answered legs."),
                ("longest_talk_seconds", "The longest talk of one leg; NULL: none was answered."),
                ("offers", "Ringings of its phones that the live events told of."),
                ("offers_answered", "Ringings that it answered."),
                ("offers_missed", "Ringings that ended unanswered while the caller was still there."),
            ]
        ),
        View(
            name: "queue_days",
            columns: [
                pbx,
                day,
                ("queue", "Number of the queue."),
                ("name", "Its name in one of the day's legs."),
                ("offered", "Calls that began on the day and reached the queue, each counted once."),
                ("answered", "Those that a person answered, in this queue or elsewhere."),
                ("answered_within_20", "Those that a person answered within 20 seconds of the call's start."),
                ("abandoned", "Those that came from outside and ended before a person answered anywhere."),
                ("short_abandons", "Abandoned ones whose caller waited no longer than 5 seconds."),
                ("voicemail", "Those that reached voicemail and no person."),
                ("unanswered", "Those that ended as no_answer, busy or failed, such as internal ones."),
                ("live", "Those that have not ended."),
                ("answered_wait_calls", "Answered ones whose wait is known."),
                (
                    "answered_wait_seconds",
                    "The sum of these waits; divided by answered_wait_calls it is the mean wait."
                ),
                ("longest_wait_seconds", "The longest wait, answered or not; NULL: none is known."),
                ("talk_seconds", "Conversation of these calls with people, wherever they were answered."),
            ]
        ),
        View(
            name: "trunk_hours",
            columns: [
                pbx,
                day,
                ("local_hour", "Hour of the calls' start on the PBX's clock, 0 to 23."),
                hour,
                ("trunk", "The trunk that the calls came in or went out by."),
                ("calls", "Calls that began in the hour."),
                ("inbound", "Inbound ones."),
                ("outbound", "Outbound ones."),
                ("answered", "Those that a person answered."),
                ("busy", "Those that found the other side busy."),
                ("failed", "Those that failed."),
                ("live", "Those that have not ended."),
                ("talk_seconds", "Their conversation with people."),
                ("duration_seconds", "Their whole lengths, though some end after the hour; divided by 3600: Erlangs."),
            ]
        ),
    ]

    /// Frames to look into.
    static let quarantine = [
        View(
            name: "quarantine",
            columns: [
                ("id", "Number of the frame in this file: events.id."),
                pbx,
                ("received_at", "When it was received: Unix seconds, UTC."),
                ("type", "The event's number, where it could be read."),
                ("call_id", "The PBX's identifier of the call that it is about, where it could be read."),
                ("error", "Why it could not be understood."),
                ("frame", "The text exactly as received; a BLOB where the bytes are no UTF-8."),
            ]
        )
    ]

    private static let pbx = ("pbx", "Configured name of the PBX, else its host.")
    private static let day = ("local_date", "Day of the calls' start on the PBX's clock: YYYY-MM-DD.")
    private static let weekday = ("local_weekday", "Weekday of that day: 0 is Monday, 6 is Sunday.")
    private static let hour = (
        "hour_at", "When the hour began: Unix seconds, UTC; it keeps the two hours of an autumn night apart."
    )
}
