-- Scans legs; the generated file has no ring groups.
SELECT l.callee || '@' || p.name AS ring_group, max(l.callee_name) AS ring_group_name, l.disposition = 'answered' AS picked_up,
    c.answered_by, count(*) AS calls, round(avg(l.duration_seconds - l.talk_seconds)) AS mean_wait_seconds,
    sum(l.talk_seconds) AS talk_seconds
FROM leg l JOIN call c ON c.id = l.call JOIN pbx p ON p.id = c.pbx
WHERE :legs AND l.leg > 0 AND l.callee_kind = 'ring_group' GROUP BY c.pbx, l.callee, 3, 4;
