// The mistakes that are mended without asking: those that leave no doubt of what is meant. Each
// fixer knows its mistake by the words in which it is told, and says what to write instead; whether
// that is right is found out by reading it (deckfile/mend/mend.hpp).
#pragma once

#include "deckfile/mend/fixer.hpp"

#include <string_view>

namespace deckfile {

// The one that knows what is told; nothing where there is none.
const Fixer* fixer_of(std::string_view message);

}  // namespace deckfile
