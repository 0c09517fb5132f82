-- Layer 2: what each frame says, typed, in standard terms, nothing guessed.

CREATE TABLE cdr (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    identity BLOB NOT NULL,         -- SHA-256 of what makes it the same record when it is seen again
    frame INTEGER NOT NULL REFERENCES frame,  -- of a history row: its latest version
    origin INTEGER NOT NULL,        -- 0 event, 1 history
    uid TEXT,
    history_id TEXT,
    start_seconds INTEGER,          -- UTC, when the PBX gave it
    start_local_seconds INTEGER,    -- civil seconds on the PBX's clock
    start_text TEXT,
    caller TEXT,
    caller_name TEXT,
    callee TEXT,
    callee_name TEXT,
    callee_text TEXT,
    direction TEXT,
    disposition TEXT,
    duration_seconds INTEGER,
    talk_seconds INTEGER,
    ring_seconds INTEGER,           -- NULL: the PBX does not say
    queue_wait_seconds INTEGER,
    src_trunk TEXT,
    dst_trunk TEXT,
    did TEXT,
    did_name TEXT,
    dod TEXT,
    pin_code TEXT,
    recording TEXT,
    hangup_side TEXT,
    call_note_id TEXT
) STRICT;
CREATE UNIQUE INDEX cdr_call ON cdr(call, identity);

CREATE TABLE member_state (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    frame INTEGER NOT NULL REFERENCES frame,
    report INTEGER NOT NULL,        -- 0 call state, 1 transfer report, 2 live-call query
    kind TEXT NOT NULL,
    number TEXT,
    dialed TEXT,
    channel_id TEXT,
    trunk TEXT,
    status TEXT,                    -- the PBX's word
    path TEXT
) STRICT;
CREATE INDEX member_state_call ON member_state(call);

CREATE TABLE transfer_report (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call INTEGER NOT NULL REFERENCES call,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX transfer_report_call ON transfer_report(call);

-- The tables below keep the call's id as text: the PBX may send them before, after, or without the call itself.
CREATE TABLE failure_report (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call_id TEXT,
    reason TEXT,
    parties TEXT
) STRICT;
CREATE INDEX failure_report_call_id ON failure_report(call_id) WHERE call_id IS NOT NULL;

CREATE TABLE survey_result (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call_id TEXT,
    result TEXT
) STRICT;
CREATE INDEX survey_result_call_id ON survey_result(call_id) WHERE call_id IS NOT NULL;

CREATE TABLE agent_event (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    kind TEXT NOT NULL,
    queue TEXT,
    agent TEXT,
    call_id TEXT,
    caller TEXT,
    status TEXT,
    reason TEXT
) STRICT;
CREATE INDEX agent_event_call_id ON agent_event(call_id) WHERE call_id IS NOT NULL;

CREATE TABLE leg_timeline (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    uid TEXT,
    cdr_id TEXT,
    leg INTEGER,
    caller TEXT,
    callee TEXT,
    start_local_seconds INTEGER,
    disposition TEXT,
    duration_seconds INTEGER,
    ring_seconds INTEGER,
    talk_seconds INTEGER,
    hold_seconds INTEGER
) STRICT;
CREATE INDEX leg_timeline_uid ON leg_timeline(uid) WHERE uid IS NOT NULL;

CREATE TABLE extension_event (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    kind TEXT NOT NULL,
    number TEXT,
    status TEXT,
    reference TEXT
) STRICT;

CREATE TABLE recording_file (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    file TEXT,
    result TEXT,
    error TEXT
) STRICT;

-- One answer of the live-call query, and the calls that it names.
CREATE TABLE live_query (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    asked_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX live_query_pbx ON live_query(pbx, asked_ms);
CREATE TABLE live_query_call (
    frame INTEGER NOT NULL REFERENCES live_query,
    call_id TEXT NOT NULL,
    PRIMARY KEY (frame, call_id)
) STRICT, WITHOUT ROWID;

-- Directory lists, each version from when it was received.
CREATE TABLE directory_list (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    kind TEXT NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE directory_entry (
    frame INTEGER NOT NULL REFERENCES directory_list,
    number TEXT NOT NULL,
    name TEXT,
    agents TEXT,                    -- of a queue: extension numbers, comma separated
    PRIMARY KEY (frame, number)
) STRICT, WITHOUT ROWID;

-- Offsets from UTC that the PBX's own clock showed.
CREATE TABLE clock_observation (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    observed_seconds INTEGER NOT NULL,
    utc_offset_seconds INTEGER NOT NULL
) STRICT;
