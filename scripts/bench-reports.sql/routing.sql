-- Scans calls and legs.
-- Compared: where direction <> 'total'. The report also has a line of totals.
WITH way AS (
    SELECT l.call, max(iif(l.leg = 1, l.callee_kind, NULL)) AS kind, max(iif(l.leg = 1, l.callee, NULL)) AS callee,
        max(iif(l.leg = 1, l.callee_name, NULL)) AS name,
        count(iif(l.callee_kind IN ('ivr', 'queue', 'ring_group'), 1, NULL))
            > count(DISTINCT iif(l.callee_kind IN ('ivr', 'queue', 'ring_group'), l.callee, NULL)) AS looped
    FROM leg l WHERE :legs AND l.leg > 0 GROUP BY l.call
), part AS (
    SELECT c.pbx, c.direction, w.kind, CASE WHEN w.kind NOT IN ('external', 'other') THEN w.callee END AS first,
        max(w.name) AS name, c.wait_seconds AS wait, c.outcome = 'answered' AS answered, count(*) AS calls,
        sum(c.leg_count) AS legs, max(c.leg_count) AS most, sum(c.leg_count >= 3) AS three, sum(c.leg_count >= 5) AS five,
        sum(w.looped) AS loops
    FROM call c LEFT JOIN way w ON w.call = c.id WHERE :calls GROUP BY 1, 2, 3, 4, wait, answered
), ranked AS (
    SELECT *, sum(calls) OVER (PARTITION BY pbx, direction, kind, first, answered ORDER BY wait) AS upto,
        sum(calls) OVER (PARTITION BY pbx, direction, kind, first, answered) AS total
    FROM part
)
SELECT r.direction, r.kind AS first_kind, r.first || '@' || p.name AS first, max(r.name) AS first_name, sum(calls) AS calls,
    sum(iif(answered, calls, 0)) AS answered, round(sum(iif(answered, wait * calls, 0)) * 1.0
        / nullif(sum(iif(answered, calls, 0)), 0)) AS mean_routing_seconds,
    min(iif(answered AND upto * 100 >= total * 90, wait, NULL)) AS p90_routing_seconds,
    max(iif(answered, wait, NULL)) AS max_routing_seconds,
    round(sum(iif(answered AND wait > 30, calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0), 6) AS over_30,
    round(sum(iif(answered AND wait > 45, calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0), 6) AS over_45,
    round(sum(iif(answered AND wait > 60, calls, 0)) * 1.0 / nullif(sum(iif(answered, calls, 0)), 0), 6) AS over_60,
    round(sum(legs) * 1.0 / sum(calls), 6) AS mean_legs, sum(three) AS legs_3_or_more, sum(five) AS legs_5_or_more,
    max(most) AS max_legs, sum(loops) AS loops
FROM ranked r JOIN pbx p ON p.id = r.pbx GROUP BY r.pbx, r.direction, r.kind, r.first;
