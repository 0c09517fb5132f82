-- Scans calls of queues and their offers.
WITH ring AS (
    SELECT c.pbx, o.extension, count(*) AS all_offers, sum(o.result = 'answered') AS answered,
        sum(o.result = 'missed') AS unanswered, sum(o.result = 'elsewhere') AS taken_elsewhere,
        sum(o.result = 'caller_gave_up') AS given_up, sum(o.result = 'missed' AND c.outcome <> 'answered') AS unanswered_alone,
        sum(iif(o.result = 'answered', o.ended_at - o.answered_at, 0)) AS talk_seconds,
        sum(iif(o.result = 'answered', o.hold_seconds, NULL)) AS hold_seconds,
        round(avg(iif(o.result = 'answered', o.ring_seconds, NULL))) AS mean_ring_seconds,
        max(iif(o.result = 'answered', c.id, NULL)) AS latest
    FROM call c JOIN offer o ON o.call = c.id WHERE :calls AND c.queue IS NOT NULL
        AND (o.path = c.queue OR EXISTS (SELECT 1 FROM leg q WHERE q.call = c.id AND q.leg > 0 AND q.callee_kind = 'queue'
            AND o.rang_at BETWEEN q.started_at - 2 AND q.started_at + q.duration_seconds))
    GROUP BY 1, 2
)
SELECT r.extension || '@' || p.name AS agent,
    (SELECT max(n.callee_name) FROM leg n WHERE n.call = r.latest AND n.leg > 0 AND n.callee = r.extension) AS agent_name,
    r.all_offers, r.answered, r.unanswered, r.taken_elsewhere, r.given_up, r.unanswered_alone, r.talk_seconds, r.hold_seconds,
    r.mean_ring_seconds
FROM ring r JOIN pbx p ON p.id = r.pbx;
