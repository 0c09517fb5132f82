-- Scans calls.
SELECT max(c.caller), count(*), min(c.started_at), max(c.started_at), max(c.did), max(c.queue)
FROM call c WHERE :calls AND c.missed = 1 AND c.contact_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM call r
    WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered')
GROUP BY c.contact_key ORDER BY 3;
