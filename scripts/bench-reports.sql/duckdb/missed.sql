WITH spoken AS (
    SELECT c.contact_key, c.started_at FROM call c WHERE :calls AND c.outcome = 'answered' AND c.contact_key IS NOT NULL
), missed AS (
    SELECT c.* FROM call c WHERE :calls AND c.missed = 1
), rang AS (
    SELECT o.call, string_agg(DISTINCT o.extension, ' ' ORDER BY o.extension) AS phones
    FROM offer o SEMI JOIN missed m ON m.id = o.call GROUP BY 1
), called AS (
    SELECT l.call, string_agg(DISTINCT l.callee, ' ' ORDER BY l.callee) AS phones
    FROM leg l SEMI JOIN missed m ON m.id = l.call WHERE l.callee_kind = 'extension' GROUP BY 1
)
SELECT c.id, p.name AS pbx, c.started_at, c.started_local, c.caller, c.caller_name, c.did, c.queue, c.outcome, c.wait_seconds,
    coalesce(r.phones, l.phones) AS rung, s.started_at AS returned_at
FROM missed c JOIN pbx p ON p.id = c.pbx LEFT JOIN rang r ON r.call = c.id LEFT JOIN called l ON l.call = c.id
    ASOF LEFT JOIN spoken s ON s.contact_key = c.contact_key AND s.started_at > c.started_at
ORDER BY c.started_at DESC;
