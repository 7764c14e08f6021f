// The day's offer: which cards are to be shown today, and in which order, read from derived.db by
// index scans, within the limits of the study day. How they are mixed is core/review/queue.hpp.
#pragma once

#include "core/review/queue.hpp"
#include "core/settings.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace store {

struct OfferRequest {
    core::Moment now;
    core::Query query;             // what narrows the session
    std::optional<int> new_cards;  // instead of what is left of today's new cards
    std::optional<int> reviews;    // instead of what is left of today's reviews
    int ahead_days = 0;

    Selection selection() const { return {query, now}; }
};

// A backlog: more is due than today's limit takes.
struct Backlog {
    std::int64_t waiting = 0;  // all due reviews, today's included
    int today = 0;
    int clear_in_days = 0;  // 0: in more than a hundred
};

struct Offer {
    core::QueueCards cards;
    std::optional<Backlog> backlog;
    std::int64_t due_reviews = 0;        // before limits
    std::vector<core::QueueCard> later;  // learning cards of a later study day
};

class DeckCaps;

class Offers {
public:
    Offers(Database& db, const core::Settings& settings) : db_(db), settings_(settings) {}

    Offer make(const OfferRequest& request);

private:
    struct DeckTurn;
    struct NewRound;
    struct DueCard {
        double lateness;       // days late / interval
        std::int64_t scatter;  // shuffles ties, another way each day
        std::int64_t no;
        std::int64_t note;
        std::int64_t deck;
    };
    Statement select(const OfferRequest& request, std::string_view columns_and_where,
                     std::string_view order = {});
    std::unordered_set<std::int64_t> notes_answered_on(core::Day day);
    void add_learning(Offer& offer, const OfferRequest& request);
    std::vector<DueCard> due_cards(const OfferRequest& request);
    void add_reviews(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap);
    void add_ahead(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap);
    int days_to_clear(const OfferRequest& request, std::int64_t waiting, int today_limit);
    // In offer_new.cpp.
    void add_new(Offer& offer, const OfferRequest& request, int limit);
    std::vector<DeckTurn> turns(core::Day today);
    Statement next_new(const OfferRequest& request);
    bool draw_new(DeckTurn& turn, int rank, NewRound& round);
    void add_rank(Offer& offer, int rank, NewRound& round);
    void add_wanted(Offer& offer, NewRound& round);

    Database& db_;
    const core::Settings& settings_;
};

}  // namespace store
