// Several names for one card: what was answered under an earlier key goes along.
#include "store/derived/aliases.hpp"

#include "base/contains.hpp"
#include "store/derived/names.hpp"
#include "store/world.hpp"

using namespace world;
using core::RowKind;

namespace {

// d/old is answered, and its author calls it d/new.
struct Renamed : World {
    Renamed() {
        put("d", {note("old"), note("other")});
        graduate("d/old");
        then = memory("d/old");
        put("d", {note("new"), note("other")});
        link("d/old", "d/new");
    }
    // As `adopt --undo` does; `undo` passes over links.
    void take_link_back() {
        REQUIRE(store->part({"d/new"}, now) == std::vector<core::Heir>{{"d/old", "d/new"}});
    }
    core::Memory then;
};

}  // namespace

TEST_CASE("what was answered under the earlier key is known of the card") {
    Renamed world;
    CHECK(world.memory("d/new") == world.then);
    CHECK(world.count("derived.card WHERE key = 'd/old'") == 0);
}

TEST_CASE("a card is found by each of its keys") {
    Renamed world;
    CHECK(world.card("d/old").key == "d/new");
    CHECK(world.card("d/new").key == "d/new");
    world.now = moment(4);
    CHECK_FALSE(world.answer("d/old").stale);
    CHECK(world.card("d/new").state.memory.answers == 2);
}

TEST_CASE(
    "the log of a card has the rows of all its names, under the keys they were written with") {
    Renamed world;
    world.now = moment(4);
    world.answer("d/new");
    std::vector<std::string> keys;
    world.store->log().oldest_first(
        about("d/new"), [&](const store::LogEntry& entry) { keys.push_back(entry.row.key); });
    CHECK(keys == std::vector<std::string>{"d/old", "d/old", "d/new"});
}

TEST_CASE("a link that is taken back gives the card its rows again") {
    Renamed world;
    world.take_link_back();
    CHECK(world.memory("d/old") == world.then);
    CHECK(world.memory("d/new").phase == core::Phase::fresh);
    world.store->rebuild_memories();
    CHECK(world.memory("d/old") == world.then);
}

TEST_CASE("a chain of names leads to the last of them") {
    Renamed world;
    world.put("d", {note("newest"), note("other")});
    world.link("d/new", "d/newest");
    CHECK(world.memory("d/newest") == world.then);
    CHECK(world.card("d/old").key == "d/newest");
}

TEST_CASE("the scheduler's chance is that of the key under which a row was written") {
    Renamed world;
    World other;
    other.put("d", {note("old")});
    other.graduate("d/old");
    world.now = other.now = moment(10);
    world.answer("d/old");
    other.answer("d/old");
    CHECK(world.memory("d/new") == other.memory("d/old"));
}

TEST_CASE("a link without a target says nothing") {
    World world;
    world.put("d", notes("n", 1));
    world.graduate("d/n1");
    const auto before = world.memory("d/n1");
    world.act(RowKind::link, {"d/n1"});
    CHECK(world.memory("d/n1") == before);
}

// What is shown, and what it knows.
struct Seen {
    bool old_is_live, new_is_live;
    core::Memory memory;
    bool operator==(const Seen&) const = default;
};

Seen seen(World& world) {
    const auto is_live = [&](const char* key) {
        return world.count(std::string("derived.card WHERE live = 1 AND key = '") + key + "'") == 1;
    };
    return {is_live("d/old"), is_live("d/new"), world.memory("d/new")};
}

TEST_CASE("where both notes of a link stand in files they are one card, shown once and answered") {
    Renamed world;
    world.put("d", {note("old"), note("new")});
    const Seen one_card{false, true, world.then};
    CHECK(seen(world) == one_card);
    world.store->rebuild_memories();
    CHECK(seen(world) == one_card);
    world.now = moment(4);
    CHECK_FALSE(world.answer("d/new").stale);
    CHECK(world.memory("d/new").answers == world.then.answers + 1);
}

TEST_CASE("where keys are completed a card is offered by the one that it has now") {
    for (const bool both : {false, true}) {
        Renamed world;
        if (both) world.put("d", {note("old"), note("new"), note("other")});
        world.store->database().run("PRAGMA derived.wal_checkpoint(TRUNCATE)");
        std::vector<std::string> keys;
        store::Names(world.folder.files().derived).keys("d/", [&](std::string_view key) {
            keys.emplace_back(key);
        });
        CHECK(keys == std::vector<std::string>{"d/new", "d/other"});
    }
}

TEST_CASE("the cards of a note are found by the name that it had before") {
    World world;
    world.put("d", {note("old", {"#111111", "#222222"})});
    world.graduate("d/old#111111");
    world.put("d", {note("new", {"#111111", "#222222"})});
    for (const std::string hole : {"#111111", "#222222"})
        world.link("d/old" + hole, "d/new" + hole);
    const auto cards = world.store->cards().of_note_called("d/old");
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].key == "d/new#111111");
    CHECK(cards[1].key == "d/new#222222");
    CHECK(base::contains(world.store->cards().note_ids(), std::string("old")));
}

TEST_CASE("the earlier note of a link is shown again when the link is taken back") {
    Renamed world;
    world.put("d", {note("old"), note("new")});
    world.take_link_back();
    CHECK(seen(world) == Seen{true, true, core::Memory{}});
    CHECK(world.memory("d/old") == world.then);
}

TEST_CASE("the earlier note of a link is shown again under a history that knows no link") {
    Renamed world;
    world.put("d", {note("old"), note("new")});
    world.store.reset();
    std::filesystem::remove(world.folder.files().history);
    world.open();
    CHECK(seen(world) == Seen{true, true, core::Memory{}});
}
