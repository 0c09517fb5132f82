SELECT c.contact_key, 1, c.direction = 'inbound', c.direction = 'outbound', c.outcome = 'answered', c.talk_seconds
FROM call c WHERE :calls AND c.direction IN ('inbound', 'outbound') AND c.contact_key IS NOT NULL;
