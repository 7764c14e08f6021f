// A [[card]] table as a legal note, or all that is wrong with it.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/scan.hpp"
#include "deckfile/toml.hpp"

#include <optional>

namespace deckfile {

// From a parsed table. Reports every problem at its key or value; nothing where one is an error.
std::optional<core::Note> note_from(Table table, const Piece& piece, Problems& problems);

// From a note's slice of its file, to show it. `first_line` is the slice's place in the file.
std::optional<core::Note> read_note(std::string_view slice, int first_line, Problems& problems);

}  // namespace deckfile
