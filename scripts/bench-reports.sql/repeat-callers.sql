-- Scans calls.
SELECT max(caller) AS some_spelling, count(*) AS calls, sum(started_at - before <= 86400) AS repeats,
    sum(outcome = 'answered') AS answered, sum(missed) AS missed, min(started_at) AS first_at, max(started_at) AS last_at
FROM (
    SELECT c.contact_key AS number, c.caller, c.started_at, c.outcome, c.missed,
        lag(c.started_at) OVER (PARTITION BY c.contact_key ORDER BY c.started_at) AS before
    FROM call c WHERE :calls-and-a-day AND c.direction = 'inbound' AND c.contact_key IS NOT NULL
) c WHERE :calls GROUP BY number HAVING sum(started_at - before <= 86400) > 0 ORDER BY repeats DESC;
