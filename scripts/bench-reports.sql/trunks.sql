-- Scans calls, and the legs of those that were sent on.
WITH used AS (
    SELECT c.pbx, c.trunk, c.direction, c.outcome, c.talk_seconds, c.started_at, c.ended_at FROM call c
    WHERE :calls AND c.trunk IS NOT NULL
), step AS (
    SELECT pbx, trunk, started_at AS at, 1 AS change FROM used UNION ALL SELECT pbx, trunk, ended_at, -1 FROM used
), level AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
)
SELECT u.*, max(l.running) FROM (
    SELECT pbx, trunk, count(*) AS calls, sum(direction = 'inbound'), sum(direction = 'outbound'), sum(outcome = 'answered'),
        sum(talk_seconds), sum(direction = 'outbound' AND outcome = 'answered'), sum(outcome = 'failed'),
        sum(ended_at - started_at)
    FROM used GROUP BY pbx, trunk
) u JOIN level l ON l.pbx = u.pbx AND l.trunk = u.trunk GROUP BY u.pbx, u.trunk;
