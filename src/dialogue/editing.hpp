// The learner's editor, as a dialogue opens it: at a file that may be written into. A deck that is
// not the learner's own is left as it is: what they change in a note goes into a file of their own,
// and a whole deck is copied, if they agree.
#pragma once

#include "app/edit/change_note.hpp"
#include "app/setup.hpp"
#include "dialogue/front.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dialogue {

class Editing {
public:
    explicit Editing(const app::Setup& setup);

    // The deck's file or, where it is not to be written into, the learner's own copy of it. Nothing
    // where there is none; that has been said then. A file that was named outright, and that the
    // search path does not hold, is for whoever named it to write into.
    std::optional<std::string> editable(const std::string& deck, Front& front);

    // Whether the deck is on the search path, and not the learner's.
    bool is_anothers(const std::string& deck) const;
    // A note of such a deck, in the editor and into a file of the learner's. What comes of it is
    // said.
    static app::NoteChange change(app::Workspace& workspace, const core::ShownCard& card,
                                  Front& front);

    // Opens it at the line, and waits for the editor's end. False where it failed, which is said.
    static bool open(const std::string& path, int line, Front& front);

private:
    const app::Setup& setup_;
    std::vector<deckfile::Root> roots_;
    std::set<std::string> offered_copies_;  // of these decks
};

}  // namespace dialogue
