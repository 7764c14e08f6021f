// A note that ebb makes, on its way into a deck: it is printed and then read by the reader of
// decks, so that it is never one which is refused or taken for another. No command calls it: what
// is given to `ebb add` may have entries beside the note, and goes the same way in deckfile/given.
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
