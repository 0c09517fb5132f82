-- Scans calls.
SELECT max(c.caller) AS caller, count(*) AS missed_calls, min(c.started_at) AS first_missed_at,
    max(c.started_at) AS last_missed_at, max(c.did) AS some_did, max(c.queue) AS some_queue
FROM call c WHERE :calls AND c.missed = 1 AND c.contact_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM call r
    WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered')
GROUP BY c.contact_key ORDER BY 3;
