-- derived.db: all that can be made again from the deck files and the log. No migrations: another format is made anew.
CREATE TABLE derived.state (    -- 'settings', 'stamp', 'ranks', 'first:TAG', 'new device'
    key   TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.folded (   -- how far each device's rows have been folded
    no     INTEGER PRIMARY KEY, -- the history's number of it: rows are kept here by such numbers
    device BLOB    NOT NULL,    -- the random id, so that another history is noticed
    upto   INTEGER NOT NULL,    -- sequence; all rows to this one are there
    beyond INTEGER NOT NULL,    -- how many after a gap: merged rows need not come in order
    mark   INTEGER NOT NULL     -- what the row of that sequence says, hashed
) STRICT;

CREATE TABLE derived.undo (     -- what undo rows name, be it here or not
    device   TEXT    NOT NULL,  -- random id, in hexadecimal
    sequence INTEGER NOT NULL,
    row      INTEGER NOT NULL,  -- the undo row
    mark     INTEGER,           -- what the named row says, hashed: it tells branches apart
    PRIMARY KEY (device, sequence, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.import (   -- ranges of rows that import rows brought
    row    INTEGER NOT NULL,    -- the import row
    device TEXT    NOT NULL,    -- of the rows brought: random id, in hexadecimal
    first  INTEGER NOT NULL,    -- sequence
    last   INTEGER NOT NULL,
    PRIMARY KEY (device, first, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.void (     -- log rows that do not count
    row INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE derived.link (     -- log rows that are links, void ones too
    row INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE derived.alias (    -- which card a name of the history means; several may mean one
    name INTEGER PRIMARY KEY,
    card INTEGER NOT NULL,
    seed INTEGER NOT NULL       -- hash of the name's key: the scheduler's seed of rows written under it
) STRICT;
CREATE INDEX derived.alias_card ON alias (card);

CREATE TABLE derived.heir (     -- cards that go on under other keys, until the log has links that say so
    old_key TEXT PRIMARY KEY,
    new_key TEXT NOT NULL,
    old     TEXT NOT NULL,      -- what the note said
    new     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.deck (     -- a deck file, as it was when last read
    no          INTEGER PRIMARY KEY,
    path        TEXT    NOT NULL UNIQUE,
    dev         INTEGER NOT NULL,
    ino         INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    mtime_ns    INTEGER NOT NULL,
    ctime_ns    INTEGER NOT NULL,
    seen_ns     INTEGER NOT NULL,  -- when it was read: a file changed in that very moment is read again
    hash        INTEGER NOT NULL,  -- of its bytes
    texts_hash  INTEGER,           -- of the bytes whose answered notes the log keeps the words of
    ord         INTEGER NOT NULL,  -- place in the search path
    root        INTEGER NOT NULL,  -- which entry of the search path
    id          TEXT    NOT NULL,
    extends     TEXT    NOT NULL,  -- the id of the deck whose notes it changes; empty of a deck of its own
    title       TEXT    NOT NULL,
    description TEXT    NOT NULL,
    author      TEXT    NOT NULL,
    license     TEXT    NOT NULL,
    version     TEXT    NOT NULL,
    tags        TEXT    NOT NULL,  -- one a line, as are the sources
    source      TEXT    NOT NULL,
    reverse     INTEGER NOT NULL,  -- 1: questions that do not say are asked back, too
    strict_accents INTEGER NOT NULL,  -- 1: of notes that do not say
    deck_hash   INTEGER NOT NULL,  -- of its [deck] table
    shown       INTEGER NOT NULL,  -- 0: another file has the same id, or this is a copy of one
    errors      INTEGER NOT NULL,  -- problems that hide a note
    fault       TEXT               -- why it could not be read at all
) STRICT;

CREATE TABLE derived.deck_change (  -- what decks brought that were changed, until it has been said
    deck    TEXT    PRIMARY KEY,    -- its id
    fresh   INTEGER NOT NULL,       -- notes
    changed INTEGER NOT NULL,
    gone    INTEGER NOT NULL,
    gone_answered INTEGER NOT NULL  -- of the gone: those with a history
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.note (
    no        INTEGER PRIMARY KEY,
    deck      INTEGER NOT NULL,
    ord       INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    start     INTEGER NOT NULL,    -- of its slice of the file, in bytes
    size      INTEGER NOT NULL,
    id        TEXT    NOT NULL,
    kind      INTEGER NOT NULL,
    hash      INTEGER NOT NULL,    -- of its slice
    said      INTEGER NOT NULL,    -- hash of its identity_text
    verify_by INTEGER,
    tags      TEXT    NOT NULL     -- one a line
) STRICT;
CREATE INDEX derived.note_deck ON note (deck, ord);

CREATE TABLE derived.layer (       -- what a file that extends a deck says of a note; few have one
    note  INTEGER PRIMARY KEY,
    path  TEXT    NOT NULL,        -- of that file
    line  INTEGER NOT NULL,
    start INTEGER NOT NULL,        -- of its slice of the file, in bytes
    size  INTEGER NOT NULL,
    hash  INTEGER NOT NULL,        -- of its slice
    keys  TEXT    NOT NULL         -- one a line; none where the deck itself has no such note
) STRICT;

CREATE TABLE derived.told (        -- answered cards of which the log keeps what they say now
    card INTEGER PRIMARY KEY,
    text INTEGER NOT NULL          -- hash of the key, the words, and the notes beside
) STRICT;

CREATE TABLE derived.tag (         -- note.tags again, to find notes by
    tag  TEXT    NOT NULL,
    note INTEGER NOT NULL,
    PRIMARY KEY (tag, note)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived.card (        -- catalog and memory side by side: what is due is one index scan, without a join
    no         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    note       INTEGER,            -- NULL: no file has the note
    deck       INTEGER,
    ord        INTEGER,            -- place in its deck
    rank       INTEGER,            -- 0: met before the rest
    live       INTEGER NOT NULL,   -- its note is in a shown deck
    hidden     INTEGER NOT NULL DEFAULT 0,  -- 0, the day it is buried for, or -1: suspended
    phase      INTEGER NOT NULL DEFAULT 0,
    step       INTEGER NOT NULL DEFAULT 0,
    due        INTEGER NOT NULL DEFAULT 0,  -- a day in review, ms UTC in (re)learning
    interval   INTEGER NOT NULL DEFAULT 0,
    ease       INTEGER NOT NULL DEFAULT 2500,
    reps       INTEGER NOT NULL DEFAULT 0,
    lapses     INTEGER NOT NULL DEFAULT 0,
    answers    INTEGER NOT NULL DEFAULT 0,
    first_day  INTEGER,            -- introduced
    review_day INTEGER,            -- last drawn in review phase
    last_day   INTEGER,            -- last answered
    first      INTEGER NOT NULL DEFAULT 0,  -- comes before all other new ones
    last_at    INTEGER,            -- of its last row in fold order
    last_row   INTEGER,
    version    INTEGER NOT NULL DEFAULT 0  -- rows it has: what an answer checks
) STRICT;
CREATE INDEX derived.card_due ON card (live, phase, due, hidden, interval, deck, note) WHERE phase <> 0 AND hidden <> -1;
CREATE INDEX derived.card_new ON card (live, deck, rank, ord, hidden, phase) WHERE phase = 0;
CREATE INDEX derived.card_first ON card (deck, ord) WHERE first = 1;
CREATE INDEX derived.card_today ON card (last_day, note) WHERE last_day IS NOT NULL;
CREATE INDEX derived.card_note ON card (note);
-- Who comes to stand again may have been told under another key meanwhile.
CREATE TRIGGER derived.card_stands AFTER UPDATE OF note, live ON card
WHEN new.note IS NOT old.note OR new.live <> old.live
BEGIN
    DELETE FROM told WHERE card = new.no;
END;
