-- Served by the hourly sums.
-- Compared: where calls > 0. The report also has the hours without a call.
SELECT c.local_weekday AS weekday_number, c.local_hour AS hour, count(*) AS calls, sum(c.missed) AS missed
FROM call c WHERE :calls GROUP BY 1, 2;
