-- Scans legs and offers.
WITH part AS (
    SELECT date(l.started_at + l.utc_offset, 'unixepoch') AS day, c.pbx, CASE k.column1 WHEN 0 THEN l.callee ELSE l.caller END AS extension, l.direction, l.disposition,
        max(CASE k.column1 WHEN 0 THEN l.callee_name ELSE l.caller_name END) AS name, count(*) AS legs,
        sum(iif(l.disposition = 'answered', l.talk_seconds, 0)) AS talk, max(l.talk_seconds) AS longest
    FROM leg l JOIN call c ON c.id = l.call CROSS JOIN (VALUES (0), (1)) k
    WHERE :legs AND l.leg > 0 AND (k.column1 = 0 AND l.callee_kind = 'extension'
        OR k.column1 = 1 AND l.direction IN ('outbound', 'internal'))
    GROUP BY 1, 2, 3, 4, 5
), rung AS (
    SELECT c.local_date AS day, c.pbx, o.extension, count(*) AS offers, sum(o.result = 'answered') AS answered, sum(o.result = 'missed') AS missed
    FROM call c JOIN offer o ON o.call = c.id WHERE :calls GROUP BY 1, 2, 3
)
SELECT p.day, p.pbx, p.extension, max(p.name), sum(p.legs), sum(iif(p.disposition = 'answered', p.legs, 0)), sum(p.talk),
    max(p.longest), sum(iif(p.direction = 'inbound' AND p.disposition = 'answered', p.legs, 0)),
    sum(iif(p.direction = 'outbound' AND p.disposition = 'answered', p.legs, 0)),
    sum(iif(p.direction = 'internal' AND p.disposition = 'answered', p.legs, 0)), r.offers, r.answered, r.missed
FROM part p LEFT JOIN rung r ON r.day = p.day AND r.pbx = p.pbx AND r.extension = p.extension
GROUP BY 1, 2, 3;
