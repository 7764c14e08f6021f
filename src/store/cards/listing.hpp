// The cards of a query, in an order of one's choice.
#pragma once

#include "base/text/names.hpp"
#include "core/schedule/fold.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

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

class Listing {
public:
    explicit Listing(Database& db) : db_(db) {}

    // The cards meant (see chosen_from() in selection.hpp), at most `limit` of them where it is not
    // negative.
    void list(const Selection& selection, Order order, bool backwards, int limit,
              const std::function<void(const ListedCard&)>& visit);
    // Whether any is meant.
    bool any(const Selection& selection);
    // Their keys, in the order of the decks.
    std::vector<std::string> keys(const Selection& selection);

private:
    Database& db_;
};

}  // namespace store
