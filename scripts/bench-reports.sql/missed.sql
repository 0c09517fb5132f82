-- Scans calls: prints each missed one, with what came later from the same number.
SELECT c.id, p.name AS pbx, c.started_at, c.started_local, c.caller, c.caller_name, c.did, c.queue, c.outcome, c.wait_seconds,
    coalesce((SELECT group_concat(extension, ' ') FROM (SELECT DISTINCT o.extension FROM offer o WHERE o.call = c.id ORDER BY 1)),
        (SELECT group_concat(callee, ' ') FROM (SELECT DISTINCT l.callee FROM leg l
            WHERE l.call = c.id AND l.leg > 0 AND l.callee_kind = 'extension' ORDER BY 1))) AS rung,
    (SELECT min(r.started_at) FROM call r
        WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered') AS returned_at
FROM call c JOIN pbx p ON p.id = c.pbx WHERE :calls AND c.missed = 1 ORDER BY c.started_at DESC;
