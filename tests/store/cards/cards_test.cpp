#include "store/cards/cards.hpp"

#include "store/world.hpp"

using namespace world;

TEST_CASE("a card is found by its number and by its key") {
    World world;
    world.put("a", notes("n", 1));
    const auto card = world.card("a/n1");
    CHECK(world.store->cards().find(card.no)->key == "a/n1");
    CHECK(card.deck_title == "a");
    CHECK(card.live);
    CHECK_FALSE(world.store->cards().find(card.no + 1));
    CHECK_FALSE(world.store->cards().find("a/n2"));
}
