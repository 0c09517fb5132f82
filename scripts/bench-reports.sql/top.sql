-- Scans calls.
SELECT max(c.contact) AS party, max(c.caller_name) AS some_name, count(*) AS calls, sum(c.direction = 'inbound') AS inbound,
    sum(c.direction = 'outbound') AS outbound, sum(c.outcome = 'answered') AS answered, sum(c.talk_seconds) AS talk_seconds
FROM call c WHERE :calls AND c.direction IN ('inbound', 'outbound') AND c.contact_key IS NOT NULL
GROUP BY c.contact_key ORDER BY calls DESC, talk_seconds DESC LIMIT 50;
