// Lines that were pasted into a deck and are none of TOML: a row of a table, "question :: answer",
// a sentence.
#pragma once

#include <string_view>

namespace deckfile {

// Of a line that does not parse: whether it cannot be a key with its value, however mistyped.
bool is_pasted(std::string_view line);

}  // namespace deckfile
