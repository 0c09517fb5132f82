-- Scans calls.
SELECT min(c.talk_seconds / 120, 5) AS band, count(*), sum(c.direction = 'inbound'), sum(c.direction = 'outbound'),
    sum(c.direction = 'internal'), sum(c.talk_seconds)
FROM call c WHERE :calls AND c.outcome = 'answered' GROUP BY 1;
