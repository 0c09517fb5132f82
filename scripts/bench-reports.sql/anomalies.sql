-- Served by the hourly sums; scans calls to other countries.
-- Not compared: the text counts hours; how far each is from its norm is left to who reads it.
SELECT c.pbx, c.local_date, c.local_hour, count(*), sum(c.direction = 'outbound'),
    count(DISTINCT iif(c.direction = 'outbound' AND c.contact LIKE '+%', substr(c.contact, 2, 2), NULL))
FROM call c WHERE :calls GROUP BY 1, 2, 3;
