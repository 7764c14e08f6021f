// The learner's editor, as a dialogue opens it: at a file that may be written into. A deck that is
// not the learner's own is left as it is, and a copy of it is edited, if they agree.
#pragma once

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

    // Opens it at the line, and waits for the editor's end.
    static void open(const std::string& path, int line, Front& front);

private:
    const app::Setup& setup_;
    std::vector<deckfile::Root> roots_;
    std::set<std::string> offered_copies_;  // of these decks
};

}  // namespace dialogue
