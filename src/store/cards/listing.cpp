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

// Recall falls with the share of the interval that has passed, see core/schedule/recall.hpp.
constexpr std::string_view share_passed =
    "max(:today - card.last_day, 0) * 1.0 / max(card.interval, 1)";

constexpr OrderTerms orders[] = {
    {Order::due, sql::is_new, sql::due_at},
    {Order::ease, sql::is_new, "card.ease"},
    {Order::lapses, sql::is_new, "card.lapses", true},
    {Order::interval, sql::is_new, "card.interval"},
    {Order::introduced, "card.first_day IS NULL", "card.first_day", true},
    {Order::recall, sql::is_new, share_passed, true},
};

std::string order_by(Order order, bool backwards) {
    for (const OrderTerms& terms : orders)
        if (terms.order == order)
            return fmt::format(" ORDER BY {}, {}{}, card.deck, card.ord", terms.last, terms.by,
                               terms.descending != backwards ? " DESC" : "");
    return fmt::format(" ORDER BY card.deck{0}, card.ord{0}", backwards ? " DESC" : "");
}

}  // namespace

void Listing::list(const Selection& selection, Order order, bool backwards, int limit,
                   const std::function<void(const ListedCard&)>& visit) {
    Statement rows =
        select_cards(db_, selection,
                     fmt::format("SELECT card.key, card.note, {} FROM derived.card WHERE live = 1",
                                 memory_columns),
                     order_by(order, backwards) + " LIMIT :limit");
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
    return select_cards(db_, selection, "SELECT 1 FROM derived.card WHERE live = 1", " LIMIT 1")
        .found();
}

std::vector<std::string> Listing::keys(const Selection& selection) {
    std::vector<std::string> out;
    Statement rows = select_cards(db_, selection, "SELECT key FROM derived.card WHERE live = 1",
                                  " ORDER BY card.deck, card.ord");
    while (rows.step()) out.emplace_back(rows.get<std::string_view>(0));
    return out;
}

}  // namespace store
