-- Scans legs.
WITH visit AS (
    SELECT date(l.started_at + l.utc_offset, 'unixepoch') AS day, l.disposition = 'answered' AS answered, l.talk_seconds AS talk,
        l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l JOIN call c ON c.id = l.call WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue'
), part AS (
    SELECT day, answered, wait, count(*) AS calls, sum(talk) AS talk FROM visit GROUP BY 1, 2, 3
), ranked AS (
    SELECT *, sum(calls) OVER (PARTITION BY day, answered ORDER BY wait) AS upto,
        sum(calls) OVER (PARTITION BY day, answered) AS total
    FROM part
)
SELECT day, sum(calls), sum(iif(answered, calls, 0)), sum(iif(NOT answered, calls, 0)),
    sum(iif(answered AND wait <= 20, calls, 0)), sum(iif(NOT answered AND wait <= 5, calls, 0)),
    sum(iif(answered, wait * calls, 0)), max(iif(answered, wait, NULL)), sum(talk),
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)), min(iif(answered AND upto * 2 >= total, wait, NULL))
FROM ranked GROUP BY 1;
