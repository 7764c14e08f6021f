#include "store/cards/listing.hpp"

#include "store/derived/memories.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

namespace store {
namespace {

// Terms of ORDER BY, the first of which sets apart the cards that come last whatever the direction.
struct OrderTerms {
    Order order;
    std::string_view last;
    std::string_view by;
    bool descending = false;
};

constexpr OrderTerms orders[] = {
    {Order::due, sql::is_new, sql::due_at},
    {Order::ease, sql::is_new, "card.ease"},
    {Order::lapses, sql::is_new, "card.lapses", true},
    {Order::interval, sql::is_new, "card.interval"},
    {Order::introduced, "card.first_day IS NULL", "card.first_day", true},
};

// As the decks are listed: a file that came later may stand before one that was there.
constexpr std::string_view place_of_deck = "(SELECT ord FROM derived.deck WHERE no = card.deck)";

std::string terms_of(Order order, bool backwards) {
    const auto by = [](std::string_view last, std::string_view terms, bool descending) {
        return fmt::format("{}, {}{}, ", last, terms, descending ? " DESC" : "");
    };
    // Recall falls with the share of the interval that has passed.
    if (order == Order::recall) return by(sql::is_new, sql::share_passed(":today"), !backwards);
    for (const OrderTerms& terms : orders)
        if (terms.order == order) return by(terms.last, terms.by, terms.descending != backwards);
    return {};
}

// What is gone has no place in a deck.
std::string order_by(const Selection& selection, Order order, bool backwards) {
    const bool with_gone = core::asks_for(selection.query, core::Is::State::gone);
    return fmt::format(" ORDER BY {0}{1}{2}, card.ord{2}{3}", terms_of(order, backwards),
                       place_of_deck, order == Order::deck && backwards ? " DESC" : "",
                       with_gone ? ", card.key" : "");
}

}  // namespace

void Listing::list(const Selection& selection, Order order, bool backwards, int limit,
                   const std::function<void(const ListedCard&)>& visit) {
    Statement rows =
        select_cards(db_, selection,
                     fmt::format("SELECT card.key, coalesce(card.note, 0), {} FROM derived.card "
                                 "WHERE {}",
                                 memory_columns, chosen_from(selection)),
                     order_by(selection, order, backwards) + " LIMIT :limit");
    rows.set(":limit", limit);
    if (order == Order::recall) rows.set(":today", selection.now.day);
    ListedCard card;
    while (rows.step()) {
        card.key = rows.get<std::string_view>(0);
        card.note = rows.get<std::int64_t>(1);
        card.state = read_state(rows, 2);
        visit(card);
    }
}

bool Listing::any(const Selection& selection) {
    return select_cards(db_, selection,
                        "SELECT 1 FROM derived.card WHERE " + chosen_from(selection), " LIMIT 1")
        .found();
}

std::vector<std::string> Listing::keys(const Selection& selection) {
    std::vector<std::string> out;
    Statement rows =
        select_cards(db_, selection, "SELECT key FROM derived.card WHERE " + chosen_from(selection),
                     order_by(selection, Order::deck, false));
    while (rows.step()) out.emplace_back(rows.get<std::string_view>(0));
    return out;
}

}  // namespace store
