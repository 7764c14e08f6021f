// How many cards there are: in the decks, of each kind of state, done on a day or due on days to
// come.
#pragma once

#include "core/settings.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"

#include <cstdint>
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
    int due = 0;
    int suspended = 0;
    int first = 0;  // with a tag that is learned first
};

class Counts {
public:
    Counts(Database& db, const core::Settings& settings) : db_(db), settings_(settings) {}

    DayCounts done_on(core::Day day);
    std::vector<DeckSummary> decks(core::Day today);
    // Cards that fall due in review on each of the days after today, up to `days`; index 0 is
    // tomorrow.
    std::vector<int> forecast(int days, const Selection& selection);
    // New cards that are left, over all decks.
    int new_cards_left(const Selection& selection);
    int live_cards();

private:
    Database& db_;
    const core::Settings& settings_;
};

}  // namespace store
