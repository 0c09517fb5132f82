-- Scans calls of queues and their offers.
SELECT c.pbx, o.extension, count(*), sum(o.result = 'answered'), sum(o.result = 'missed'), sum(o.result = 'elsewhere'),
    sum(o.result = 'caller_gave_up'), sum(o.result = 'missed' AND c.outcome <> 'answered'),
    sum(iif(o.result = 'answered', o.ended_at - o.answered_at, 0)), sum(iif(o.result = 'answered', o.hold_seconds, 0)),
    avg(iif(o.result = 'answered', o.ring_seconds, NULL)),
    max((SELECT n.callee_name FROM leg n WHERE n.call = c.id AND n.leg > 0 AND n.callee = o.extension LIMIT 1))
FROM call c JOIN offer o ON o.call = c.id WHERE :calls AND c.queue IS NOT NULL
    AND (o.path = c.queue OR EXISTS (SELECT 1 FROM leg q WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue'
        AND o.rang_at BETWEEN q.started_at - 2 AND q.started_at + q.duration_seconds))
GROUP BY 1, 2;
