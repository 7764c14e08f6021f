-- A file that was copied may go on in two places under one device's random id. Both branches are kept, told apart by
-- their local numbers.
CREATE TABLE device_with_branches (
    no    INTEGER PRIMARY KEY,  -- local number, small: 0, 1, 2, ...
    id    BLOB    NOT NULL CHECK (length(id) = 8),
    began INTEGER NOT NULL,     -- ms UTC
    place INTEGER               -- hash of where the file was when this device began; NULL: came by merging
) STRICT;
INSERT INTO device_with_branches (no, id, began, place) SELECT no, id, began, place FROM device;
DROP TABLE device;
ALTER TABLE device_with_branches RENAME TO device;
CREATE INDEX device_id ON device (id);
