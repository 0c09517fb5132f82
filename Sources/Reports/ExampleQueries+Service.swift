extension ExampleQueries {
    static let service = [
        ExampleQuery(
            question: "Which calls were missed in the last seven days, who was rung, and was the caller reached since?",
            sql: """
                SELECT id, started_local, caller, caller_name, did, queue, outcome, wait_seconds, rung, returned, attempts
                FROM missed_calls WHERE started_at >= unixepoch('now', '-7 days') ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "Whom do we still owe a call? (missed in the last seven days, not spoken with since)",
            sql: """
                SELECT max(contact) AS contact, count(*) AS missed, max(started_local) AS last, max(attempts) AS attempts
                FROM unreturned_calls WHERE local_date >= date('now', 'localtime', '-7 days')
                GROUP BY contact_key ORDER BY last DESC
                """
        ),
        ExampleQuery(
            question: "How soon were missed callers spoken with? (by day, last seven days)",
            sql: """
                SELECT local_date, count(*) AS missed, sum(returned) AS returned, round(avg(response_seconds) / 60.0) AS mean_minutes
                FROM missed_calls WHERE local_date >= date('now', 'localtime', '-7 days') GROUP BY local_date ORDER BY local_date
                """
        ),
        ExampleQuery(
            question: "Which calls ended in voicemail in the last seven days?",
            sql: """
                SELECT id, started_local, caller, caller_name, did, queue, wait_seconds, duration_seconds FROM calls
                WHERE outcome = 'voicemail' AND started_at >= unixepoch('now', '-7 days') ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question: "How long do callers wait in each queue, and how many give up? (last 31 days)",
            sql: """
                SELECT queue, sum(offered) AS offered, sum(answered) AS answered, sum(abandoned) AS abandoned,
                    sum(answered_wait_seconds) / nullif(sum(answered_wait_calls), 0) AS mean_wait_answered,
                    max(longest_wait_seconds) AS longest_wait
                FROM queue_days WHERE local_date >= date('now', 'localtime', '-31 days') GROUP BY queue ORDER BY offered DESC
                """
        ),
        ExampleQuery(
            question:
                "What is each queue's service level? (80/20; variant 1: every abandoned call counts as offered; last 31 days)",
            sql: """
                SELECT queue, sum(answered_within_20) AS answered_within_20, sum(offered) - sum(live) AS offered,
                    round(100.0 * sum(answered_within_20) / nullif(sum(offered) - sum(live), 0), 1) AS service_level_percent
                FROM queue_days WHERE local_date >= date('now', 'localtime', '-31 days') GROUP BY queue ORDER BY queue
                """
        ),
        ExampleQuery(
            question: "What is each queue's service level without short abandons? (80/20; variant 2; last 31 days)",
            sql: """
                SELECT queue, sum(answered_within_20) AS answered_within_20,
                    sum(offered) - sum(live) - sum(short_abandons) AS offered,
                    round(100.0 * sum(answered_within_20) / nullif(sum(offered) - sum(live) - sum(short_abandons), 0), 1)
                        AS service_level_percent
                FROM queue_days WHERE local_date >= date('now', 'localtime', '-31 days') GROUP BY queue ORDER BY queue
                """
        ),
        ExampleQuery(
            question: "Who waited longest in the last seven days?",
            sql: """
                SELECT id, started_local, caller, queue, outcome, wait_seconds FROM calls
                WHERE direction = 'inbound' AND local_date >= date('now', 'localtime', '-7 days')
                ORDER BY wait_seconds DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How long do callers wait before an answer, and before they give up? (last 31 days)",
            sql: """
                SELECT CASE WHEN wait_seconds <= 10 THEN 10 WHEN wait_seconds <= 20 THEN 20 WHEN wait_seconds <= 30 THEN 30
                        WHEN wait_seconds <= 60 THEN 60 WHEN wait_seconds <= 120 THEN 120 WHEN wait_seconds <= 300 THEN 300 END
                        AS up_to_seconds,
                    sum(outcome = 'answered') AS answered, sum(outcome = 'abandoned') AS abandoned
                FROM calls
                WHERE direction = 'inbound' AND wait_seconds IS NOT NULL AND local_date >= date('now', 'localtime', '-31 days')
                GROUP BY up_to_seconds ORDER BY up_to_seconds NULLS LAST
                """
        ),
        ExampleQuery(
            question: "Which calls of the last seven days went from one queue to another?",
            sql: """
                SELECT c.id, c.started_local, c.caller, group_concat(l.callee, ' → ') AS queues, c.outcome, c.wait_seconds
                FROM calls c CROSS JOIN legs l ON l.call = c.id AND l.callee_kind = 'queue'
                WHERE c.queue IS NOT NULL AND c.local_date >= date('now', 'localtime', '-7 days')
                GROUP BY +c.id HAVING count(DISTINCT l.callee) > 1 ORDER BY c.started_at DESC
                """
        ),
        ExampleQuery(
            question: "Which phones let calls ring out most often? (last seven days)",
            sql: """
                SELECT o.extension, count(*) AS rang, sum(o.result = 'answered') AS answered,
                    sum(o.result = 'missed') AS missed
                FROM calls c CROSS JOIN offers o ON o.call = c.id
                WHERE c.local_date >= date('now', 'localtime', '-7 days')
                GROUP BY o.extension ORDER BY missed DESC, o.extension LIMIT 20
                """
        ),
        ExampleQuery(
            question: "Which ringings did this agent miss, and who took the call? (last seven days)",
            sql: """
                SELECT c.id, c.started_local, o.path, c.caller, o.ring_seconds, c.answered_by
                FROM calls c CROSS JOIN offers o ON o.call = c.id
                WHERE o.extension = '1001' AND o.result = 'missed' AND c.started_at >= unixepoch('now', '-7 days')
                ORDER BY c.started_at DESC
                """
        ),
        ExampleQuery(
            question: "How much did each extension talk this week, by legs?",
            sql: """
                SELECT extension, max(name) AS name, sum(legs) AS legs, sum(answered) AS answered, sum(talk_seconds) AS talk_seconds
                FROM extension_days WHERE local_date >= date('now', 'localtime', '-6 days', 'weekday 1')
                GROUP BY extension ORDER BY talk_seconds DESC, extension
                """
        ),
        ExampleQuery(
            question: "What did one extension do on each of the last seven days?",
            sql: """
                SELECT local_date, received, placed, answered, missed, talk_seconds, offers_missed FROM extension_days
                WHERE extension = '1001' AND local_date >= date('now', 'localtime', '-7 days') ORDER BY local_date
                """
        ),
        ExampleQuery(
            question: "Which calls were on hold longest in the last seven days?",
            sql: """
                SELECT c.id, c.started_local, o.extension, o.hold_seconds, c.talk_seconds FROM calls c CROSS JOIN offers o ON o.call = c.id
                WHERE o.hold_seconds > 0 AND c.local_date >= date('now', 'localtime', '-7 days')
                ORDER BY o.hold_seconds DESC LIMIT 20
                """
        ),
    ]
}
