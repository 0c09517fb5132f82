-- Without the order of waits that percentiles need.
SELECT l.callee, 1, l.disposition = 'answered', l.duration_seconds - coalesce(l.talk_seconds, 0), l.talk_seconds
FROM leg l WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue';
