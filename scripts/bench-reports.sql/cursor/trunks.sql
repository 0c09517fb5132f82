-- Without lines in use at once.
SELECT c.trunk, 1, c.direction = 'inbound', c.direction = 'outbound', c.outcome = 'answered', c.talk_seconds,
    c.ended_at - c.started_at
FROM call c WHERE :calls AND c.trunk IS NOT NULL;
