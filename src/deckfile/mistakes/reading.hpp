// A table as its author wrote it, mistakes and all. Where it is no TOML it is read entry by entry,
// so that each mistake is told and what is legal beside it is judged too.
#pragma once

#include "deckfile/scan.hpp"
#include "deckfile/toml.hpp"

#include <optional>

namespace deckfile {

struct Reading {
    Table table;          // an entry that cannot be read has a value that is Unreadable
    bool is_toml = true;  // all of the table
    // Lines at the end that are no entries of it: what git left of a conflict, a note without its
    // [[card]], words between two notes. What stands above them is a table by itself.
    std::optional<Source> behind;
    bool is_next_note = false;  // a [[card]] is missing above them
};

// Reports what is wrong with the lines of the table, those behind it left out where they may be a
// note.
Reading read_table(const Piece& piece, Problems& problems);

// The lines behind a piece's table as a note, whose [[card]] is missing.
Piece next_note(const Piece& piece, const Reading& reading);

// The part of a piece that its table stands in.
Piece above(const Piece& piece, const Reading& reading);

}  // namespace deckfile
