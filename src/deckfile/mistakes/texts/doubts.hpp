// What a text says that its author hardly meant: a backslash that TOML took for its own, the holes
// of another program, left-overs of HTML. Looks at the text as it is written in the file.
#pragma once

#include "deckfile/mistakes/texts/doubt.hpp"

#include <string_view>
#include <vector>

namespace deckfile {

// Of the value of a key, quotes with it. In order of what is looked for.
std::vector<Doubt> doubts_about(std::string_view key, std::string_view literal);

}  // namespace deckfile
