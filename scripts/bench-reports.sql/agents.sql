-- Scans calls of queues and their offers.
SELECT o.extension || '@' || p.name AS agent, max((SELECT n.callee_name FROM leg n
        WHERE n.call = c.id AND n.leg > 0 AND n.callee = o.extension LIMIT 1)) AS agent_name,
    count(*) AS all_offers, sum(o.result = 'answered') AS answered, sum(o.result = 'missed') AS unanswered,
    sum(o.result = 'elsewhere') AS taken_elsewhere, sum(o.result = 'caller_gave_up') AS given_up,
    sum(o.result = 'missed' AND c.outcome <> 'answered') AS unanswered_alone,
    sum(iif(o.result = 'answered', o.ended_at - o.answered_at, 0)) AS talk_seconds,
    sum(iif(o.result = 'answered', o.hold_seconds, NULL)) AS hold_seconds,
    round(avg(iif(o.result = 'answered', o.ring_seconds, NULL))) AS mean_ring_seconds
FROM call c JOIN offer o ON o.call = c.id JOIN pbx p ON p.id = c.pbx WHERE :calls AND c.queue IS NOT NULL
    AND (o.path = c.queue OR EXISTS (SELECT 1 FROM leg q WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue'
        AND o.rang_at BETWEEN q.started_at - 2 AND q.started_at + q.duration_seconds))
GROUP BY c.pbx, o.extension;
