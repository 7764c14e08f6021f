// What the commands that write into decks say of it.
#pragma once

#include "app/edit/deck_edit.hpp"
#include "cli/workspace.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cli {

// The lines of a file that would change, as a diff.
void list_changes(const std::string& path, std::string_view text, const deckfile::Changes& changes,
                  ui::Output& out);

// Carries a plan out and acknowledges it, a line for each note and, where they are many, a sum;
// with `dry_run` only the lines are listed that would change. An empty plan is none.
struct EditReport {
    std::vector<std::string> lines;
    std::string sum;  // "12 notes moved to `net`"
    bool dry_run = false;
};
void carry_out(Workspace& workspace, const app::EditPlan& plan, const EditReport& report);

}  // namespace cli
