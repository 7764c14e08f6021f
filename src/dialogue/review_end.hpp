// The end screen of a review.
#pragma once

#include "app/workspace.hpp"
#include "core/review/session.hpp"
#include "ui/style.hpp"

namespace dialogue {

// What was done and what was missed; then, of the cards that the query means, what is left today,
// when learning cards return, what comes tomorrow, and for how long there are new cards. Who leaves
// without an answer is told what is left, and no more.
ui::Lines end_view(const core::Session& session, const core::Query& query,
                   app::Workspace& workspace, const ui::Look& look);

}  // namespace dialogue
