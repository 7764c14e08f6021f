#include "store/cards/counts.hpp"

#include "store/cards/room.hpp"

using namespace world;
using core::RowKind;

TEST_CASE("the summary of the decks counts what they hold") {
    Room room;
    const auto a = room.put("a", notes("n", 5), 0);
    room.reviewed("a/n1", -5, 5);
    room.reviewed("a/n2", -5, 9);
    room.reviewed("a/n3", -5, 5);
    room.act(RowKind::bury, {"a/n3"});
    room.act(RowKind::suspend, {"a/n4"});
    const auto decks = room.store->counts().decks();
    REQUIRE(decks.size() == 1);
    CHECK(decks[0].deck == a);
    CHECK(decks[0].cards == 5);
    CHECK(decks[0].fresh == 1);
    CHECK(room.store->offers().due_by_deck(room.now) == std::map<std::int64_t, int>{{a, 1}});
    CHECK(decks[0].suspended == 1);
    CHECK(decks[0].first == 0);
    CHECK(room.store->counts().live_cards() == 5);
}

TEST_CASE("the summary of a deck counts the cards that are learned before all others") {
    World world;
    world.put("d", {note("one"), note("two", {"", "#reverse"}, {"core"}), note("three")});
    world.store->catalog().set_first_tags({"core"});
    CHECK(world.store->counts().decks()[0].first == 2);
}
