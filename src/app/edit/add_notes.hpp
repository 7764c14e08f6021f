// New notes at the end of a deck of the learner's own.
#pragma once

#include "app/edit/deck_edit.hpp"
#include "deckfile/given/given.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace app {

// Where notes go that are given without a deck, if there is none. It is made when the first comes.
inline constexpr std::string_view inbox = "inbox";

// The id of the learner's own deck whose file changed last; else `inbox`.
std::string newest_own_deck(const Library& decks);

struct NewNotes {
    EditPlan plan;  // of no edit where there is nothing to add
    std::string path;
    std::vector<std::string> names;  // "italian/~0cz5h1rkq8m2e" of each note that comes
    std::vector<std::string>
        there;  // "PATH:12: il caffè" of what stands there already, word by word
    std::vector<std::string> alike;  // the same of what asks nearly what a new note asks
};

// What stands there already is left out. Throws EditRefused where the deck cannot be added to, or
// another note has an id that a new one brings.
NewNotes add_notes(Workspace& workspace, const std::string& deck,
                   const std::vector<deckfile::GivenNote>& notes);

}  // namespace app
