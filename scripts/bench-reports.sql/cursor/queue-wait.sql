SELECT CASE WHEN wait <= 10 THEN 10 WHEN wait <= 20 THEN 20 WHEN wait <= 30 THEN 30 WHEN wait <= 60 THEN 60
    WHEN wait <= 120 THEN 120 WHEN wait <= 300 THEN 300 END, 1, answered, wait
FROM (SELECT l.disposition = 'answered' AS answered, l.duration_seconds - coalesce(l.talk_seconds, 0) AS wait
    FROM leg l WHERE :legs AND l.leg > 0 AND l.callee_kind = 'queue');
