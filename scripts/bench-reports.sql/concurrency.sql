-- Scans calls.
-- Compared: where peak > 0. The report also has the days without a call.
WITH step AS (
    SELECT c.pbx, c.trunk, c.local_date, c.started_at AS moment, 1 AS change FROM call c WHERE :calls
    UNION ALL SELECT c.pbx, c.trunk, c.local_date, c.ended_at, -1 FROM call c WHERE :calls
), level AS (
    SELECT pbx, local_date, sum(change) OVER (PARTITION BY pbx ORDER BY moment, change ROWS UNBOUNDED PRECEDING) AS running FROM step
), line AS (
    SELECT pbx, trunk, sum(change) OVER (PARTITION BY pbx, trunk ORDER BY moment, change ROWS UNBOUNDED PRECEDING) AS running
    FROM step WHERE trunk IS NOT NULL
), day AS (
    SELECT pbx, local_date, max(running) AS peak FROM level GROUP BY 1, 2
)
SELECT p.name AS pbx, scope, local_date, trunk, peak FROM (
    SELECT pbx, 'period' AS scope, NULL AS local_date, NULL AS trunk, max(peak) AS peak FROM day GROUP BY 1
    UNION ALL SELECT pbx, 'day', local_date, NULL, peak FROM day
    UNION ALL SELECT pbx, 'trunk', NULL, trunk, max(running) FROM line GROUP BY 1, 4
) s JOIN pbx p ON p.id = s.pbx;
