-- The outside party of a call: its number, normalised where that is possible, and the last nine digits to look it up by.

ALTER TABLE call ADD COLUMN contact TEXT;
ALTER TABLE call ADD COLUMN contact_key TEXT;
ALTER TABLE call ADD COLUMN linked_call INTEGER REFERENCES call;
CREATE INDEX call_contact_key ON call(contact_key, started_at) WHERE contact_key IS NOT NULL;
CREATE INDEX call_contact ON call(contact) WHERE contact IS NOT NULL;

DROP VIEW calls;
CREATE VIEW calls AS
SELECT c.id, p.name AS pbx, p.serial AS pbx_serial, c.call_id, c.state, c.started_at, c.started_local, c.local_date,
    c.local_hour, c.local_weekday, c.ended_at, c.direction, c.caller, c.caller_name, c.dialed, c.did, c.answered_by,
    c.outcome, c.missed, c.wait_seconds, c.talk_seconds, c.duration_seconds, c.queue, c.trunk, c.leg_count,
    c.transfer_count, c.transfer_proven, c.recording, c.rule_version, c.uid, c.estimated, c.time_source, c.utc_offset,
    c.contact, c.contact_key, c.linked_call
FROM call c JOIN pbx p ON p.id = c.pbx;
