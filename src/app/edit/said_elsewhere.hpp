// What files that extend a deck say of its notes. Who writes into the deck heeds it: a note there
// is meant by its name, and one that is added there has a name, too.
#pragma once

#include "app/edit/deck_edit.hpp"

#include <optional>
#include <string>
#include <vector>

namespace app {

struct SaidElsewhere {
    std::string name;                 // of the note
    std::string place;                // "PATH:LINE"
    std::optional<core::Note> added;  // which the deck itself does not have
};

// In the order of the search path, as the files are now.
std::vector<SaidElsewhere> said_elsewhere(const Library& decks, const OwnDeck& deck);

// The first that is said of a note of that name.
const SaidElsewhere* find_said(const std::vector<SaidElsewhere>& said, const std::string& name);

}  // namespace app
