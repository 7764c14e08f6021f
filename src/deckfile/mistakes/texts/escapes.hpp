// Backslashes of a path or a formula that TOML took for its own: "C:\new" with a new line in it,
// "\times" with a tab.
#pragma once

#include "deckfile/mistakes/texts/doubt.hpp"

#include <string_view>
#include <vector>

namespace deckfile {

// Of a text in double quotes as it is written. Each of them, though of very many the first alone.
std::vector<Doubt> doubts_about_escapes(std::string_view literal);

}  // namespace deckfile
