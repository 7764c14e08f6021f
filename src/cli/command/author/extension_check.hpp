// What is wrong in files that extend decks: nothing of it shows before the deck is known.
#pragma once

#include "cli/command/author/checked.hpp"

#include <vector>

namespace cli {

// Adds it, and the notes as they then are, to the files among those that were checked. Their decks,
// and what else is said of those, are looked for in `roots`, of which the first `searched` are the
// search path. What is checked stands for the file of its name there: a deck that is about to be
// committed, or a copy elsewhere, is not held against the version that is used.
void check_extensions(std::vector<Checked>& checked, const std::vector<deckfile::Root>& roots,
                      std::size_t searched);

}  // namespace cli
