-- Without longest talks and names.
SELECT l.callee, 1, l.disposition = 'answered', iif(l.disposition = 'answered', l.talk_seconds, 0), 0, 0
FROM leg l WHERE :legs AND l.leg > 0 AND l.callee_kind = 'extension'
UNION ALL
SELECT l.caller, 1, l.disposition = 'answered', iif(l.disposition = 'answered', l.talk_seconds, 0), 0, 0
FROM leg l WHERE :legs AND l.leg > 0 AND l.direction IN ('outbound', 'internal')
UNION ALL
SELECT o.extension, 0, 0, 0, 1, o.result = 'answered' FROM call c JOIN offer o ON o.call = c.id WHERE :calls;
