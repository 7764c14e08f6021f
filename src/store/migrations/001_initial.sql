-- history.db: the one precious file. What the learner did, appended and never changed.
CREATE TABLE device (
    no    INTEGER PRIMARY KEY,  -- local number, small: 0, 1, 2, ...
    id    BLOB    NOT NULL UNIQUE CHECK (length(id) = 8),
    began INTEGER NOT NULL,     -- ms UTC
    place INTEGER               -- hash of where the file was when this device began; NULL: came by merging
) STRICT;

CREATE TABLE name (             -- card keys, only those that have rows
    no  INTEGER PRIMARY KEY,
    key TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE log (
    id    INTEGER PRIMARY KEY,  -- device.no << 40 | sequence: unique without a second index, sequential per device
    at    INTEGER NOT NULL,     -- ms UTC
    zone  INTEGER NOT NULL,     -- minutes east of UTC at that moment
    day   INTEGER NOT NULL,     -- study day at that moment, days since 1970-01-01
    card  INTEGER REFERENCES name (no),  -- NULL: not about a card
    kind  INTEGER NOT NULL,     -- 1-4: an answer with that grade; others in core/schedule/fold.hpp; unknown kinds are kept
    took  INTEGER,              -- ms
    shift INTEGER               -- days the balancer moved the due day; NULL: none
) STRICT;
CREATE INDEX log_card ON log (card);

CREATE TABLE detail (           -- what few rows need, as a JSON object
    row  INTEGER PRIMARY KEY REFERENCES log (id),
    json TEXT    NOT NULL
) STRICT;

CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log rows are never changed'); END;
CREATE TRIGGER log_forgets BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log rows are never deleted'); END;
CREATE TRIGGER detail_keeps BEFORE UPDATE ON detail BEGIN SELECT RAISE(ABORT, 'log rows are never changed'); END;
CREATE TRIGGER detail_forgets BEFORE DELETE ON detail BEGIN SELECT RAISE(ABORT, 'log rows are never deleted'); END;
