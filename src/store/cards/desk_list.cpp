// The cards of a query in an order of one's choice.
#include "store/cards/desk.hpp"

#include <fmt/format.h>

namespace store {
namespace {

constexpr std::string_view deck_order = "card.deck, card.ord";

// Terms of ORDER BY, the first of which sets apart the cards that come last whatever the direction.
struct OrderTerms {
    std::string_view last;
    std::string_view by;
    bool descending = false;
};

OrderTerms terms_of(Order order) {
    switch (order) {
        case Order::deck:
            return {"", "", false};
        case Order::due:  // a review falls due at the beginning of its day
            return {"card.phase = 0",
                    "CASE card.phase WHEN 2 THEN card.due * 86400000 ELSE card.due END", false};
        case Order::ease:
            return {"card.phase = 0", "card.ease", false};
        case Order::lapses:
            return {"card.phase = 0", "card.lapses", true};
        case Order::interval:
            return {"card.phase = 0", "card.interval", false};
        case Order::introduced:
            return {"card.first_day IS NULL", "card.first_day", true};
        case Order::recall:  // falls with the share of the interval that has passed, see
                             // core/schedule/recall
            return {"card.phase = 0", "max(?1 - card.last_day, 0) * 1.0 / max(card.interval, 1)",
                    true};
    }
    return {"", "", false};
}

std::string order_by(Order order, bool backwards) {
    const OrderTerms terms = terms_of(order);
    if (terms.by.empty())
        return fmt::format(" ORDER BY card.deck{0}, card.ord{0}", backwards ? " DESC" : "");
    return fmt::format(" ORDER BY {}, {}{}, {}", terms.last, terms.by,
                       terms.descending != backwards ? " DESC" : "", deck_order);
}

}  // namespace

void Desk::list(const Selection& selection, Order order, bool backwards, int limit,
                const std::function<void(const ListedCard&)>& visit) {
    Statement rows =
        select(fmt::format("SELECT card.key, card.note, {} FROM derived.card WHERE live = 1",
                           memory_columns),
               selection, order_by(order, backwards) + " LIMIT ?2");
    rows.bind_at(1, selection.now.day.time_since_epoch().count());
    rows.bind_at(2, limit);
    ListedCard card;
    while (rows.step()) {
        card.key = rows.text(0);
        card.note = rows.integer(1);
        card.state = read_kept(rows, 2).state;
        visit(card);
    }
}

}  // namespace store
