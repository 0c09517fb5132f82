-- Scans calls for those with a transfer, and reads their legs.
SELECT c.pbx, l.callee, n.callee, count(*), sum(c.transfer_proven)
FROM call c JOIN leg l ON l.call = c.id AND l.leg > 0 JOIN leg n ON n.call = c.id AND n.leg > l.leg
WHERE :calls AND c.transfer_count > 0 AND l.callee_kind = 'extension' AND n.callee_kind = 'extension' GROUP BY 1, 2, 3;
