// What `ebb review` would show if it began now, in numbers and in words.
#pragma once

#include "cli/workspace.hpp"
#include "core/review/queue.hpp"

#include <optional>
#include <string>

namespace cli {

struct Offer {
    core::QueueCounts counts;  // without the learning cards that it is too early for
    std::optional<store::Backlog> backlog;
    std::int64_t due_reviews = 0;          // before limits
    std::optional<core::Instant> back_at;  // when the first of those comes back
    int waiting_learning = 0;              // how many they are
};
Offer offer_now(Workspace& workspace, const core::Query& query);

// "1 in learning, 12 reviews and 3 new"; empty where there is nothing.
std::string counts_text(const core::QueueCounts& counts);

// "2 cards come back from 21:34.", where there is a learning card that waits.
std::string back_text(const Offer& offer, const core::Moment& now);

}  // namespace cli
