// The gate into a deck, and the only one for a note that ebb makes: it is printed and then read by
// the reader of decks, so that it is never one which is refused or taken for another. No command
// makes notes yet. Until one does, ebb writes no deck but by copying a whole file (app/edit_note),
// and what is changed in one was written by the learner's editor.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/source.hpp"

#include <string>
#include <variant>

namespace deckfile {

// The note's [[card]] table, if reading it gives an equal note; else why not. The places of these
// problems are in the text that was refused.
std::variant<std::string, Problems> write_note(const core::Note& note);

}  // namespace deckfile
