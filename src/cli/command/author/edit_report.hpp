// What the commands that write into decks say of it.
#pragma once

#include "app/edit/deck_edit.hpp"
#include "cli/workspace.hpp"

#include <string>
#include <vector>

namespace cli {

// Carries a plan out and acknowledges it, a line for each note and, where they are many, a sum;
// with `dry_run` only the lines are listed that would change. An empty plan is none.
struct EditReport {
    std::vector<std::string> lines;
    std::string sum;  // "12 notes moved to `net`"
    bool dry_run = false;
};
void carry_out(Workspace& workspace, const app::EditPlan& plan, const EditReport& report);

}  // namespace cli
