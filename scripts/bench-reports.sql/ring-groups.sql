-- Scans legs; the generated file has no ring groups.
SELECT c.pbx, l.callee, max(l.callee_name), l.disposition = 'answered', c.answered_by, count(*),
    avg(l.duration_seconds - l.talk_seconds), sum(l.talk_seconds)
FROM leg l JOIN call c ON c.id = l.call WHERE :legs AND l.leg > 0 AND l.callee_kind = 'ring_group' GROUP BY 1, 2, 4, 5;
