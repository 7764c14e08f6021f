#include "store/cards/listing.hpp"

#include "store/world.hpp"

using namespace world;
using Keys = std::vector<std::string>;

TEST_CASE("a list has what wants attention first, new cards last, and can be turned round") {
    World world;
    world.put("d", notes("n", 4));
    world.graduate("d/n2");
    world.now = moment(3);
    world.graduate("d/n3");
    world.answer("d/n4", core::Grade::again);
    const auto listed = [&](store::Order order, bool backwards, int limit = -1) {
        Keys keys;
        world.store->listing().list({{}, world.now}, order, backwards, limit,
                                    [&](const auto& card) { keys.emplace_back(card.key); });
        return keys;
    };
    CHECK(listed(store::Order::deck, false) == Keys{"d/n1", "d/n2", "d/n3", "d/n4"});
    CHECK(listed(store::Order::deck, true) == Keys{"d/n4", "d/n3", "d/n2", "d/n1"});
    CHECK(listed(store::Order::due, false) == Keys{"d/n4", "d/n2", "d/n3", "d/n1"});
    CHECK(listed(store::Order::due, true) == Keys{"d/n3", "d/n2", "d/n4", "d/n1"});
    CHECK(listed(store::Order::recall, false) == Keys{"d/n2", "d/n3", "d/n4", "d/n1"});
    CHECK(listed(store::Order::introduced, false) == Keys{"d/n3", "d/n4", "d/n2", "d/n1"});
    CHECK(listed(store::Order::interval, false).front() == "d/n4");
    CHECK(listed(store::Order::lapses, false).back() == "d/n1");
    CHECK(listed(store::Order::ease, false, 2).size() == 2);
}

TEST_CASE("cards are listed in the order of the decks, whichever was seen first") {
    World world;
    world.put("late", notes("n", 2), 1);
    world.put("early", notes("n", 2), 0);
    const Keys in_order{"early/n1", "early/n2", "late/n1", "late/n2"};
    CHECK(world.store->listing().keys({{}, world.now}) == in_order);
    const auto listed = [&](store::Order order, bool backwards) {
        Keys keys;
        world.store->listing().list({{}, world.now}, order, backwards, -1,
                                    [&](const auto& card) { keys.emplace_back(card.key); });
        return keys;
    };
    CHECK(listed(store::Order::deck, false) == in_order);
    CHECK(listed(store::Order::deck, true) == Keys{in_order.rbegin(), in_order.rend()});
    CHECK(listed(store::Order::due, false) == in_order);  // equals
}
