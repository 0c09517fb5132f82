-- The tables that the baseline clients fill: the archive's own frames, CDRs and member states, column by column and index by
-- index, except that a call is known by its id's text, because nothing is derived here that could number calls.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 8000;
PRAGMA cache_size = -6000;
CREATE TABLE frame (
    id INTEGER PRIMARY KEY, pbx INTEGER NOT NULL, origin INTEGER NOT NULL, connection INTEGER, sequence INTEGER,
    received_ms INTEGER NOT NULL, type INTEGER, call_id TEXT, status INTEGER NOT NULL, error TEXT,
    digest BLOB NOT NULL, body ANY
) STRICT;
CREATE INDEX frame_call_id ON frame(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX frame_problem ON frame(status, id) WHERE status IN (1, 3);
CREATE TABLE cdr (
    id INTEGER PRIMARY KEY, call TEXT NOT NULL, identity BLOB NOT NULL, frame INTEGER NOT NULL, origin INTEGER NOT NULL,
    uid TEXT, history_id TEXT, start_seconds INTEGER, start_local_seconds INTEGER, start_text TEXT, caller TEXT,
    caller_name TEXT, callee TEXT, callee_name TEXT, callee_text TEXT, direction TEXT, disposition TEXT,
    duration_seconds INTEGER, talk_seconds INTEGER, ring_seconds INTEGER, queue_wait_seconds INTEGER, src_trunk TEXT,
    dst_trunk TEXT, did TEXT, did_name TEXT, dod TEXT, pin_code TEXT, recording TEXT, hangup_side TEXT, call_note_id TEXT
) STRICT;
CREATE UNIQUE INDEX cdr_call ON cdr(call, identity);
CREATE TABLE member_state (
    id INTEGER PRIMARY KEY, call TEXT NOT NULL, frame INTEGER NOT NULL, report INTEGER NOT NULL, kind TEXT NOT NULL,
    number TEXT, dialed TEXT, channel_id TEXT, trunk TEXT, status TEXT, path TEXT
) STRICT;
CREATE INDEX member_state_call ON member_state(call);
