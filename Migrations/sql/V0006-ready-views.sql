-- The PBX's name by a subquery, not a join: SQLite would take the PBX, which all calls share, for as good a key as the day.
DROP VIEW calls;
CREATE VIEW calls AS
SELECT id, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, (SELECT p.serial FROM pbx p WHERE p.id = c.pbx) AS pbx_serial,
    call_id, state, started_at, started_local, local_date, local_hour, local_weekday, ended_at, direction, caller,
    caller_name, dialed, did, answered_by, outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue, trunk,
    leg_count, transfer_count, transfer_proven, recording, rule_version, uid, estimated, time_source, utc_offset, contact,
    contact_key, linked_call
FROM call c;

DROP VIEW legs;
CREATE VIEW legs AS
SELECT l.id, l.call, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, c.call_id, l.leg, l.started_at, l.started_local,
    l.caller, l.caller_name, l.callee, l.callee_name, l.callee_kind, l.direction, l.disposition, l.duration_seconds,
    l.ring_seconds, l.talk_seconds, l.queue_wait_seconds, l.src_trunk, l.dst_trunk, l.did, l.did_name, l.dod, l.pin_code,
    l.recording, l.hangup_side, l.uid, l.history_id,
    CASE WHEN l.history_cdr IS NULL THEN 'event' WHEN l.event_cdr IS NULL THEN 'history' ELSE 'both' END AS source,
    l.time_source, l.callee_kind_reason, l.utc_offset,
    (SELECT group_concat(k.frame, ' ') FROM cdr k WHERE k.call = l.call AND k.identity IN (l.event_cdr, l.history_cdr))
        AS events
FROM leg l JOIN call c ON c.id = l.call
WHERE l.leg > 0;

-- Ready answers to what is asked every day. A call counts on the day and in the hour of its start, on the PBX's clock.

CREATE VIEW recent AS
SELECT id, pbx, started_local, direction, caller, caller_name, dialed, answered_by, state, outcome, missed, wait_seconds,
    talk_seconds, duration_seconds, queue, trunk, contact, started_at
FROM calls ORDER BY started_at DESC, id DESC LIMIT 100;

CREATE VIEW live_calls AS SELECT * FROM calls WHERE state = 'live';

-- The PBX's newest call tells its offset from UTC now; the hourly sums have it by PBX.
CREATE VIEW calls_today AS
SELECT c.* FROM (
    SELECT p.name, date(unixepoch() + coalesce(
        (SELECT h.utc_offset FROM call_hour h WHERE h.pbx = p.id
            ORDER BY h.local_date DESC, h.local_hour DESC, h.utc_offset LIMIT 1),
        (SELECT l.utc_offset FROM call l WHERE l.pbx = p.id AND l.state = 'live'
            ORDER BY l.started_at DESC LIMIT 1)), 'unixepoch') AS today
    FROM pbx p) d
CROSS JOIN calls c ON c.local_date = d.today AND c.pbx = d.name;

CREATE VIEW missed_calls AS
SELECT c.id, c.pbx, c.call_id, c.started_at, c.started_local, c.local_date, c.local_hour, c.local_weekday, c.caller,
    c.caller_name, c.contact, c.contact_key, c.did, c.queue, c.trunk, c.outcome, c.wait_seconds,
    coalesce(
        (SELECT group_concat(extension, ' ')
            FROM (SELECT DISTINCT o.extension FROM offer o WHERE o.call = c.id ORDER BY 1)),
        (SELECT group_concat(callee, ' ') FROM (SELECT DISTINCT l.callee FROM leg l
            WHERE l.call = c.id AND l.leg > 0 AND l.callee_kind = 'extension' ORDER BY 1))) AS rung,
    CASE WHEN c.contact_key IS NOT NULL THEN r.id IS NOT NULL END AS returned,
    r.id AS returned_call, r.started_at AS returned_at, r.started_at - c.started_at AS response_seconds,
    CASE WHEN c.contact_key IS NOT NULL THEN
        (SELECT count(*) FROM call a WHERE a.contact_key = c.contact_key AND a.direction = 'outbound'
            AND a.outcome <> 'answered' AND (a.started_at, a.id) > (c.started_at, c.id)
            AND (r.id IS NULL OR (a.started_at, a.id) < (r.started_at, r.id))) END AS attempts
FROM calls c
LEFT JOIN call r ON r.id = (SELECT n.id FROM call n WHERE n.contact_key = c.contact_key AND n.outcome = 'answered'
    AND (n.started_at, n.id) > (c.started_at, c.id) ORDER BY n.started_at, n.id LIMIT 1)
WHERE c.missed = 1;

CREATE VIEW unreturned_calls AS
SELECT id, pbx, call_id, started_at, started_local, local_date, local_hour, local_weekday, caller, caller_name, contact,
    contact_key, did, queue, trunk, outcome, wait_seconds, rung, attempts
FROM missed_calls WHERE returned = 0;

CREATE VIEW call_hours AS
SELECT p.name AS pbx, h.local_date, h.local_hour, (strftime('%w', h.local_date) + 6) % 7 AS local_weekday,
    unixepoch(h.local_date) + 3600 * h.local_hour - h.utc_offset AS hour_at, nullif(h.direction, '') AS direction,
    h.outcome, h.calls, h.missed, h.talk_seconds, h.wait_calls, h.wait_seconds, h.duration_seconds
FROM pbx p CROSS JOIN call_hour h ON h.pbx = p.id;

CREATE VIEW call_days AS
SELECT p.name AS pbx, h.local_date, (strftime('%w', h.local_date) + 6) % 7 AS local_weekday, sum(h.calls) AS calls,
    sum(h.calls * (h.direction = 'inbound')) AS inbound, sum(h.calls * (h.direction = 'outbound')) AS outbound,
    sum(h.calls * (h.direction = 'internal')) AS internal, sum(h.calls * (h.outcome = 'answered')) AS answered,
    sum(h.calls * (h.outcome = 'voicemail')) AS voicemail, sum(h.calls * (h.outcome = 'abandoned')) AS abandoned,
    sum(h.calls * (h.outcome = 'no_answer')) AS no_answer, sum(h.calls * (h.outcome = 'busy')) AS busy,
    sum(h.calls * (h.outcome = 'failed')) AS failed, sum(h.missed) AS missed, sum(h.talk_seconds) AS talk_seconds,
    sum(h.wait_calls * (h.outcome = 'answered')) AS answered_wait_calls,
    sum(h.wait_seconds * (h.outcome = 'answered')) AS answered_wait_seconds,
    sum(h.duration_seconds) AS duration_seconds
FROM pbx p CROSS JOIN call_hour h ON h.pbx = p.id
GROUP BY 1, 2;

-- One level of GROUP BY, so that SQLite finds the day's calls first: it moves no condition further down than that.
-- A leg counts for the extension that it called (part 0) and, unless it came from outside, for its caller (1); 2: ringings.
CREATE VIEW extension_days AS
SELECT p.name AS pbx, c.local_date,
    CASE k.column1 WHEN 0 THEN l.callee WHEN 1 THEN l.caller ELSE o.extension END AS extension,
    max(CASE k.column1 WHEN 0 THEN l.callee_name WHEN 1 THEN l.caller_name END) AS name,
    count(l.id) AS legs, sum(k.column1 = 0) AS received, sum(k.column1 = 1) AS placed,
    sum(l.id IS NOT NULL AND l.disposition IS 'answered') AS answered,
    sum(l.id IS NOT NULL AND coalesce(l.disposition, '') NOT IN ('answered', 'busy', 'voicemail')) AS missed,
    sum(l.disposition IS 'busy') AS busy, sum(l.disposition IS 'voicemail') AS voicemail,
    coalesce(sum(CASE l.disposition WHEN 'answered' THEN l.talk_seconds END), 0) AS talk_seconds,
    max(CASE l.disposition WHEN 'answered' THEN l.talk_seconds END) AS longest_talk_seconds,
    count(o.id) AS offers, sum(o.result IS 'answered') AS offers_answered, sum(o.result IS 'missed') AS offers_missed
FROM call c CROSS JOIN pbx p ON p.id = c.pbx CROSS JOIN (VALUES (0), (1), (2)) k
LEFT JOIN leg l ON k.column1 < 2 AND l.call = c.id AND l.leg > 0
LEFT JOIN offer o ON k.column1 = 2 AND o.call = c.id
WHERE c.local_date IS NOT NULL AND (o.id IS NOT NULL OR k.column1 = 0 AND l.callee_kind = 'extension' AND l.callee IS NOT NULL
    OR k.column1 = 1 AND l.direction IN ('outbound', 'internal') AND l.caller IS NOT NULL)
GROUP BY 1, 2, 3;

-- A call counts once in each queue that it reached, however often it came back.
CREATE VIEW queue_days AS
SELECT p.name AS pbx, c.local_date, coalesce(l.callee, c.queue) AS queue, max(l.callee_name) AS name, count(*) AS offered,
    sum(c.outcome IS 'answered') AS answered,
    sum(c.outcome IS 'answered' AND coalesce(c.wait_seconds <= 20, 0)) AS answered_within_20,
    sum(c.outcome IS 'abandoned') AS abandoned,
    sum(c.outcome IS 'abandoned' AND coalesce(c.wait_seconds <= 5, 0)) AS short_abandons,
    sum(c.outcome IS 'voicemail') AS voicemail, sum(coalesce(c.outcome IN ('no_answer', 'busy', 'failed'), 0)) AS unanswered,
    sum(c.outcome IS NULL) AS live, count(CASE c.outcome WHEN 'answered' THEN c.wait_seconds END) AS answered_wait_calls,
    coalesce(sum(CASE c.outcome WHEN 'answered' THEN c.wait_seconds END), 0) AS answered_wait_seconds,
    max(c.wait_seconds) AS longest_wait_seconds, coalesce(sum(c.talk_seconds), 0) AS talk_seconds
FROM call c CROSS JOIN pbx p ON p.id = c.pbx
LEFT JOIN leg l ON l.call = c.id AND l.leg > 0 AND l.callee_kind = 'queue' AND l.callee IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM leg e WHERE e.call = l.call AND e.leg > 0 AND e.leg < l.leg
        AND e.callee_kind = 'queue' AND e.callee = l.callee)
WHERE c.queue IS NOT NULL AND c.local_date IS NOT NULL
GROUP BY 1, 2, 3;

-- The instant keeps the two hours of an autumn night apart.
CREATE VIEW trunk_hours AS
SELECT p.name AS pbx, c.local_date, c.local_hour, c.started_at - (c.started_at + c.utc_offset) % 3600 AS hour_at, c.trunk,
    count(*) AS calls, sum(c.direction IS 'inbound') AS inbound, sum(c.direction IS 'outbound') AS outbound,
    sum(c.outcome IS 'answered') AS answered, sum(c.outcome IS 'busy') AS busy, sum(c.outcome IS 'failed') AS failed,
    sum(c.state = 'live') AS live, coalesce(sum(c.talk_seconds), 0) AS talk_seconds,
    coalesce(sum(c.duration_seconds), 0) AS duration_seconds
FROM call c CROSS JOIN pbx p ON p.id = c.pbx
WHERE c.trunk IS NOT NULL AND c.local_date IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;

-- Its own view, because the word in events.status is not what the index of such frames holds. IN: so says that index.
CREATE VIEW quarantine AS
SELECT f.id, (SELECT p.name FROM pbx p WHERE p.id = f.pbx) AS pbx, f.received_ms / 1000 AS received_at, f.type, f.call_id,
    f.error, f.body AS frame
FROM frame f WHERE f.status = 3 AND f.status IN (1, 3);

-- What ANALYZE would find in ten million calls: the rows of an index, and how many share a key. It takes no time, and the
-- plans are the same in every file; SQLite's guesses would not find a call by its call_id alone. No table is larger than the
-- calls, for then SQLite would read all of these before the first row of a join, for a Bloom filter.
ANALYZE metric_definition;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('pbx', 'sqlite_autoindex_pbx_1', '20 1'),
    ('frame', 'frame_call_id', '10000000 5'),
    ('frame', 'frame_problem', '1000 500 1'),
    ('call', 'call_call_id', '10000000 5000000 1'),
    ('call', 'call_uid', '10000000 1'),
    ('call', 'call_started', '10000000 1'),
    ('call', 'call_local_date', '10000000 27000'),
    ('call', 'call_live', '20 10'),
    ('call', 'call_contact', '8000000 20'),
    ('call', 'call_contact_key', '8000000 20 1'),
    ('call', 'call_linked', '200000 1'),
    ('leg', 'leg_call', '10000000 2 1'),
    ('leg', 'leg_started', '10000000 2'),
    ('offer', 'offer_call', '8000000 2'),
    ('call_hour', 'call_hour', '300000 150000 400 20 19 7 1');
ANALYZE sqlite_schema;
