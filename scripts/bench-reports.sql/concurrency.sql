-- Scans calls.
WITH step AS (
    SELECT c.pbx, c.trunk, c.local_date, c.started_at AS at, 1 AS change FROM call c WHERE :calls
    UNION ALL SELECT c.pbx, c.trunk, c.local_date, c.ended_at, -1 FROM call c WHERE :calls
), level AS (
    SELECT pbx, local_date, sum(change) OVER (PARTITION BY pbx ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
), line AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY at, change ROWS UNBOUNDED PRECEDING) AS running FROM step
)
SELECT pbx, local_date, max(running) FROM level GROUP BY 1, 2
UNION ALL SELECT pbx, trunk, max(running) FROM line GROUP BY 1, 2;
