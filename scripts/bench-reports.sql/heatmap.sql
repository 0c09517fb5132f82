-- Served by the hourly sums.
SELECT c.local_weekday, c.local_hour, count(*), sum(c.missed) FROM call c WHERE :calls GROUP BY 1, 2;
