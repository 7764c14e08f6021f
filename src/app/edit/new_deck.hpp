// A new deck of the learner's own: a file that shows how decks are written. What it shows stands in
// comments, so that nothing is asked in a review but what the learner has written.
#pragma once

#include "app/workspace.hpp"

#include <string>

namespace app {

struct NewDeck {
    std::string id;          // legal; the file is named like it
    std::string title = {};  // empty: made of the id
    bool with_notes = true;  // one of each kind
};

struct MadeDeck {
    std::string path;
    int line = 1;  // of the first note, or where it would be
};

// Throws EditRefused where a file has that name or a deck that id, and where none can be made.
MadeDeck make_deck(Workspace& workspace, const NewDeck& wanted);

}  // namespace app
