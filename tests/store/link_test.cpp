// Cards that get another key, with their history.
#include "store/world.hpp"

using namespace world;
using core::RowKind;

namespace {

// d/a is answered, and d/b is not.
struct Known : World {
    Known() {
        put("d", {note("a"), note("b")});
        graduate("d/a");
        then = memory("d/a");
    }
    std::int64_t links() { return count("log WHERE kind = 21"); }
    // The note that has the name `from` has the name `to`.
    void rename(const std::string& from, const std::string& to) {
        put("d", {note(to), note("b")});
        store->link({{"d/" + from, "d/" + to}}, now);
    }
    core::Memory then;
};

}  // namespace

TEST_CASE("the history of a card goes along to its new key") {
    Known world;
    world.put("d", {note("x"), note("y")});
    world.store->link({{"d/a", "d/x"}, {"d/b", "d/y"}}, world.now);
    CHECK(world.memory("d/x") == world.then);
    CHECK(world.card("d/a").key == "d/x");
    CHECK(world.card("d/y").state.version == 0);
    CHECK(world.links() == 1);
    world.store->rebuild_memories();
    CHECK(world.memory("d/x") == world.then);
}

TEST_CASE("where nothing was done with a card, or its key stays, nothing is written") {
    Known world;
    const auto rows = world.count("log");
    world.store->link({}, world.now);
    world.store->link({{"d/b", "d/y"}, {"d/none", "d/z"}, {"d/a", "d/a"}}, world.now);
    CHECK(world.count("log") == rows);
}

TEST_CASE("a card may have each of its keys again, as often as its author likes") {
    Known world;
    std::string name = "a";
    for (const std::string to : {"x", "a", "x", "z", "a", "z", "x", "a"}) {
        CAPTURE(name, to);
        world.rename(std::exchange(name, to), to);
        const auto now = world.card("d/" + to);
        CHECK(now.key == "d/" + to);
        CHECK(now.live);
        CHECK(now.state.memory == world.then);
        world.store->rebuild_memories();
        CHECK(world.card("d/" + to).live);
        CHECK(world.memory("d/" + to) == world.then);
    }
}

TEST_CASE("undo passes over links, to what the learner did") {
    Known world;
    world.rename("a", "x");
    CHECK(world.undo() == std::vector<std::string>{"d/a"});
    CHECK(world.memory("d/x").phase == core::Phase::fresh);
    CHECK(world.undo().empty());
}

TEST_CASE("a person's link stands in the place of another that led from the same card") {
    Known world;
    world.put("d", {note("x"), note("y")});
    world.store->link({{"d/a", "d/x"}}, world.now);
    world.store->adopt({{"d/a", "d/y"}}, world.now);
    CHECK(world.memory("d/y") == world.then);
    CHECK(world.card("d/x").state.version == 0);
    CHECK(world.card("d/a").key == "d/y");
    world.store->rebuild_memories();
    CHECK(world.memory("d/y") == world.then);
}

TEST_CASE("a card has its own history again once it is parted from the other") {
    Known world;
    world.put("d", {note("x"), note("b")});
    world.store->adopt({{"d/a", "d/x"}}, world.now);
    CHECK(world.store->part({"d/x"}, world.now) == std::vector<core::Heir>{{"d/a", "d/x"}});
    CHECK(world.memory("d/a") == world.then);
    CHECK(world.card("d/x").state.version == 0);
    CHECK(world.store->part({"d/x"}, world.now).empty());
    CHECK(world.links() == 1);
}

TEST_CASE("of several links to a card the newest is parted first") {
    Known world;
    world.graduate("d/b");
    world.put("d", {note("x")});
    world.store->adopt({{"d/b", "d/x"}}, world.now);
    world.now = moment(20);
    world.store->adopt({{"d/a", "d/x"}}, world.now);
    CHECK(world.store->part({"d/x"}, world.now).front().from == "d/a");
    CHECK(world.store->part({"d/x"}, world.now).front().from == "d/b");
    CHECK(world.memory("d/a") == world.then);
}

TEST_CASE("cards that were parted may be joined again, the other way round too") {
    Known world;
    world.put("d", {note("x"), note("b")});
    world.store->adopt({{"d/a", "d/x"}}, world.now);
    world.store->part({"d/x"}, world.now);
    world.store->adopt({{"d/a", "d/x"}}, world.now);
    CHECK(world.memory("d/x") == world.then);
    world.put("d", {note("a"), note("b")});
    world.store->adopt({{"d/x", "d/a"}}, world.now);
    CHECK(world.card("d/x").key == "d/a");
    CHECK(world.memory("d/a") == world.then);
}

TEST_CASE("heirs are looked for again when a card's only answer is taken back") {
    World world;
    world.put("d", {note("a")});
    world.answer("d/a");
    REQUIRE(world.store->take_back({}, world.now));
    CHECK(world.store->memories().expects_heirs());
    Known answered_twice;
    answered_twice.answer("d/a");
    REQUIRE(answered_twice.store->take_back({}, answered_twice.now));
    CHECK_FALSE(answered_twice.store->memories().expects_heirs());
}
