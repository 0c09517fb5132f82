extension ExampleQueries {
    static let archive = [
        ExampleQuery(
            question: "Are there days that are not complete?",
            sql: """
                SELECT pbx, local_date, status, connected_seconds, gap_seconds, pbx_legs, archive_legs FROM coverage
                WHERE status <> 'complete' ORDER BY local_date DESC
                """
        ),
        ExampleQuery(
            question: "When was the feed down, and has it been repaired?",
            sql: """
                SELECT pbx, datetime(began_at, 'unixepoch') AS began_utc, ended_at - began_at AS seconds, reason, repair,
                    legs_recovered
                FROM gaps ORDER BY began_at DESC
                """
        ),
        ExampleQuery(
            question: "Which frames could not be understood, and why?",
            sql: """
                SELECT id, pbx, datetime(received_at, 'unixepoch') AS received_utc, type, error, frame FROM quarantine
                ORDER BY id DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "Which frames did the PBX send about the newest call?",
            sql: """
                SELECT e.id, datetime(e.received_at, 'unixepoch') AS received_utc, e.type_name, e.status, e.frame
                FROM calls c JOIN events e ON e.call_id = c.call_id AND e.pbx = c.pbx
                WHERE c.id = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY e.received_ms, e.id
                """
        ),
        ExampleQuery(
            question: "Which frames of the call with this id came twice?",
            sql: """
                SELECT id, datetime(received_at, 'unixepoch') AS received_utc, type_name, connection FROM events
                WHERE call_id = '172.2' AND status = 'duplicate' ORDER BY id
                """
        ),
        ExampleQuery(
            question: "Which calls of the last seven days rest on when frames were received, because no record tells?",
            sql: """
                SELECT id, started_local, direction, caller, outcome, time_source FROM calls
                WHERE (estimated = 1 OR time_source = 'received') AND started_at >= unixepoch('now', '-7 days')
                ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which calls are going on, and for how long?",
            sql: """
                SELECT id, pbx, started_local, direction, caller, dialed, answered_by, unixepoch('now') - started_at AS seconds
                FROM live_calls ORDER BY started_at
                """
        ),
        ExampleQuery(
            question: "How is a figure defined, and what else is it taken to mean?",
            sql: """
                SELECT metric, unit, definition, formula, variants FROM metric_definitions WHERE metric = 'service_level'
                """
        ),
        ExampleQuery(
            question: "What does each column of the view calls hold?",
            sql: """
                SELECT column_name, description FROM column_descriptions WHERE view = 'calls'
                """
        ),
    ]
}
