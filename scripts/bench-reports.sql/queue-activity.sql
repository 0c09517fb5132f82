-- Scans legs.
-- Compared: where offered > 0. The report also has the days without a call.
WITH visit AS (
    SELECT date(l.started_at + l.utc_offset, 'unixepoch') AS day, l.disposition = 'answered' AS answered, l.talk_seconds AS talk,
        l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue'
), part AS (
    SELECT day, answered, wait, count(*) AS calls, sum(talk) AS talk FROM visit GROUP BY 1, 2, 3
), ranked AS (
    SELECT *, sum(calls) OVER (PARTITION BY day, answered ORDER BY wait) AS upto,
        sum(calls) OVER (PARTITION BY day, answered) AS total
    FROM part
)
SELECT day, sum(calls) AS offered, sum(iif(answered, calls, 0)) AS answered, sum(iif(NOT answered, calls, 0)) AS abandoned,
    round(sum(iif(answered AND wait <= 20, calls, 0)) * 1.0 / sum(calls), 6) AS service_level,
    sum(iif(NOT answered AND wait <= 5, calls, 0)) AS short_abandons,
    round(sum(wait * calls) * 1.0 / sum(calls)) AS mean_wait_seconds,
    max(iif(NOT answered, wait, NULL)) AS max_abandon_seconds, max(iif(answered, wait, NULL)) AS max_wait_seconds, sum(talk) AS talk_seconds,
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)) AS p90_wait_seconds,
    min(iif(answered AND upto * 2 >= total, wait, NULL)) AS median_wait_seconds
FROM ranked GROUP BY 1;
