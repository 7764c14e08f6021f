// A world in which cards can be put where a review of some day left them, and what is offered
// there.
#pragma once

#include "core/query/text.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace world {

using Keys = std::vector<std::string>;

inline core::Settings without_fuzz() {
    core::Settings settings;
    settings.scheduler.fuzz = false;
    return settings;
}

struct Room : World {
    explicit Room(core::Settings with = without_fuzz()) : World(std::move(with)) {}

    store::Offer offer(store::OfferRequest request = {}) {
        request.now = now;
        return store->offers().make(request);
    }
    Keys keys(const std::vector<core::QueueCard>& cards) {
        Keys out;
        for (const auto& card : cards) out.push_back(store->cards().find(card.card)->key);
        return out;
    }
    Keys sorted(const std::vector<core::QueueCard>& cards) {
        Keys out = keys(cards);
        std::sort(out.begin(), out.end());
        return out;
    }
    Keys reviews() { return keys(offer().cards.reviews); }
    Keys fresh() { return keys(offer().cards.fresh); }

    // Puts a card in review, last seen on `day` and due `interval` days later.
    void reviewed(const std::string& key, int day, int interval) {
        graduate(key);
        store->database()
            .prepare(
                "UPDATE derived.card SET interval = ?, due = ?, last_day = ?, first_day = ?, "
                "review_day = ? WHERE key = ?")
            .bind(interval, date(day + interval), date(day), date(day), date(day), key)
            .run();
    }
    // The same of a deck's notes n1, n2 and so on, so many of them.
    void all_reviewed(const std::string& deck, int count, int day, int interval) {
        for (int i = 1; i <= count; ++i) reviewed(fmt::format("{}/n{}", deck, i), day, interval);
    }
    static core::Day date(int day) { return first_day + core::Days{day}; }
};

inline core::Query query(std::string_view text) {
    return std::get<core::Query>(core::parse_query(text));
}

}  // namespace world
