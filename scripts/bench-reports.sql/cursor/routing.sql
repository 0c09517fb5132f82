-- Without the order of waits that percentiles need, and without loops.
SELECT c.direction || l.callee_kind || l.callee, 1, c.outcome = 'answered', iif(c.outcome = 'answered', c.wait_seconds, 0),
    c.leg_count, c.leg_count >= 3
FROM call c JOIN leg l ON l.call = c.id AND l.leg = 1 WHERE :calls;
