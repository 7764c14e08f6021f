// What a session shows around its cards: the line about a backlog before them, and the end screen
// after them.
#pragma once

#include "app/archive.hpp"
#include "core/review/session.hpp"
#include "ui/style.hpp"

namespace dialogue {

// "430 waiting, 200 today, clear in 3 days."
std::string backlog_text(const store::Backlog& backlog);

// Answered, time, what was missed with sources, when learning cards return, tomorrow's load, and
// how long the new cards last at this pace.
ui::Lines end_view(const core::Session& session, const app::StoreArchive& archive,
                   app::Workspace& workspace, const core::Moment& now, const ui::Look& look);

// What there is to say when nothing is due: when the next card is.
std::string nothing_due_text(app::Workspace& workspace, const app::StoreArchive& archive,
                             const core::Moment& now);

}  // namespace dialogue
