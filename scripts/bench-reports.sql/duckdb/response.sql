WITH spoken AS (
    SELECT c.contact_key, c.started_at FROM call c WHERE :calls AND c.outcome = 'answered' AND c.contact_key IS NOT NULL
), reached AS (
    SELECT s.started_at - c.started_at AS seconds FROM call c ASOF LEFT JOIN spoken s
        ON s.contact_key = c.contact_key AND s.started_at > c.started_at
    WHERE :calls AND c.missed = 1 AND c.contact_key IS NOT NULL
)
SELECT CASE WHEN seconds < 300 THEN 0 WHEN seconds < 900 THEN 300 WHEN seconds < 1800 THEN 900 WHEN seconds < 3600 THEN 1800
    WHEN seconds < 7200 THEN 3600 WHEN seconds < 14400 THEN 7200 WHEN seconds < 28800 THEN 14400
    WHEN seconds < 86400 THEN 28800 WHEN seconds IS NOT NULL THEN 86400 END AS from_seconds, count(*) AS missed_calls
FROM reached GROUP BY 1;
