-- Scans calls and their first legs.
-- Compared: where direction <> 'total'. The report also has a line of totals.
WITH part AS (
    SELECT c.pbx, c.direction, l.callee_kind AS kind, CASE WHEN l.callee_kind NOT IN ('external', 'other') THEN l.callee END AS first,
        max(l.callee_name) AS name, c.wait_seconds AS wait, c.outcome = 'answered' AS answered, count(*) AS calls,
        sum(c.leg_count) AS legs, max(c.leg_count) AS most, sum(c.leg_count >= 3) AS three, sum(c.leg_count >= 5) AS five,
        sum(c.leg_count > 1 AND (SELECT count(*) > count(DISTINCT x.callee) FROM leg x WHERE x.call = c.id AND x.leg > 0
            AND x.callee_kind IN ('ivr', 'queue', 'ring_group'))) AS loops
    FROM call c LEFT JOIN leg l ON l.call = c.id AND l.leg = 1 WHERE :calls GROUP BY 1, 2, 3, 4, wait, answered
), ranked AS (
    SELECT *, sum(calls) OVER (PARTITION BY pbx, direction, kind, first, answered ORDER BY wait) AS upto,
        sum(calls) OVER (PARTITION BY pbx, direction, kind, first, answered) AS total
    FROM part
)
SELECT r.direction, r.kind AS first_kind, r.first || '@' || p.name AS first, max(r.name) AS first_name, sum(calls) AS calls,
    sum(iif(answered, calls, 0)) AS answered, round(sum(iif(answered, wait * calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0))
        AS mean_routing_seconds,
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)) AS p90_routing_seconds,
    max(iif(answered, wait, NULL)) AS max_routing_seconds,
    round(sum(iif(answered AND wait > 30, calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0), 6) AS over_30,
    round(sum(iif(answered AND wait > 60, calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0), 6) AS over_60,
    round(sum(legs) * 1.0 / sum(calls), 6) AS mean_legs, sum(three) AS legs_3_or_more, sum(five) AS legs_5_or_more,
    max(most) AS max_legs, sum(loops) AS loops
FROM ranked r JOIN pbx p ON p.id = r.pbx GROUP BY r.pbx, r.direction, r.kind, r.first;
