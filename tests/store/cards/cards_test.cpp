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

TEST_CASE("the cards of a note are found by its name") {
    World world;
    const auto gap = note("gap", {"#111111", "#222222"});
    world.put("a", {gap, note("gapless"), note("n1", {"", "#reverse"})});
    const auto keys = [&](std::string_view name) {
        std::vector<std::string> out;
        for (const auto& card : world.store->cards().of_note_called(name)) out.push_back(card.key);
        return out;
    };
    CHECK(keys("a/gap") == std::vector<std::string>{"a/gap#111111", "a/gap#222222"});
    CHECK(keys("a/n1") == std::vector<std::string>{"a/n1#reverse"});
    CHECK(keys("a/ga").empty());
    CHECK(world.store->cards().nearest_key("a/gapls") == "a/gapless");
    CHECK(world.store->cards().nearest_key("n11") == "a/n1");
    CHECK(world.store->cards().nearest_key("b/elsewhere").empty());
}
