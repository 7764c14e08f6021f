// The key `accept` of a cloze: what else counts in its holes, as a key for each hole or as a list
// where all of them hide the same text.
#pragma once

#include "core/card/note.hpp"
#include "deckfile/fields.hpp"

namespace deckfile {

// Reads the entry into a note whose cloze has been read. Reports what is no hole of it, what is
// given twice, and a list that could be meant for either of several holes.
void read_accept_of_cloze(Entry& accept, core::Note& note, FieldReader& fields);

}  // namespace deckfile
