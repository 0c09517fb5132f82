-- Scans calls and their first legs.
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
SELECT pbx, direction, kind, first, max(name), sum(calls), sum(iif(answered, calls, 0)), sum(iif(answered, wait * calls, 0)),
    max(iif(answered, wait, NULL)), min(iif(answered AND upto * 100 >= total * 90, wait, NULL)),
    sum(iif(answered AND wait > 30, calls, 0)), sum(iif(answered AND wait > 60, calls, 0)), sum(legs), max(most), sum(three),
    sum(five), sum(loops)
FROM ranked GROUP BY 1, 2, 3, 4;
