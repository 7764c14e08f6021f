// How many cards there are: in the decks, of each kind of state, done on a day.
#pragma once

#include "store/cards/selection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace store {

// What has been done on a study day.
struct DayCounts {
    int introduced = 0;
    int reviewed = 0;
};

// One line of `ebb decks`.
struct DeckSummary {
    std::int64_t deck = 0;
    int cards = 0;
    int fresh = 0;
    int suspended = 0;
    int first = 0;  // with a tag that is learned first
};

class Counts {
public:
    explicit Counts(Database& db) : db_(db) {}

    DayCounts done_on(core::Day day);
    // The last study day on which a card was answered.
    std::optional<core::Day> last_day();
    std::vector<DeckSummary> decks();
    // New cards that are left, and the most of one note: one of those is met a day.
    struct NewCards {
        int left = 0;
        int of_one_note = 0;
    };
    NewCards new_cards(const Selection& selection);
    int live_cards();

private:
    Database& db_;
};

}  // namespace store
