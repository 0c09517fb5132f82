-- Scans legs and offers, as extensions does.
WITH part AS (
    SELECT c.pbx, CASE k.column1 WHEN 0 THEN l.callee ELSE l.caller END AS extension,
        l.direction, l.disposition, max(CASE k.column1 WHEN 0 THEN l.callee_name ELSE l.caller_name END) AS name,
        count(*) AS legs, sum(iif(l.disposition = 'answered', l.talk_seconds, 0)) AS talk, max(iif(l.disposition = 'answered', l.talk_seconds, NULL)) AS longest,
        0 AS offers, 0 AS accepted, 0 AS missed
    FROM leg l JOIN call c ON c.id = l.call CROSS JOIN (VALUES (0), (1)) k
    WHERE :legs AND l.leg > 0 AND (k.column1 = 0 AND l.callee_kind = 'extension'
        OR k.column1 = 1 AND l.direction IN ('outbound', 'internal'))
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT c.pbx, o.extension, NULL, NULL, NULL, 0, 0, NULL, count(*), sum(o.result = 'answered'), sum(o.result = 'missed')
    FROM call c JOIN offer o ON o.call = c.id WHERE :calls GROUP BY 1, 2
)
SELECT iif(s.extension < '1100', 'first-hundred', NULL) AS group_name, count(DISTINCT s.extension) AS active_extensions,
    sum(s.legs) AS legs,
    sum(iif(s.disposition = 'answered', s.legs, 0)) AS answered, sum(s.talk) AS talk_seconds,
    max(s.longest) AS longest_talk_seconds,
    sum(iif(s.direction = 'inbound' AND s.disposition = 'answered', s.legs, 0)) AS inbound_answered,
    sum(iif(s.direction = 'outbound' AND s.disposition = 'answered', s.legs, 0)) AS outbound_answered,
    sum(iif(s.direction = 'internal' AND s.disposition = 'answered', s.legs, 0)) AS internal_answered,
    sum(s.offers) AS offers, sum(s.accepted) AS offers_answered, sum(s.missed) AS offers_missed
FROM part s GROUP BY 1;
