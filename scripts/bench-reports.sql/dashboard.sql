-- Scans calls and legs: the reports of its sections one after the other.
SELECT c.direction, count(*), sum(c.outcome = 'answered'), sum(c.outcome = 'voicemail'), sum(c.outcome = 'abandoned'),
    sum(c.outcome = 'no_answer'), sum(c.outcome = 'busy'), sum(c.outcome = 'failed'), sum(c.state = 'live'), sum(c.missed),
    sum(c.talk_seconds), avg(iif(c.outcome = 'answered', c.wait_seconds, NULL))
FROM call c WHERE :calls GROUP BY c.direction;
SELECT c.local_weekday, c.local_hour, count(*), sum(c.missed) FROM call c WHERE :calls GROUP BY 1, 2;
SELECT max(c.caller), count(*), min(c.started_at), max(c.started_at), max(c.did), max(c.queue)
FROM call c WHERE :calls AND c.missed = 1 AND c.contact_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM call r
    WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered')
GROUP BY c.contact_key ORDER BY 3;
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
SELECT pbx, queue, max(name), sum(calls), sum(iif(answered, calls, 0)), sum(iif(NOT answered, calls, 0)),
    sum(iif(answered AND wait <= 20, calls, 0)), sum(iif(NOT answered AND wait <= 5, calls, 0)),
    sum(iif(answered, wait * calls, 0)), max(iif(answered, wait, NULL)), sum(talk),
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)), min(iif(answered AND upto * 2 >= total, wait, NULL))
FROM ranked GROUP BY 1, 2;
WITH visit AS (
    SELECT c.pbx, l.callee AS queue, l.callee_name AS name, l.disposition = 'answered' AS answered, l.talk_seconds AS talk,
        l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l JOIN call c ON c.id = l.call WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue'
)
SELECT answered, CASE WHEN wait <= 10 THEN 10 WHEN wait <= 20 THEN 20 WHEN wait <= 30 THEN 30 WHEN wait <= 60 THEN 60
    WHEN wait <= 120 THEN 120 WHEN wait <= 300 THEN 300 END AS up_to, count(*), sum(wait)
FROM visit GROUP BY 1, 2;
WITH part AS (
    SELECT c.pbx, CASE k.column1 WHEN 0 THEN l.callee ELSE l.caller END AS extension, l.direction, l.disposition,
        max(CASE k.column1 WHEN 0 THEN l.callee_name ELSE l.caller_name END) AS name, count(*) AS legs,
        sum(iif(l.disposition = 'answered', l.talk_seconds, 0)) AS talk, max(l.talk_seconds) AS longest
    FROM leg l JOIN call c ON c.id = l.call CROSS JOIN (VALUES (0), (1)) k
    WHERE :legs AND l.leg > 0 AND (k.column1 = 0 AND l.callee_kind = 'extension'
        OR k.column1 = 1 AND l.direction IN ('outbound', 'internal'))
    GROUP BY 1, 2, 3, 4
), rung AS (
    SELECT c.pbx, o.extension, count(*) AS offers, sum(o.result = 'answered') AS answered, sum(o.result = 'missed') AS missed
    FROM call c JOIN offer o ON o.call = c.id WHERE :calls GROUP BY 1, 2
)
SELECT p.pbx, p.extension, max(p.name), sum(p.legs), sum(iif(p.disposition = 'answered', p.legs, 0)), sum(p.talk),
    max(p.longest), sum(iif(p.direction = 'inbound' AND p.disposition = 'answered', p.legs, 0)),
    sum(iif(p.direction = 'outbound' AND p.disposition = 'answered', p.legs, 0)),
    sum(iif(p.direction = 'internal' AND p.disposition = 'answered', p.legs, 0)), r.offers, r.answered, r.missed
FROM part p LEFT JOIN rung r ON r.pbx = p.pbx AND r.extension = p.extension GROUP BY 1, 2;
WITH used AS (
    SELECT c.pbx, c.trunk, c.direction, c.outcome, c.talk_seconds, c.started_at, c.ended_at FROM call c
    WHERE :calls AND c.trunk IS NOT NULL
), step AS (
    SELECT pbx, trunk, started_at AS at, 1 AS change FROM used UNION ALL SELECT pbx, trunk, ended_at, -1 FROM used
), level AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
)
SELECT u.*, max(l.running) FROM (
    SELECT pbx, trunk, count(*) AS calls, sum(direction = 'inbound'), sum(direction = 'outbound'), sum(outcome = 'answered'),
        sum(talk_seconds), sum(direction = 'outbound' AND outcome = 'answered'), sum(outcome = 'failed'),
        sum(ended_at - started_at)
    FROM used GROUP BY pbx, trunk
) u JOIN level l ON l.pbx = u.pbx AND l.trunk = u.trunk GROUP BY u.pbx, u.trunk;
WITH step AS (
    SELECT c.pbx, c.trunk, c.local_date, c.started_at AS at, 1 AS change FROM call c WHERE :calls
    UNION ALL SELECT c.pbx, c.trunk, c.local_date, c.ended_at, -1 FROM call c WHERE :calls
), level AS (
    SELECT pbx, local_date, sum(change) OVER (PARTITION BY pbx ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
), line AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
)
SELECT pbx, local_date, max(running) FROM level GROUP BY 1, 2
UNION ALL SELECT pbx, trunk, max(running) FROM line GROUP BY 1, 2;
SELECT * FROM coverage WHERE local_date BETWEEN :from AND :to;
