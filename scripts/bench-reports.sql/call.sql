-- Looks up one call.
-- Not compared: four tables that the report weaves into one timeline.
SELECT started_at, direction, caller, caller_name, outcome, dialed, wait_seconds, talk_seconds FROM calls WHERE id = :id;
SELECT started_at, leg, callee_kind, callee, callee_name, disposition, caller, ring_seconds, talk_seconds FROM legs
WHERE call = :id ORDER BY leg;
SELECT rang_at, extension, result, path, ring_seconds FROM offers WHERE call = :id ORDER BY rang_at;
SELECT at, kind, number, status, path FROM call_events WHERE call = :id ORDER BY at_ms;
