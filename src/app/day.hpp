// The learner's day in numbers: what is left of it and what comes after it, as a review of that
// moment would show it. Every number that is told of cards to come is made here, from the one
// offer.
#pragma once

#include "app/workspace.hpp"
#include "core/query/tree.hpp"
#include "core/review/queue.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace app {

// Whether the query is a card's key, or several of which any is meant: such cards are shown due or
// not.
bool names_cards(Workspace& workspace, const core::Query& query);

// What a review would show if it began now.
struct Left {
    core::QueueCounts counts;
    std::optional<store::Backlog> backlog;
    std::int64_t due_reviews = 0;  // before limits
    std::optional<core::Instant>
        back_at;                      // when the first card comes back that it is too early for
    int waiting = 0;                  // how many such cards there are
    bool has_capped = false;          // a deck\'s own limit keeps cards back
    std::vector<std::int64_t> notes;  // of the cards counted
    std::vector<std::int64_t> due;    // the cards counted, new ones left out
};
Left left_now(Workspace& workspace, const core::Query& query);

// What a review would show at the beginning of a later study day, if none came before.
struct Coming {
    core::QueueCounts counts;
    std::int64_t waiting = 0;  // reviews that are due, but beyond the day's limit
};
Coming coming_on(Workspace& workspace, const core::Query& query, core::Day day);

// The first study day after today on which a card that was met comes back.
std::optional<core::Day> next_day(Workspace& workspace, const core::Query& query);

// For how many days the new cards last, at the pace of the settings; nothing where none is met.
struct Supply {
    int new_cards = 0;
    std::optional<int> days;
};
Supply supply(Workspace& workspace, const core::Query& query);

// How long these cards take: the median of what a card of the note's kind took on a day, or ten
// seconds where that is not known.
core::Milliseconds time_for(Workspace& workspace, const std::vector<std::int64_t>& notes);

}  // namespace app
