-- Layers 3 and 4: calls, legs and offers, derived from the facts of one call; and hourly sums of calls.

CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pbx INTEGER NOT NULL REFERENCES pbx,
    call_id TEXT NOT NULL,
    uid TEXT,
    state TEXT NOT NULL DEFAULT 'live',
    started_at INTEGER,
    utc_offset INTEGER,             -- seconds to add to UTC for the PBX's local time at the start
    time_source TEXT,
    ended_at INTEGER,
    direction TEXT,
    caller TEXT,
    caller_name TEXT,
    dialed TEXT,
    did TEXT,
    answered_by TEXT,
    outcome TEXT,
    missed INTEGER,
    wait_seconds INTEGER,
    talk_seconds INTEGER,
    duration_seconds INTEGER,
    queue TEXT,
    trunk TEXT,
    leg_count INTEGER NOT NULL DEFAULT 0,
    transfer_count INTEGER NOT NULL DEFAULT 0,
    transfer_proven INTEGER NOT NULL DEFAULT 0,
    recording TEXT,
    estimated INTEGER NOT NULL DEFAULT 0,
    rule_version INTEGER NOT NULL DEFAULT 0,  -- 0: never derived
    started_local TEXT GENERATED ALWAYS AS (datetime(started_at + utc_offset, 'unixepoch')) VIRTUAL,
    local_date TEXT GENERATED ALWAYS AS (date(started_at + utc_offset, 'unixepoch')) VIRTUAL,
    local_hour INTEGER GENERATED ALWAYS AS ((started_at + utc_offset) / 3600 % 24) VIRTUAL,
    -- 1970-01-01 was a Thursday, and 0 is Monday.
    local_weekday INTEGER GENERATED ALWAYS AS (((started_at + utc_offset) / 86400 + 3) % 7) VIRTUAL
) STRICT;
CREATE UNIQUE INDEX call_call_id ON call(pbx, call_id);
CREATE INDEX call_uid ON call(uid) WHERE uid IS NOT NULL;
CREATE INDEX call_started ON call(started_at);
CREATE INDEX call_local_date ON call(local_date);
CREATE INDEX call_live ON call(pbx) WHERE state = 'live';

CREATE TABLE leg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call INTEGER NOT NULL REFERENCES call,
    leg INTEGER NOT NULL,           -- 1 is the first; 0: superseded, no leg any more, but its id stays its own
    event_cdr BLOB,                 -- identities of the CDRs behind the leg
    history_cdr BLOB,
    history_id TEXT,
    uid TEXT,
    started_at INTEGER,
    utc_offset INTEGER,
    time_source TEXT,
    caller TEXT,
    caller_name TEXT,
    callee TEXT,
    callee_name TEXT,
    callee_kind TEXT,
    callee_kind_reason TEXT,
    direction TEXT,
    disposition TEXT,
    duration_seconds INTEGER,
    ring_seconds INTEGER,
    talk_seconds INTEGER,
    queue_wait_seconds INTEGER,
    src_trunk TEXT,
    dst_trunk TEXT,
    did TEXT,
    did_name TEXT,
    dod TEXT,
    pin_code TEXT,
    recording TEXT,
    hangup_side TEXT,
    started_local TEXT GENERATED ALWAYS AS (datetime(started_at + utc_offset, 'unixepoch')) VIRTUAL
) STRICT;
CREATE INDEX leg_call ON leg(call, leg);
CREATE INDEX leg_started ON leg(started_at);

CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    extension TEXT NOT NULL,
    channel_id TEXT,
    path TEXT,
    rang_at INTEGER,
    answered_at INTEGER,
    ended_at INTEGER,
    result TEXT,
    ring_seconds INTEGER,
    hold_seconds INTEGER,
    estimated INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_call ON offer(call);

-- Ended calls per local hour. The offset keeps the two hours of an autumn night apart.
CREATE TABLE call_hour (
    pbx INTEGER NOT NULL REFERENCES pbx,
    local_date TEXT NOT NULL,
    local_hour INTEGER NOT NULL,
    utc_offset INTEGER NOT NULL,
    direction TEXT NOT NULL,        -- '' when unknown: a key has no NULL
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    talk_seconds INTEGER NOT NULL,
    wait_calls INTEGER NOT NULL,    -- calls whose wait is known
    wait_seconds INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    PRIMARY KEY (pbx, local_date, local_hour, utc_offset, direction, outcome)
) STRICT, WITHOUT ROWID;
