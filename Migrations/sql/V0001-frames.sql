-- Layer 1: what was received, verbatim, and from whom. Instants ending in _ms are Unix milliseconds, UTC.

CREATE TABLE pbx (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,      -- the configured name, else the host
    serial TEXT,                    -- as the PBX tells it
    model TEXT,
    firmware TEXT,
    time_zone TEXT                  -- configured IANA zone, for a PBX that does not tell its offset
) STRICT;

-- One event socket that was opened.
CREATE TABLE connection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pbx INTEGER NOT NULL REFERENCES pbx,
    opened_ms INTEGER NOT NULL,
    subscribed_ms INTEGER,          -- when the PBX acknowledged the subscription; NULL: never
    alive_ms INTEGER NOT NULL,      -- when something was last read: proof of life, stored at least every 5 s
    last_event_ms INTEGER,
    closed_ms INTEGER,              -- NULL: open, or the archiver was killed
    reason TEXT,                    -- why it closed
    topics TEXT,                    -- the event types subscribed to, comma separated
    heartbeats INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX connection_pbx ON connection(pbx, alive_ms);

-- Nothing here is ever changed but status and error, when a frame is mapped again.
CREATE TABLE frame (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    origin INTEGER NOT NULL,        -- 0 event, 1 history row, 2 directory answer, 3 live-call query
    connection INTEGER REFERENCES connection,
    sequence INTEGER,               -- of the frame on its connection; of the row in its answer
    received_ms INTEGER NOT NULL,
    type INTEGER,                   -- the event's number
    call_id TEXT,
    status INTEGER NOT NULL,        -- 0 mapped, 1 unmapped, 2 duplicate, 3 quarantined
    error TEXT,
    digest BLOB NOT NULL,           -- SHA-256 of the bytes received
    body ANY                        -- TEXT, or BLOB when the bytes are no UTF-8
) STRICT;
CREATE INDEX frame_call_id ON frame(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX frame_problem ON frame(status, id) WHERE status IN (1, 3);
-- A history row that can't be read is stored once, however often the history is read.
CREATE INDEX frame_unread_row ON frame(digest) WHERE origin = 1 AND status = 3;

-- An interval without a live, acknowledged subscription.
CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    began_ms INTEGER NOT NULL,      -- the last frame read before it
    ended_ms INTEGER,               -- the next acknowledgement; NULL: still open
    reason TEXT NOT NULL,
    repair TEXT NOT NULL DEFAULT 'pending',
    repaired_ms INTEGER,
    legs_recovered INTEGER,         -- legs that history gave for calls of the gap
    ringing_lost INTEGER NOT NULL DEFAULT 1  -- 1: member states of the gap can't be recovered
) STRICT;
CREATE INDEX gap_pbx ON gap(pbx, began_ms);

-- One PBX-local day, compared with the PBX's own count of legs.
CREATE TABLE coverage_day (
    pbx INTEGER NOT NULL REFERENCES pbx,
    local_date TEXT NOT NULL,
    start_seconds INTEGER NOT NULL, -- UTC seconds of the day's first instant and of the next day's
    end_seconds INTEGER NOT NULL,
    pbx_legs INTEGER,               -- NULL: not compared yet
    archive_legs INTEGER,
    compared_ms INTEGER,
    complete INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pbx, local_date)
) STRICT, WITHOUT ROWID;

-- One reading of the PBX's CDR history.
CREATE TABLE history_run (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    kind TEXT NOT NULL DEFAULT 'import',  -- import: the first one, resumable; overlap; wide; backfill
    began_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    from_seconds INTEGER,           -- NULL: from the PBX's first row
    to_seconds INTEGER NOT NULL,    -- frozen when it began
    rows_read INTEGER NOT NULL DEFAULT 0,
    rows_new INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;
CREATE INDEX history_run_pbx ON history_run(pbx, began_ms);

-- The parts of a reading that is under way, by the start of their rows: the cursor from which it is resumed.
CREATE TABLE history_window (
    run INTEGER NOT NULL REFERENCES history_run,
    from_seconds INTEGER NOT NULL,
    to_seconds INTEGER NOT NULL,
    finished_ms INTEGER,            -- NULL: still to be read
    PRIMARY KEY (run, from_seconds)
) STRICT, WITHOUT ROWID;

-- How many rows the finished windows of a reading had on each PBX-local day.
CREATE TABLE history_day (
    run INTEGER NOT NULL REFERENCES history_run,
    day INTEGER NOT NULL,           -- since 1970-01-01 on the PBX's clock
    legs INTEGER NOT NULL,
    first_seconds INTEGER NOT NULL, -- UTC, of the first and the last row, with the clock's offsets at them
    last_seconds INTEGER NOT NULL,
    first_offset INTEGER NOT NULL,
    last_offset INTEGER NOT NULL,
    PRIMARY KEY (run, day)
) STRICT, WITHOUT ROWID;
