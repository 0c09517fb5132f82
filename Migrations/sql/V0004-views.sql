-- The public face: names, columns and meanings here stay; base tables may change.

CREATE TABLE metric_definition (
    metric TEXT PRIMARY KEY, unit TEXT, definition TEXT NOT NULL, formula TEXT, variants TEXT
) STRICT;
CREATE TABLE column_description (
    view TEXT NOT NULL, column_name TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY (view, column_name)
) STRICT;
CREATE TABLE example_query (question TEXT PRIMARY KEY, sql TEXT NOT NULL) STRICT;

CREATE VIEW metric_definitions AS SELECT metric, unit, definition, formula, variants FROM metric_definition;
CREATE VIEW column_descriptions AS SELECT view, column_name, description FROM column_description;
CREATE VIEW example_queries AS SELECT question, sql FROM example_query;

CREATE VIEW calls AS
SELECT c.id, p.name AS pbx, p.serial AS pbx_serial, c.call_id, c.state, c.started_at, c.started_local, c.local_date,
    c.local_hour, c.local_weekday, c.ended_at, c.direction, c.caller, c.caller_name, c.dialed, c.did, c.answered_by,
    c.outcome, c.missed, c.wait_seconds, c.talk_seconds, c.duration_seconds, c.queue, c.trunk, c.leg_count,
    c.transfer_count, c.transfer_proven, c.recording, c.rule_version, c.uid, c.estimated, c.time_source, c.utc_offset
FROM call c JOIN pbx p ON p.id = c.pbx;

CREATE VIEW legs AS
SELECT l.id, l.call, p.name AS pbx, c.call_id, l.leg, l.started_at, l.started_local, l.caller, l.caller_name,
    l.callee, l.callee_name, l.callee_kind, l.direction, l.disposition, l.duration_seconds, l.ring_seconds,
    l.talk_seconds, l.queue_wait_seconds, l.src_trunk, l.dst_trunk, l.did, l.did_name, l.dod, l.pin_code, l.recording,
    l.hangup_side, l.uid, l.history_id,
    CASE WHEN l.history_cdr IS NULL THEN 'event' WHEN l.event_cdr IS NULL THEN 'history' ELSE 'both' END AS source,
    l.time_source, l.callee_kind_reason, l.utc_offset,
    (SELECT group_concat(k.frame, ' ') FROM cdr k WHERE k.call = l.call AND k.identity IN (l.event_cdr, l.history_cdr))
        AS events
FROM leg l JOIN call c ON c.id = l.call JOIN pbx p ON p.id = c.pbx
WHERE l.leg > 0;

CREATE VIEW offers AS
SELECT id, call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds,
    estimated
FROM offer;

CREATE VIEW call_events AS
SELECT m.id, m.call, m.frame AS event, f.received_ms / 1000 AS at, m.kind, m.number, m.channel_id, m.trunk, m.status,
    m.path, m.dialed, f.received_ms AS at_ms
FROM member_state m JOIN frame f ON f.id = m.frame
WHERE m.report IN (0, 2);

CREATE VIEW transfers AS
SELECT t.id, t.call, t.frame AS event, f.received_ms / 1000 AS at, t.kind,
    (SELECT group_concat(coalesce(m.number, m.kind) || coalesce(' → ' || m.dialed, '') || ' ' || m.status, ', ')
     FROM member_state m WHERE m.call = t.call AND m.frame = t.frame AND m.report = 1) AS parties,
    NULL AS reason
FROM transfer_report t JOIN frame f ON f.id = t.frame;

CREATE VIEW failures AS
SELECT r.id, c.id AS call, r.call_id, r.frame AS event, f.received_ms / 1000 AS at, r.parties, r.reason
FROM failure_report r JOIN frame f ON f.id = r.frame
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = r.call_id;

CREATE VIEW surveys AS
SELECT s.id, c.id AS call, s.call_id, s.frame AS event, f.received_ms / 1000 AS at, s.result
FROM survey_result s JOIN frame f ON f.id = s.frame
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = s.call_id;

CREATE VIEW agent_events AS
SELECT a.id, c.id AS call, a.call_id, a.frame AS event, f.received_ms / 1000 AS at, p.name AS pbx, a.kind, a.queue,
    a.agent, a.caller, a.status, a.reason
FROM agent_event a JOIN frame f ON f.id = a.frame JOIN pbx p ON p.id = f.pbx
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = a.call_id;

CREATE VIEW events AS
SELECT f.id, p.name AS pbx, f.received_ms / 1000 AS received_at, f.received_ms,
    CASE f.origin WHEN 0 THEN 'event' WHEN 1 THEN 'history' WHEN 2 THEN 'directory' ELSE 'query' END AS origin,
    f.type, CASE WHEN f.type IS NULL THEN NULL ELSE coalesce(t.name, 'unknown') END AS type_name, f.call_id,
    CASE f.status WHEN 0 THEN 'mapped' WHEN 1 THEN 'unmapped' WHEN 2 THEN 'duplicate' ELSE 'quarantined' END AS status,
    f.error, f.body AS frame, f.connection, f.sequence, lower(hex(f.digest)) AS sha256
FROM frame f JOIN pbx p ON p.id = f.pbx LEFT JOIN event_type t ON t.type = f.type;

CREATE TABLE event_type (type INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;

CREATE VIEW connections AS
SELECT k.id, p.name AS pbx, k.opened_ms / 1000 AS opened_at, k.subscribed_ms / 1000 AS subscribed_at, k.alive_ms / 1000 AS alive_at,
    k.closed_ms / 1000 AS closed_at, k.reason, k.topics, k.heartbeats
FROM connection k JOIN pbx p ON p.id = k.pbx;

CREATE VIEW gaps AS
SELECT g.id, p.name AS pbx, g.began_ms / 1000 AS began_at, g.ended_ms / 1000 AS ended_at, g.reason, g.repair,
    g.repaired_ms / 1000 AS repaired_at, g.legs_recovered, g.ringing_lost, g.began_ms, g.ended_ms
FROM gap g JOIN pbx p ON p.id = g.pbx;

-- Seconds are counted within the day, from the first subscription on. While a gap is open they run up to now, else up
-- to the last proof of life: what an archiver that is not running missed, its next start turns into a gap.
CREATE VIEW coverage AS
WITH feed AS (
    SELECT k.pbx, min(k.subscribed_ms) / 1000 AS first_at,
        CASE WHEN EXISTS (SELECT 1 FROM gap g WHERE g.pbx = k.pbx AND g.ended_ms IS NULL)
            THEN unixepoch() ELSE max(k.alive_ms) / 1000 END AS last_at
    FROM connection k WHERE k.subscribed_ms IS NOT NULL GROUP BY k.pbx
), day AS (
    SELECT d.*, f.first_at, f.last_at,
        coalesce((SELECT sum(max(0, min(coalesce(g.ended_ms / 1000, f.last_at), d.end_seconds)
                - max(g.began_ms / 1000, d.start_seconds)))
            FROM gap g WHERE g.pbx = d.pbx AND g.began_ms / 1000 < d.end_seconds
                AND coalesce(g.ended_ms / 1000, f.last_at) > d.start_seconds), 0) AS gap_seconds
    FROM coverage_day d LEFT JOIN feed f ON f.pbx = d.pbx
)
SELECT p.name AS pbx, d.local_date,
    coalesce(max(0, min(d.end_seconds, d.last_at) - max(d.start_seconds, d.first_at) - d.gap_seconds), 0)
        AS connected_seconds,
    d.gap_seconds, d.pbx_legs, d.archive_legs,
    CASE WHEN d.complete THEN 'complete' WHEN d.pbx_legs IS NULL THEN 'unproven' ELSE 'partial' END AS status
FROM day d JOIN pbx p ON p.id = d.pbx;
