// What app/day knows, in sentences: the same words on every surface.
#pragma once

#include "app/day.hpp"

#include <string>
#include <string_view>

namespace dialogue {

// "1 in learning, 12 reviews and 3 new"; empty where there is nothing.
std::string counts_text(const core::QueueCounts& counts);

// "430 waiting, 200 today, clear in 3 days. New cards wait until then." Of the cards that the query
// means; arguments that a shell would take apart are quoted in advice.
std::string backlog_text(const store::Backlog& backlog, const core::Query& query);

// Where a deck's own limit keeps cards back.
std::string_view capped_text();

// "2 cards come back from 21:34.", where learning cards wait that it is too early for.
std::string back_text(const app::Left& left, const core::Moment& now);

// "Tomorrow: 1 in learning and 12 reviews due."; `left` tells whether today's are among them.
std::string tomorrow_text(app::Workspace& workspace, const core::Query& query,
                          const app::Left& left);

// "35 new cards left: 2 days at 20 a day."
std::string new_cards_text(app::Workspace& workspace, const core::Query& query);

// "Not shown: d/x (suspended), d/y (buried until tomorrow)." of cards that were named; empty where
// none is kept back.
std::string kept_back_text(app::Workspace& workspace, const core::Query& named);

// What there is to say when nothing is due of these cards: when the next one is.
std::string nothing_due_text(app::Workspace& workspace, const core::Query& query);

}  // namespace dialogue
