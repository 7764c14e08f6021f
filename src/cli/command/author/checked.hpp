// A deck file that was checked.
#pragma once

#include "core/card/catalog.hpp"
#include "deckfile/files.hpp"

#include <string>
#include <vector>

namespace cli {

// With what is to be said of it.
struct Checked {
    deckfile::FoundFile file;
    std::string deck_id;
    std::string text;
    std::vector<core::Problem> problems;  // in file order
    struct Extension {
        std::string text;
        core::CatalogDeck deck;
    };
    Extension extension = {};  // of a file that extends a deck
};

}  // namespace cli
