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
-- the end of its call. The PBX says HOLD of the member that is held.
CREATE VIEW holds AS
WITH report AS (
    SELECT m.id, m.call, m.kind, m.number, m.channel_id, m.status, f.received_ms, f.connection, f.sequence,
        coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, '')) AS member
    FROM member_state m JOIN frame f ON f.id = m.frame
    WHERE m.report IN (0, 2) AND m.call IN (SELECT call FROM member_state WHERE status = 'HOLD')
), change AS (
    SELECT * FROM (
        SELECT *, lag(status) OVER w AS former FROM report
        WINDOW w AS (PARTITION BY call, member ORDER BY received_ms, connection, sequence, id)
    ) WHERE status IS NOT former
), hold AS (
    SELECT *, lead(received_ms) OVER w AS until_ms FROM change
    WINDOW w AS (PARTITION BY call, member ORDER BY received_ms, connection, sequence, id)
)
SELECT h.id, h.call, h.kind, h.number, h.channel_id, h.received_ms / 1000 AS began_at,
    coalesce(h.until_ms / 1000, max(c.ended_at, h.received_ms / 1000)) AS ended_at,
    coalesce(h.until_ms / 1000, max(c.ended_at, h.received_ms / 1000)) - h.received_ms / 1000 AS seconds,
    1 AS estimated
FROM hold h JOIN call c ON c.id = h.call
WHERE h.status = 'HOLD';
