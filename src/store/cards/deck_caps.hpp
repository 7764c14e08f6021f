// The limits of single decks, inside those over all decks.
#pragma once

#include "core/settings.hpp"
#include "store/database.hpp"

#include <map>

namespace store {

// What the decks' own caps still allow on a day. Decks without one are not limited.
class DeckCaps {
public:
    enum What { new_cards, reviews };
    DeckCaps(Database& db, const core::Settings& settings, core::Day day, What what);

    // Takes one more of the deck; false where its cap is reached.
    bool take(std::int64_t deck);
    // Whether a cap has kept a card back.
    bool has_refused() const { return has_refused_; }

private:
    bool has_refused_ = false;
    std::map<std::int64_t, int> left_;
};

}  // namespace store
