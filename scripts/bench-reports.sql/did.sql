-- Scans calls and their first legs.
WITH part AS (
    SELECT c.did, l.callee, l.callee_kind, count(*) AS calls, sum(c.outcome = 'answered') AS answered, sum(c.missed) AS missed,
        sum(iif(c.outcome = 'answered', c.wait_seconds, 0)) AS wait, sum(c.talk_seconds) AS talk, max(l.did_name) AS name
    FROM call c LEFT JOIN leg l ON l.call = c.id AND l.leg = 1 WHERE :calls AND c.direction = 'inbound' GROUP BY 1, 2, 3
)
SELECT did, max(name), sum(calls), sum(answered), sum(missed), sum(wait), sum(talk), callee, max(calls) FROM part GROUP BY did;
