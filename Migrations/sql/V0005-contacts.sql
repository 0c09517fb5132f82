-- Who was on the other end, in one spelling; calls that belong together; holds. Calls derived before this have no
-- contact, linked call or estimated hold yet (rule_version 1): `callarchive reprocess --apply` fills them in.

ALTER TABLE pbx ADD COLUMN country TEXT;                -- of its outside lines: two letters of ISO 3166
ALTER TABLE pbx ADD COLUMN outside_line_prefixes TEXT;  -- digits, comma separated

ALTER TABLE call ADD COLUMN contact TEXT;               -- E.164, or digits; NULL: internal, withheld, or no number
ALTER TABLE call ADD COLUMN contact_key TEXT GENERATED ALWAYS AS (ltrim(substr(contact, -9), '+')) VIRTUAL;
ALTER TABLE call ADD COLUMN linked_call INTEGER REFERENCES call ON DELETE SET NULL;
-- By the ending of a number, by the whole of it or its beginning.
CREATE INDEX call_contact_key ON call(contact_key, started_at) WHERE contact_key IS NOT NULL;
CREATE INDEX call_contact ON call(contact) WHERE contact IS NOT NULL;
CREATE INDEX call_linked ON call(linked_call) WHERE linked_call IS NOT NULL;

ALTER TABLE offer ADD COLUMN hold_estimated INTEGER NOT NULL DEFAULT 0;

-- Channels that a transfer report names, and those that rang: together they prove an attended transfer.
CREATE INDEX member_state_transferred ON member_state(channel_id) WHERE report = 1;
CREATE INDEX member_state_rang ON member_state(channel_id) WHERE report = 0 AND status IN ('ALERT', 'RING');
CREATE INDEX member_state_held ON member_state(call) WHERE status = 'HOLD';

DROP VIEW calls;
CREATE VIEW calls AS
SELECT c.id, p.name AS pbx, p.serial AS pbx_serial, c.call_id, c.state, c.started_at, c.started_local, c.local_date,
    c.local_hour, c.local_weekday, c.ended_at, c.direction, c.caller, c.caller_name, c.dialed, c.did, c.answered_by,
    c.outcome, c.missed, c.wait_seconds, c.talk_seconds, c.duration_seconds, c.queue, c.trunk, c.leg_count,
    c.transfer_count, c.transfer_proven, c.recording, c.rule_version, c.uid, c.estimated, c.time_source, c.utc_offset,
    c.contact, c.contact_key, c.linked_call
FROM call c JOIN pbx p ON p.id = c.pbx;

DROP VIEW offers;
CREATE VIEW offers AS
SELECT id, call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds,
    estimated, CASE WHEN hold_seconds IS NOT NULL THEN hold_estimated END AS hold_estimated
FROM offer;

-- A hold begins with a member's first report of it and ends with the next other one; one that no report ends lasts to
-- the end of its call. The PBX says HOLD of the member that is held. The call comes first, so that a day's holds are
-- found by its calls; the reports before and after by subqueries, which need no look at another call's.
CREATE VIEW holds AS
SELECT h.id, h.call, h.kind, h.number, h.channel_id, f.received_ms / 1000 AS began_at,
    coalesce(u.received_ms / 1000, max(c.ended_at, f.received_ms / 1000)) AS ended_at,
    coalesce(u.received_ms / 1000, max(c.ended_at, f.received_ms / 1000)) - f.received_ms / 1000 AS seconds,
    1 AS estimated, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, c.local_date
FROM call c CROSS JOIN member_state h ON h.call = c.id JOIN frame f ON f.id = h.frame
LEFT JOIN frame u ON u.id = (
    SELECT g.id FROM member_state m JOIN frame g ON g.id = m.frame
    WHERE m.call = h.call AND m.report IN (0, 2) AND m.status IS NOT 'HOLD'
        AND coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, ''))
            = coalesce(h.channel_id, h.kind || ' ' || coalesce(h.number, '') || ' ' || coalesce(h.dialed, ''))
        AND (g.received_ms, coalesce(g.connection, 0), coalesce(g.sequence, 0), m.id)
            > (f.received_ms, coalesce(f.connection, 0), coalesce(f.sequence, 0), h.id)
    ORDER BY g.received_ms, g.connection, g.sequence, m.id LIMIT 1)
WHERE h.status = 'HOLD' AND h.report IN (0, 2) AND 'HOLD' IS NOT (
    SELECT m.status FROM member_state m JOIN frame g ON g.id = m.frame
    WHERE m.call = h.call AND m.report IN (0, 2)
        AND coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, ''))
            = coalesce(h.channel_id, h.kind || ' ' || coalesce(h.number, '') || ' ' || coalesce(h.dialed, ''))
        AND (g.received_ms, coalesce(g.connection, 0), coalesce(g.sequence, 0), m.id)
            < (f.received_ms, coalesce(f.connection, 0), coalesce(f.sequence, 0), h.id)
    ORDER BY g.received_ms DESC, g.connection DESC, g.sequence DESC, m.id DESC LIMIT 1);
