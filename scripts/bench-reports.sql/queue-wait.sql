-- Scans legs.
WITH visit AS (
    SELECT c.pbx, l.callee AS queue, l.callee_name AS name, l.disposition = 'answered' AS answered, l.talk_seconds AS talk,
        l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l JOIN call c ON c.id = l.call WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue'
)
SELECT answered, CASE WHEN wait <= 10 THEN 10 WHEN wait <= 20 THEN 20 WHEN wait <= 30 THEN 30 WHEN wait <= 60 THEN 60
    WHEN wait <= 120 THEN 120 WHEN wait <= 300 THEN 300 END AS up_to, count(*), sum(wait)
FROM visit GROUP BY 1, 2;
