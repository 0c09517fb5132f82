SELECT min(c.talk_seconds / 120, 5) * 120, 1, c.direction = 'inbound', c.direction = 'outbound', c.direction = 'internal',
    c.talk_seconds
FROM call c WHERE :calls AND c.outcome = 'answered';
