// The day's offer: which cards are to be shown today, and in which order, read from derived.db by
// index scans, within the limits of the study day. How they are mixed is core/review/queue.hpp.
#pragma once

#include "core/review/queue.hpp"
#include "core/settings.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <map>
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
    bool by_name = false;  // the query names cards outright: all that can be shown are, due or not
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
    // Before limits: one of each note, and none of a note that was answered today or is in
    // learning.
    std::int64_t due_reviews = 0;
    std::vector<core::QueueCard> later;  // learning cards of a later study day
    bool has_capped = false;             // a deck's own limit keeps cards back
};

class DeckCaps;

class Offers {
public:
    Offers(Database& db, const core::Settings& settings) : db_(db), settings_(settings) {}

    Offer make(const OfferRequest& request);

    // What a review of each deck alone would show now besides new cards, by the deck's number.
    std::map<std::int64_t, int> due_by_deck(const core::Moment& now);

    // The first study day after today on which one of the cards meant comes back; nothing where
    // none ever does.
    std::optional<core::Day> next_day(const Selection& selection);

private:
    using Notes = std::unordered_set<std::int64_t>;
    struct DeckTurn;
    struct Lane;
    struct NewRound;
    struct DueCard {
        double lateness;       // days late / interval
        std::int64_t scatter;  // shuffles ties, another way each day
        std::int64_t no;
        std::int64_t note;
        std::int64_t deck;
    };
    // An odd multiplier below 2^31 that scatters card numbers differently each day.
    static std::int64_t scatter(core::Day day);
    Statement select(const OfferRequest& request, std::string_view columns_and_where,
                     std::string_view order = {});
    Notes notes_answered_on(core::Day day);
    void add_learning(Offer& offer, const OfferRequest& request);
    void add_named(Offer& offer, const OfferRequest& request);
    static std::int64_t notes_among(const std::vector<DueCard>& due);
    std::vector<DueCard> due_cards(const OfferRequest& request, const Notes& held);
    // `shown` are the notes of which a card is shown or was answered today; those added join them.
    void add_reviews(Offer& offer, const OfferRequest& request, int limit, DeckCaps& cap,
                     Notes& shown);
    void add_ahead(Offer& offer, const OfferRequest& request, DeckCaps& cap, Notes& shown);
    int days_to_clear(const OfferRequest& request, std::int64_t waiting, int today_limit);
    // In offer_new.cpp.
    void add_new(Offer& offer, const OfferRequest& request, int limit, Notes& shown);
    std::vector<DeckTurn> turns(core::Day today);
    Statement next_new(const OfferRequest& request);
    bool draw_new(DeckTurn& turn, int last_rank, NewRound& round);
    bool add_one(Offer& offer, Lane& lane, NewRound& round);
    void add_listed(Offer& offer, NewRound& round, std::string_view where, std::string_view order);
    void add_wanted(Offer& offer, NewRound& round);
    void add_in_order(Offer& offer, NewRound& round);
    void add_in_turns(Offer& offer, NewRound& round);

    Database& db_;
    const core::Settings& settings_;
};

}  // namespace store
