-- Scans calls.
SELECT band, count(*), avg(seconds) FROM (
    SELECT seconds, CASE WHEN seconds < 300 THEN 0 WHEN seconds < 900 THEN 1 WHEN seconds < 1800 THEN 2 WHEN seconds < 3600 THEN 3
        WHEN seconds < 7200 THEN 4 WHEN seconds < 14400 THEN 5 WHEN seconds < 28800 THEN 6 WHEN seconds < 86400 THEN 7
        WHEN seconds IS NOT NULL THEN 8 END AS band
    FROM (SELECT (SELECT min(r.started_at) FROM call r
        WHERE r.contact_key = c.contact_key AND r.started_at > c.started_at AND r.outcome = 'answered') - c.started_at AS seconds FROM call c WHERE :calls AND c.missed = 1)
) GROUP BY band;
