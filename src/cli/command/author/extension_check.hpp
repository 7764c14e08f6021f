// What is wrong in files that extend decks: nothing of it shows before the deck is known.
#pragma once

#include "cli/command/author/checked.hpp"

#include <vector>

namespace cli {

// Adds it to the files among those that were checked. Their decks, and what else is said of those,
// are looked for in `roots`.
void check_extensions(std::vector<Checked>& checked, const std::vector<deckfile::Root>& roots);

}  // namespace cli
