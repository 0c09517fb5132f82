-- Scans calls for those with a transfer, and reads their legs.
-- Compared: where "from" <> 'total'. The report also has a line of totals.
SELECT l.callee || '@' || p.name AS "from", n.callee || '@' || p.name AS "to", count(*) AS transfers,
    sum(c.transfer_proven) AS proven
FROM call c JOIN pbx p ON p.id = c.pbx JOIN leg l ON l.call = c.id AND l.leg > 0
    JOIN leg n ON n.call = c.id AND n.leg > l.leg
WHERE :calls AND c.transfer_count > 0 AND l.callee_kind = 'extension' AND n.callee_kind = 'extension' GROUP BY c.pbx, l.callee, n.callee;
