// The learner's editor, as a dialogue opens it: at a file that may be written into. A deck that is
// not the learner's own is left as it is: what they change in a note goes into a file of their own.
#pragma once

#include "app/edit/change_note.hpp"
#include "app/setup.hpp"
#include "dialogue/front.hpp"

#include <string>
#include <vector>

namespace dialogue {

class Editing {
public:
    explicit Editing(const app::Setup& setup);

    // Whether the deck is on the search path, and not the learner's. A file that was named
    // outright, and that the search path does not hold, is for whoever named it to write into.
    bool is_anothers(const std::string& deck) const;
    // False where the file cannot be written, which is said.
    static bool may_write(const std::string& deck, Front& front);

    // A note of such a deck, in the editor and into a file of the learner's. What comes of it is
    // said.
    static app::NoteChange change(app::Workspace& workspace, const core::ShownCard& card,
                                  Front& front);
    // The same for who has no workspace in which to write; `card` is as its deck's file has it.
    // Throws store::Error.
    app::NoteChange change(const core::ShownCard& card, Front& front) const;

    // Opens it at the line, and waits for the editor's end. False where it failed, which is said.
    static bool open(const std::string& path, int line, Front& front);

private:
    const app::Setup& setup_;
    std::vector<deckfile::Root> roots_;
};

}  // namespace dialogue
