-- Scans calls: prints each missed one, with what came later from the same number.
SELECT c.id, c.pbx, c.started_at, c.started_local, c.caller, c.caller_name, c.did, c.queue, c.outcome, c.wait_seconds,
    (SELECT group_concat(o.extension, ' ') FROM offer o WHERE o.call = c.id),
    (SELECT min(r.started_at) FROM call r
        WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered')
FROM call c WHERE :calls AND c.missed = 1 ORDER BY c.started_at DESC;
