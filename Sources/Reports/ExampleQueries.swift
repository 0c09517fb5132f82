/// A question with a query over the public views that answers it.
public struct ExampleQuery: Hashable, Sendable {
    public let question: String
    public let sql: String
}

/// Starting points for people with only the file and the `sqlite3` shell, as the archive's `example_queries` has them.
public enum ExampleQueries {
    public static let all = [
        ExampleQuery(
            question: "How many calls of each direction were there yesterday, and how did they end?",
            sql: """
                SELECT direction, outcome, count(*) AS calls FROM calls
                WHERE local_date = date('now', 'localtime', '-1 day')
                GROUP BY direction, outcome ORDER BY direction, calls DESC
                """
        ),
        ExampleQuery(
            question: "Which calls were missed in the last seven days?",
            sql: """
                SELECT id, started_local, caller, caller_name, did, queue, outcome, wait_seconds FROM calls
                WHERE missed = 1 AND started_at >= unixepoch('now', '-7 days') ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "How many calls a day, and what share of the ended ones did a person answer?",
            sql: """
                SELECT local_date, count(*) AS calls, sum(outcome = 'answered') AS answered,
                    sum(state = 'ended') AS ended,
                    round(100.0 * sum(outcome = 'answered') / nullif(sum(state = 'ended'), 0), 1) AS answered_percent
                FROM calls WHERE local_date >= date('now', 'localtime', '-30 days')
                GROUP BY local_date ORDER BY local_date
                """
        ),
        ExampleQuery(
            question: "At which hours of which weekdays do most calls come in?",
            sql: """
                SELECT local_weekday, local_hour, count(*) AS calls FROM calls
                WHERE direction = 'inbound' AND local_date >= date('now', 'localtime', '-28 days')
                GROUP BY local_weekday, local_hour ORDER BY calls DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How much did each extension talk this month, by legs?",
            sql: """
                SELECT callee AS extension, max(callee_name) AS name, count(*) AS legs,
                    sum(disposition = 'answered') AS answered, sum(talk_seconds) AS talk_seconds
                FROM legs
                WHERE callee_kind = 'extension' AND started_local >= date('now', 'localtime', 'start of month')
                    AND started_at >= unixepoch('now', 'start of month', '-1 day')
                GROUP BY callee ORDER BY talk_seconds DESC
                """
        ),
        ExampleQuery(
            question: "Which phones let calls ring out most often?",
            sql: """
                SELECT extension, count(*) AS rang, sum(result = 'missed') AS missed FROM offers
                GROUP BY extension ORDER BY missed DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How long do callers wait in each queue, and how many give up?",
            sql: """
                SELECT queue, count(*) AS calls, sum(outcome = 'abandoned') AS abandoned,
                    round(avg(CASE WHEN outcome = 'answered' THEN wait_seconds END)) AS mean_wait_answered,
                    max(wait_seconds) AS longest_wait
                FROM calls WHERE queue IS NOT NULL AND state = 'ended' GROUP BY queue ORDER BY calls DESC
                """
        ),
        ExampleQuery(
            question: "What happened in the newest call, leg by leg?",
            sql: """
                SELECT leg, started_local, caller, callee, callee_kind, disposition, ring_seconds, talk_seconds
                FROM legs WHERE call = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY leg
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
            question: "Which outside numbers called most often?",
            sql: """
                SELECT caller, max(caller_name) AS name, count(*) AS calls, sum(missed) AS missed FROM calls
                WHERE direction = 'inbound' AND caller IS NOT NULL GROUP BY caller ORDER BY calls DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How many calls and minutes went over each trunk?",
            sql: """
                SELECT trunk, direction, count(*) AS calls, round(sum(talk_seconds) / 60.0, 1) AS talk_minutes
                FROM calls WHERE trunk IS NOT NULL GROUP BY trunk, direction ORDER BY calls DESC
                """
        ),
        ExampleQuery(
            question: "Which calls were transferred, and is it proven?",
            sql: """
                SELECT id, started_local, caller, answered_by, transfer_count, transfer_proven FROM calls
                WHERE transfer_count > 0 ORDER BY started_at DESC LIMIT 50
                """
        ),
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
                SELECT id, pbx, datetime(received_at, 'unixepoch') AS received_utc, type, error, frame FROM events
                WHERE status = 'quarantined' ORDER BY id DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "What does each column of the view calls hold?",
            sql: "SELECT column_name, description FROM column_descriptions WHERE view = 'calls'"
        ),
    ]
}
