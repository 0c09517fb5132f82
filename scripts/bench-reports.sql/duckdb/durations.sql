SELECT least(c.talk_seconds // 120, 5) * 120 AS from_seconds, count(*) AS calls, sum(c.direction = 'inbound') AS inbound,
    sum(c.direction = 'outbound') AS outbound, sum(c.direction = 'internal') AS internal, sum(c.talk_seconds) AS talk_seconds
FROM call c WHERE :calls AND c.outcome = 'answered' GROUP BY 1;
