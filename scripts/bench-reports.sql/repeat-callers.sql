-- Scans calls.
SELECT number, count(*), sum(started_at - before <= 86400) AS repeats, sum(outcome = 'answered'), sum(missed), min(started_at),
    max(started_at)
FROM (
    SELECT c.contact_key AS number, c.started_at, c.outcome, c.missed,
        lag(c.started_at) OVER (PARTITION BY c.contact_key ORDER BY c.started_at) AS before
    FROM call c WHERE :calls AND c.direction = 'inbound' AND c.contact_key IS NOT NULL
) GROUP BY number HAVING repeats > 0 ORDER BY repeats DESC;
