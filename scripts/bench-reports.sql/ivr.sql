-- Scans legs, and the legs after them.
SELECT l.callee || '@' || p.name AS ivr, max(l.callee_name) AS ivr_name, coalesce(n.callee_kind, 'hung_up') AS next_kind,
    CASE WHEN n.callee_kind <> 'external' THEN n.callee END AS next, max(n.callee_name) AS next_name, count(*) AS calls,
    round(sum(c.outcome = 'answered') * 1.0 / count(*), 6) AS answered, round(avg(l.duration_seconds)) AS mean_seconds
FROM leg l JOIN call c ON c.id = l.call JOIN pbx p ON p.id = c.pbx LEFT JOIN leg n ON n.call = l.call AND n.leg = l.leg + 1
WHERE :legs AND l.leg > 0 AND l.callee_kind = 'ivr' GROUP BY c.pbx, l.callee, 3, 4;
