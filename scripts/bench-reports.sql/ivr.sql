-- Scans legs, and the legs after them.
SELECT c.pbx, l.callee, max(l.callee_name), coalesce(n.callee_kind, 'hung_up'),
    CASE WHEN n.callee_kind <> 'external' THEN n.callee END, max(n.callee_name), count(*), sum(c.outcome = 'answered'),
    avg(l.duration_seconds)
FROM leg l JOIN call c ON c.id = l.call LEFT JOIN leg n ON n.call = l.call AND n.leg = l.leg + 1
WHERE :legs AND l.leg > 0 AND l.callee_kind = 'ivr' GROUP BY 1, 2, 4, 5;
