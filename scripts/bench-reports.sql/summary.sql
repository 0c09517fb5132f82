-- Served by the hourly sums.
-- Compared: where direction <> 'total'. The report also has a line of totals.
SELECT c.direction, count(*) AS calls, sum(c.outcome = 'answered') AS answered, sum(c.outcome = 'voicemail') AS voicemail,
    sum(c.outcome = 'abandoned') AS abandoned, sum(c.outcome = 'no_answer') AS no_answer, sum(c.outcome = 'busy') AS busy,
    sum(c.outcome = 'failed') AS failed, sum(c.state = 'live') AS live, sum(c.missed) AS missed,
    sum(c.talk_seconds) AS talk_seconds, round(avg(iif(c.outcome = 'answered', c.wait_seconds, NULL))) AS mean_wait_seconds
FROM call c WHERE :calls GROUP BY c.direction;
