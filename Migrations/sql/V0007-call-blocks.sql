-- Calls column by column, 4096 ids to a block, for reports over many calls: a copy of call, leg and offer, which the
-- archiver makes when a block's ids are all given out and its calls have ended. Without it reports read the rows; it never
-- differs from them, because the file drops a block in the transaction that changes a row.

CREATE TABLE call_block (
    block INTEGER PRIMARY KEY,      -- call.id / 4096
    format INTEGER NOT NULL,        -- of the columns' bytes
    calls INTEGER NOT NULL,
    legs INTEGER NOT NULL,
    offers INTEGER NOT NULL,
    first_seconds INTEGER,          -- UTC: the first and the last start of a call, and the last instant of any call or leg
    last_start_seconds INTEGER,
    last_seconds INTEGER
) STRICT;

CREATE TABLE call_column (
    id INTEGER PRIMARY KEY,         -- 64 * block + the column's place
    data BLOB NOT NULL
) STRICT;

-- A call is updated whenever its legs and offers are derived anew, so that nothing is needed when these are inserted.
CREATE TRIGGER call_block_dropped AFTER DELETE ON call_block BEGIN
    DELETE FROM call_column WHERE id >= OLD.block * 64 AND id < (OLD.block + 1) * 64;
END;
CREATE TRIGGER call_updated AFTER UPDATE ON call BEGIN DELETE FROM call_block WHERE block = OLD.id / 4096; END;
CREATE TRIGGER call_deleted AFTER DELETE ON call BEGIN DELETE FROM call_block WHERE block = OLD.id / 4096; END;
CREATE TRIGGER leg_updated AFTER UPDATE ON leg BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER leg_deleted AFTER DELETE ON leg BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER offer_updated AFTER UPDATE ON offer BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER offer_deleted AFTER DELETE ON offer BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
