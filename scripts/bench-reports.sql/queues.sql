-- Scans legs.
-- Compared: where queue <> 'total'. The report also has a line of totals.
WITH visit AS (
    SELECT c.pbx, l.callee AS queue, l.callee_name AS name, l.disposition = 'answered' AS answered, l.talk_seconds AS talk,
        l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l JOIN call c ON c.id = l.call WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue'
), part AS (
    SELECT pbx, queue, answered, wait, max(name) AS name, count(*) AS calls, sum(talk) AS talk FROM visit GROUP BY 1, 2, 3, 4
), ranked AS (
    SELECT *, sum(calls) OVER (PARTITION BY pbx, queue, answered ORDER BY wait) AS upto,
        sum(calls) OVER (PARTITION BY pbx, queue, answered) AS total
    FROM part
)
SELECT r.queue || '@' || p.name AS queue, max(r.name) AS queue_name, sum(calls) AS offered,
    sum(iif(answered, calls, 0)) AS answered, sum(iif(NOT answered, calls, 0)) AS abandoned,
    round(sum(iif(answered AND wait <= 20, calls, 0)) * 1.0 / sum(calls), 6) AS service_level,
    sum(iif(NOT answered AND wait <= 5, calls, 0)) AS short_abandons,
    round(sum(wait * calls) * 1.0 / sum(calls)) AS mean_wait_seconds,
    max(iif(NOT answered, wait, NULL)) AS max_abandon_seconds, max(iif(answered, wait, NULL)) AS max_wait_seconds, sum(talk) AS talk_seconds,
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)) AS p90_wait_seconds,
    min(iif(answered AND upto * 2 >= total, wait, NULL)) AS median_wait_seconds
FROM ranked r JOIN pbx p ON p.id = r.pbx GROUP BY r.pbx, r.queue;
