WITH part AS (
    SELECT c.did, l.callee, l.callee_kind AS kind, count(*) AS calls, sum(c.outcome = 'answered') AS answered,
        sum(c.missed) AS missed, sum(iif(c.outcome = 'answered', c.wait_seconds, 0)) AS wait, sum(c.talk_seconds) AS talk,
        max(l.did_name) AS name
    FROM call c LEFT JOIN leg l ON l.call = c.id AND l.leg = 1 WHERE :calls AND c.direction = 'inbound' GROUP BY 1, 2, 3
)
SELECT did, max(name) AS did_name, sum(calls) AS calls, sum(answered) AS answered, sum(missed) AS missed,
    round(sum(answered) * 1.0 / sum(calls), 6) AS answer_rate, round(sum(wait) * 1.0 / nullif(sum(answered), 0)) AS mean_wait_seconds,
    sum(talk) AS talk_seconds, arg_max(callee, calls) AS first,
    round(max(calls) * 1.0 / sum(calls), 6) AS first_destination_share
FROM part GROUP BY did;
