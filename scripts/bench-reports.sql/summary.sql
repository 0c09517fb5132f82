-- Served by the hourly sums.
SELECT c.direction, count(*), sum(c.outcome = 'answered'), sum(c.outcome = 'voicemail'), sum(c.outcome = 'abandoned'),
    sum(c.outcome = 'no_answer'), sum(c.outcome = 'busy'), sum(c.outcome = 'failed'), sum(c.state = 'live'), sum(c.missed),
    sum(c.talk_seconds), avg(iif(c.outcome = 'answered', c.wait_seconds, NULL))
FROM call c WHERE :calls GROUP BY c.direction;
