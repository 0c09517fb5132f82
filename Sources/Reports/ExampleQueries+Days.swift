extension ExampleQueries {
    static let days = [
        ExampleQuery(
            question: "How many calls of each direction were there yesterday, and how did they end?",
            sql: """
                SELECT direction, outcome, count(*) AS calls FROM calls
                WHERE local_date = date('now', 'localtime', '-1 day')
                GROUP BY direction, outcome ORDER BY direction, calls DESC
                """
        ),
        ExampleQuery(
            question: "How many calls were there today so far, and how many are going on?",
            sql: """
                SELECT pbx, count(*) AS calls, sum(missed) AS missed, sum(state = 'live') AS live FROM calls_today GROUP BY pbx
                """
        ),
        ExampleQuery(
            question: "Which calls began on one day, in order?",
            sql: """
                SELECT id, started_local, direction, caller, dialed, answered_by, outcome, wait_seconds, talk_seconds FROM calls
                WHERE local_date = date('now', 'localtime', '-1 day') ORDER BY started_at
                """
        ),
        ExampleQuery(
            question: "How many calls a day, and what share of the ended ones did a person answer?",
            sql: """
                SELECT local_date, sum(calls) AS calls, sum(answered) AS answered,
                    round(100.0 * sum(answered) / nullif(sum(calls), 0), 1) AS answered_percent
                FROM call_days WHERE local_date >= date('now', 'localtime', '-30 days')
                GROUP BY local_date ORDER BY local_date
                """
        ),
        ExampleQuery(
            question: "How many calls a month, and how many more than in the month before?",
            sql: """
                SELECT substr(local_date, 1, 7) AS month, sum(calls) AS calls,
                    sum(calls) - lag(sum(calls)) OVER (ORDER BY substr(local_date, 1, 7)) AS more,
                    round(sum(talk_seconds) / 3600.0, 1) AS talk_hours
                FROM call_days GROUP BY month ORDER BY month
                """
        ),
        ExampleQuery(
            question: "Which share of the calls of each month was inbound, outbound, internal?",
            sql: """
                SELECT substr(local_date, 1, 7) AS month, sum(calls) AS calls,
                    round(100.0 * sum(inbound) / nullif(sum(calls), 0), 1) AS inbound_percent,
                    round(100.0 * sum(outbound) / nullif(sum(calls), 0), 1) AS outbound_percent,
                    round(100.0 * sum(internal) / nullif(sum(calls), 0), 1) AS internal_percent
                FROM call_days GROUP BY month ORDER BY month
                """
        ),
        ExampleQuery(
            question: "How many calls fall on each weekday, on average of the last twelve weeks?",
            sql: """
                SELECT local_weekday, sum(calls) AS calls, round(sum(calls) / 12.0, 1) AS mean_per_day FROM call_days
                WHERE local_date >= date('now', 'localtime', '-84 days') AND local_date < date('now', 'localtime')
                GROUP BY local_weekday ORDER BY local_weekday
                """
        ),
        ExampleQuery(
            question:
                "At which hours of which weekdays do calls come in, on average of the last four weeks? (heat map)",
            sql: """
                SELECT local_weekday, local_hour, sum(calls) / 4.0 AS mean_calls, sum(missed) / 4.0 AS mean_missed FROM call_hours
                WHERE direction = 'inbound' AND local_date >= date('now', 'localtime', '-28 days')
                    AND local_date < date('now', 'localtime')
                GROUP BY local_weekday, local_hour ORDER BY local_weekday, local_hour
                """
        ),
        ExampleQuery(
            question: "Which were the busiest hours ever?",
            sql: """
                SELECT local_date, local_hour, sum(calls) AS calls FROM call_hours
                GROUP BY local_date, local_hour ORDER BY calls DESC, local_date, local_hour LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How many calls went on at once yesterday at the most, and when?",
            sql: """
                WITH change(at, step, utc_offset) AS (
                    SELECT started_at, 1, utc_offset FROM calls
                    WHERE local_date BETWEEN date('now', 'localtime', '-2 days') AND date('now', 'localtime', '-1 day')
                    UNION ALL
                    SELECT ended_at, -1, utc_offset FROM calls
                    WHERE local_date BETWEEN date('now', 'localtime', '-2 days') AND date('now', 'localtime', '-1 day')
                        AND ended_at IS NOT NULL
                ), level AS (
                    -- Ends come before starts: a call that ends as another begins does not overlap it.
                    SELECT at, datetime(at + utc_offset, 'unixepoch') AS local, sum(step) OVER (ORDER BY at, step) AS calls FROM change
                )
                SELECT local, calls FROM level WHERE date(local) = date('now', 'localtime', '-1 day')
                ORDER BY calls DESC, at LIMIT 1
                """
        ),
        ExampleQuery(
            question: "Which calls came in outside business hours in the last seven days?",
            sql: """
                SELECT id, started_local, contact, did, outcome, wait_seconds FROM calls
                WHERE started_at >= unixepoch('now', '-7 days') AND direction = 'inbound'
                    AND (local_weekday >= 5 OR local_hour NOT BETWEEN 8 AND 17)
                ORDER BY started_at DESC
                """
        ),
        ExampleQuery(
            question:
                "Which of our numbers are called most, and how many of these calls does a person answer? (last 31 days)",
            sql: """
                SELECT did, count(*) AS calls, sum(outcome = 'answered') AS answered, sum(missed) AS missed FROM calls
                WHERE direction = 'inbound' AND did IS NOT NULL AND local_date >= date('now', 'localtime', '-31 days')
                GROUP BY did ORDER BY calls DESC LIMIT 20
                """
        ),
        ExampleQuery(
            question: "How many calls and minutes went over each trunk in the last seven days?",
            sql: """
                SELECT trunk, sum(inbound) AS inbound, sum(outbound) AS outbound, round(sum(talk_seconds) / 60.0, 1) AS talk_minutes
                FROM trunk_hours WHERE local_date >= date('now', 'localtime', '-7 days') GROUP BY trunk ORDER BY trunk
                """
        ),
        ExampleQuery(
            question: "How much was each trunk in use in each hour of yesterday?",
            sql: """
                SELECT trunk, local_hour, calls, failed, round(duration_seconds / 3600.0, 2) AS erlangs FROM trunk_hours
                WHERE local_date = date('now', 'localtime', '-1 day') ORDER BY trunk, hour_at
                """
        ),
    ]
}
