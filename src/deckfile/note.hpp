// A [[card]] table as a legal note, or all that is wrong with it.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/mistakes/reading.hpp"

#include <optional>

namespace deckfile {

// From what was read of a piece. Reports every problem at its key or value; nothing where one is an
// error. What is missing is told only where every line could be read.
std::optional<core::Note> note_from(Reading reading, const Piece& piece, Problems& problems);

// The same of a table that need not be a whole note, since it changes one: what its keys say.
std::optional<core::Note> part_from(Reading reading, const Piece& piece, Problems& problems);

// The keys of a note, and among them those without which it would not ask anything.
bool is_note_key(std::string_view key);
bool asks(std::string_view key);

// From a note's slice of its file, to show it. `first_line` is the slice's place in the file.
std::optional<core::Note> read_note(std::string_view slice, int first_line, Problems& problems);

}  // namespace deckfile
