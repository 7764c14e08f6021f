#include "store/cards/deck_caps.hpp"

#include <fmt/format.h>

namespace store {

DeckCaps::DeckCaps(Database& db, const core::Settings& settings, core::Day day, What what) {
    for (const auto& [id, limits] : settings.decks) {
        const int cap = what == new_cards ? limits.new_per_day : limits.reviews_per_day;
        if (cap < 0) continue;
        Statement deck = db.prepare("SELECT no FROM derived.deck WHERE id = ? AND shown = 1");
        if (!deck.bind(id).step()) continue;
        Statement done = db.prepare(fmt::format(
            "SELECT count(*) FROM derived.card WHERE last_day = ?1 AND {} = ?1 AND deck = ?2",
            what == new_cards ? "first_day" : "review_day"));
        done.bind(day, deck.get<std::int64_t>(0)).step();
        left_[deck.get<std::int64_t>(0)] = cap - done.get<int>(0);
    }
}

bool DeckCaps::take(std::int64_t deck) {
    const auto found = left_.find(deck);
    if (found == left_.end()) return true;
    has_refused_ = has_refused_ || found->second <= 0;
    if (found->second <= 0) return false;
    --found->second;
    return true;
}

}  // namespace store
