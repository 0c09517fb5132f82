-- Without first destinations and names.
SELECT c.did, 1, c.outcome = 'answered', c.missed, iif(c.outcome = 'answered', c.wait_seconds, 0), c.talk_seconds
FROM call c WHERE :calls AND c.direction = 'inbound';
