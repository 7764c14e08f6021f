// An id for every note of a deck that has none.
#pragma once

#include "app/edit/deck_edit.hpp"

#include <string>
#include <vector>

namespace app {

struct GivenIds {
    EditPlan plan;
    std::vector<std::string> ids;   // in file order
    std::vector<std::string> left;  // sentences on notes that could not be given one
};

// Ids are made from the fronts; one that stands in the deck, or of which the history knows, is
// another note's. Throws EditRefused.
GivenIds give_ids(Workspace& workspace, const std::string& deck);

}  // namespace app
