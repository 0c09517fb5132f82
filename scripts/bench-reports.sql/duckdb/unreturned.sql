WITH spoken AS (
    SELECT c.contact_key, max(c.started_at) AS last_at FROM call c WHERE :calls AND c.outcome = 'answered' GROUP BY 1
)
SELECT max(c.caller) AS caller, count(*) AS missed_calls, min(c.started_at) AS first_missed_at,
    max(c.started_at) AS last_missed_at, max(c.did) AS some_did, max(c.queue) AS some_queue
FROM call c LEFT JOIN spoken s ON s.contact_key = c.contact_key
WHERE :calls AND c.missed = 1 AND c.contact_key IS NOT NULL AND c.started_at >= coalesce(s.last_at, 0)
GROUP BY c.contact_key ORDER BY 3;
