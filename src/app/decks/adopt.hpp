// A person says which card goes on as which, where ebb did not find it or found it wrongly.
#pragma once

#include "app/workspace.hpp"
#include "core/heir/match.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace app {

// Why nothing was adopted, as a sentence.
struct AdoptionRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Lets the history of a card that no file has go along to one that stands; where both are names of
// notes, those of all cards that have their like. Returns which. Throws AdoptionRefused,
// store::Error.
std::vector<core::Heir> adopt(Workspace& workspace, const std::string& old_name,
                              const std::string& new_name);

// Takes the newest link to that card, or to each card of that note, back: the two are not matched
// again. Returns which. Throws AdoptionRefused where no link leads there; store::Error.
std::vector<core::Heir> part(Workspace& workspace, const std::string& name);

}  // namespace app
