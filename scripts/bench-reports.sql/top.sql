-- Scans calls.
SELECT c.contact_key, max(c.contact), max(c.caller_name), count(*) AS calls, sum(c.direction = 'inbound'),
    sum(c.direction = 'outbound'), sum(c.outcome = 'answered'), sum(c.talk_seconds)
FROM call c WHERE :calls AND c.direction IN ('inbound', 'outbound') GROUP BY 1 ORDER BY calls DESC LIMIT 50;
