-- Scans calls: prints each of them.
SELECT c.id, p.name AS pbx, c.call_id, c.state, c.started_at, c.started_local, c.ended_at, c.direction, c.caller, c.caller_name,
    c.dialed, c.did, c.answered_by, c.outcome, c.missed, c.wait_seconds, c.talk_seconds, c.duration_seconds, c.queue, c.trunk,
    c.leg_count, c.transfer_count, c.transfer_proven, c.recording
FROM call c JOIN pbx p ON p.id = c.pbx WHERE :calls ORDER BY c.started_at DESC;
