// The gate into a deck: what is put into one has been read by the reader of decks before, so that a
// note which ebb writes is never one that it refuses or takes for another.
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
