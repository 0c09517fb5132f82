-- Scans calls, and the legs of those that were sent on.
WITH used AS (
    SELECT c.pbx, c.trunk, c.direction, c.outcome, c.talk_seconds, c.started_at, c.ended_at FROM call c
    WHERE :calls AND c.trunk IS NOT NULL
), step AS (
    SELECT pbx, trunk, started_at AS moment, 1 AS change FROM used UNION ALL SELECT pbx, trunk, ended_at, -1 FROM used
), level AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY moment, change ROWS UNBOUNDED PRECEDING) AS running FROM step
), peak AS (
    SELECT pbx, trunk, max(running) AS peak FROM level GROUP BY 1, 2
)
SELECT u.trunk || '@' || p.name AS trunk, u.calls, u.inbound, u.outbound, u.answered, u.talk_seconds, u.asr, u.failed,
    u.in_use_seconds, k.peak
FROM (
    SELECT pbx, trunk, count(*) AS calls, sum(direction = 'inbound') AS inbound, sum(direction = 'outbound') AS outbound,
        sum(outcome = 'answered') AS answered, sum(talk_seconds) AS talk_seconds, sum(direction = 'outbound' AND outcome = 'failed') AS failed,
        round(sum(direction = 'outbound' AND outcome = 'answered') * 1.0 / nullif(sum(direction = 'outbound'), 0), 6) AS asr,
        sum(ended_at - started_at) AS in_use_seconds
    FROM used GROUP BY pbx, trunk
) u JOIN peak k ON k.pbx = u.pbx AND k.trunk = u.trunk JOIN pbx p ON p.id = u.pbx;
