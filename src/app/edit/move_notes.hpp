// Taking notes out of decks, for good or into another deck.
#pragma once

#include "app/edit/deck_edit.hpp"

#include <string>
#include <vector>

namespace app {

// A note by its names before and after; after a removal it has none.
struct MovedNote {
    std::string from;
    std::string to;
};

struct MovedNotes {
    EditPlan plan;
    std::vector<MovedNote> notes;  // as they were named, each once
};

// `names` are keys of notes or of their cards. Throws EditRefused.
MovedNotes remove_notes(Workspace& workspace, const std::vector<std::string>& names);

// To the end of a deck. What their own deck says for all its notes, and that one does not, is
// written into them where their cards, their judging or their sources would be others without it.
MovedNotes move_notes(Workspace& workspace, const std::vector<std::string>& names,
                      const std::string& deck);

}  // namespace app
