// A deck file that was checked.
#pragma once

#include "core/card/catalog.hpp"
#include "core/card/note.hpp"
#include "deckfile/files.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cli {

// A note of a deck as it is with what a file that extends the deck says of it.
struct LaidNote {
    int line = 1;  // in that file
    core::Note note;
    std::optional<core::Note> own;     // as the deck has it; of one that is added nothing
    std::optional<std::string> alike;  // where one of the deck's that asks nearly the same stands
};

// With what is to be said of it.
struct Checked {
    deckfile::FoundFile file;
    std::string deck_id;
    std::string text;
    std::vector<core::Problem> problems;  // in file order
    struct Extension {
        std::string text;
        core::CatalogDeck deck;
        std::vector<LaidNote> notes = {};  // once the deck that is extended is known
        core::DeckInfo of = {};            // what that says for all its notes
    };
    Extension extension = {};  // of a file that extends a deck
};

}  // namespace cli
