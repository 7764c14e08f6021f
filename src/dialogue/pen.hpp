// A new note, in the midst of a review or a quiz: a line as `ebb add` takes it. The card that is
// asked stays.
#pragma once

#include "app/workspace.hpp"
#include "core/card/shown_card.hpp"
#include "dialogue/front.hpp"

#include <string>

namespace dialogue {

class Pen {
public:
    explicit Pen(app::Workspace& workspace) : workspace_(workspace) {}

    // Adds it to the card's deck, where that is the learner's own, else to the one that `ebb add`
    // would take; says where, or why not.
    void add(const std::string& line, const core::ShownCard& card, Front& front);

private:
    std::string deck_for(const core::ShownCard& card) const;
    void write(const std::string& line, const std::string& deck, Front& front);

    app::Workspace& workspace_;
};

}  // namespace dialogue
