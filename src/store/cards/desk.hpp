// The desk: which cards are to be shown today, read from derived.db by index scans, within the
// limits of the study day. How they are mixed is core/review/queue.hpp.
#pragma once

#include "base/text/names.hpp"
#include "core/review/queue.hpp"
#include "core/settings.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"
#include "store/derived/memories.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace store {

struct DeskRequest {
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

struct Plan {
    core::QueueCards cards;
    std::optional<Backlog> backlog;
    std::int64_t due_reviews = 0;        // before limits
    std::vector<core::QueueCard> later;  // learning cards of a later study day
};

// What has been done on a study day.
struct DayCounts {
    int introduced = 0;
    int reviewed = 0;
};

// A card with all that is known of it.
struct CardRecord {
    std::int64_t no = 0;
    std::string key;
    std::int64_t note = 0;  // 0: no file has it
    std::int64_t deck = 0;
    std::string deck_id;
    std::string deck_title;
    bool live = false;
    bool has_siblings = false;
    KeptCard kept;

    core::QueueCard queued() const;
};

// One line of `ebb decks`.
struct DeckSummary {
    std::int64_t deck = 0;
    int cards = 0;
    int fresh = 0;
    int due = 0;
    int suspended = 0;
};

// A card in a list; `key` is valid until the next one.
struct ListedCard {
    std::string_view key;
    std::int64_t note = 0;
    core::CardState state;
};

// What `ebb list` may be sorted by: what wants attention comes first, cards that nothing is known
// of come last, and equals stand in the order of their decks.
enum class Order : std::uint8_t {
    deck,
    due,
    ease,
    lapses,      // most first
    interval,    // shortest first
    introduced,  // newest first
    recall       // least likely known first
};
inline constexpr base::Name<Order> orders[] = {
    {"deck", Order::deck},     {"due", Order::due},           {"ease", Order::ease},
    {"lapses", Order::lapses}, {"interval", Order::interval}, {"introduced", Order::introduced},
    {"recall", Order::recall}};
static_assert(base::names_every_value(orders));

class DeckCaps;

class Desk {
public:
    Desk(Database& db, const core::Settings& settings) : db_(db), settings_(settings) {}

    Plan plan(const DeskRequest& request);
    DayCounts done_on(core::Day day);

    std::optional<CardRecord> card(std::int64_t no);
    std::optional<CardRecord> card(std::string_view key);
    std::vector<CardRecord> cards_of_note(std::int64_t note);
    // What a selection means, as a condition on derived.card.
    Condition condition(const Selection& selection) {
        return condition_of(selection, settings_.rollover, db_);
    }
    // The live cards meant, at most `limit` of them where it is not negative.
    void list(const Selection& selection, Order order, bool backwards, int limit,
              const std::function<void(const ListedCard&)>& visit);
    // Whether any live card is meant.
    bool any(const Selection& selection);
    // The keys of live cards, decks in the order in which they were first seen.
    std::vector<std::string> keys(const Selection& selection);

    std::vector<DeckSummary> decks(core::Day today);
    // Cards that fall due in review on each of the days after today, up to `days`; index 0 is
    // tomorrow.
    std::vector<int> forecast(int days, const Selection& selection);
    // New cards that are left, over all decks.
    int new_cards_left(const Selection& selection);
    int live_cards();

private:
    struct Turn;
    struct NewRound;
    struct DueCard {
        double lateness;       // days late / interval
        std::int64_t scatter;  // shuffles ties, another way each day
        std::int64_t no;
        std::int64_t note;
        std::int64_t deck;
    };
    std::vector<DueCard> due_cards(const DeskRequest& request);
    Statement select(std::string_view columns_and_where, const Selection& selection,
                     std::string_view order);
    std::unordered_set<std::int64_t> notes_answered_on(core::Day day);
    void add_learning(Plan& plan, const DeskRequest& request);
    void add_reviews(Plan& plan, const DeskRequest& request, int limit, DeckCaps& cap);
    void add_ahead(Plan& plan, const DeskRequest& request, int limit, DeckCaps& cap);
    // In desk_new.cpp.
    void add_new(Plan& plan, const DeskRequest& request, int limit);
    std::vector<Turn> turns(core::Day today);
    bool draw_new(Turn& turn, int rank, NewRound& round);
    void add_rank(Plan& plan, int rank, NewRound& round);
    int days_to_clear(const DeskRequest& request, std::int64_t waiting, int today_limit);
    static std::optional<CardRecord> read_card(Statement& row);

    Database& db_;
    const core::Settings& settings_;
};

}  // namespace store
