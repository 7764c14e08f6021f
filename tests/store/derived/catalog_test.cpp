// The catalog: what an edit of a deck file changes, and what it must leave alone.
#include "store/derived/catalog.hpp"

#include "store/world.hpp"

using namespace world;

namespace {

std::vector<std::string> live_keys(World& world) {
    return world.store->listing().keys({});
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("a deck's notes become cards in file order") {
    World world;
    world.put("d", {note("b"), note("a", {"", "#reverse"}), note("c", {"#111111", "#222222"})});
    CHECK(live_keys(world) == Keys{"d/b", "d/a", "d/a#reverse", "d/c#111111", "d/c#222222"});
    CHECK(world.card("d/a").deck_id == "d");
    CHECK(world.store->cards().of_note(world.card("d/c#111111").note_no).size() == 2);
}

TEST_CASE("an edit keeps the numbers of cards that it does not touch") {
    World world;
    world.put("d", notes("n", 3));
    const auto first = world.card("d/n1");
    const auto third = world.card("d/n3");
    world.put("d", {note("n3"), note("new"), note("n1")});
    CHECK(live_keys(world) == Keys{"d/n3", "d/new", "d/n1"});
    CHECK(world.card("d/n1").no == first.no);
    CHECK(world.card("d/n1").note_no == first.note_no);
    CHECK(world.card("d/n3").no == third.no);
    CHECK_FALSE(world.store->cards().find("d/n2"));
}

TEST_CASE("a hole more or less leaves the others their memories") {
    World world;
    world.put("d", {note("c", {"#111111", "#222222"})});
    world.graduate("d/c#111111");
    world.graduate("d/c#222222");
    const core::CardState before = world.card("d/c#222222").state;
    world.put("d", {note("c", {"#333333", "#222222"})});
    CHECK(live_keys(world) == Keys{"d/c#333333", "d/c#222222"});
    CHECK(world.card("d/c#222222").state == before);
    CHECK_FALSE(world.card("d/c#111111").live);
    CHECK(world.card("d/c#111111").note_no == 0);
    world.put("d", {note("c", {"#111111", "#222222"})});
    CHECK(world.card("d/c#111111").live);
    CHECK(world.memory("d/c#111111").phase == core::Phase::review);
}

TEST_CASE("a changed order of a note's cards is taken over") {
    World world;
    world.put("d", {note("c", {"#111111", "#222222"})});
    world.put("d", {note("c", {"#222222", "#111111"})});
    CHECK(live_keys(world) == Keys{"d/c#222222", "d/c#111111"});
}

TEST_CASE("putting the same notes again changes nothing") {
    World world;
    world.put("d", notes("n", 3, {"", "#reverse"}));
    const auto rows = [&] {
        return world.store->database().integer("SELECT total_changes()").value_or(0);
    };
    const auto no = world.store->catalog().files().front();
    const auto before = rows();
    world.store->catalog().put_notes(no, notes("n", 3, {"", "#reverse"}));
    CHECK(rows() == before);
}

TEST_CASE("where two notes of a file have one id, the first is used") {
    World world;
    for (int again = 0; again < 2; ++again) {
        world.put("d", {note("a"), note("a", {"", "#reverse"}), note("b")});
        CHECK(live_keys(world) == Keys{"d/a", "d/b"});
        CHECK(world.count("derived.note") == 2);
    }
}

TEST_CASE("a file that goes takes its cards out of sight, but not their memories") {
    World world;
    const auto file = world.put("d", notes("n", 2));
    world.put("e", notes("n", 1), 1);
    world.graduate("d/n1");
    world.store->catalog().drop_file(file);
    CHECK(live_keys(world) == Keys{"e/n1"});
    CHECK(world.memory("d/n1").phase == core::Phase::review);
    CHECK_FALSE(world.store->cards().find("d/n2"));
    CHECK(world.store->catalog().files().size() == 1);
    CHECK(world.count("derived.tag") == 0);
}

TEST_CASE("a file that moves takes its cards along, whichever path is settled first") {
    for (const bool old_first : {true, false}) {
        World world;
        const auto old = world.put("d", notes("n", 2, {"", "#reverse"}));
        world.graduate("d/n1");
        store::DeckFile moved;
        moved.path = "/elsewhere/d.toml";
        moved.info.id = "d";
        const auto put = [&] {
            moved.no = world.store->catalog().put_file(moved);
            world.store->catalog().put_notes(moved, notes("n", 2, {"", "#reverse"}));
        };
        if (!old_first) put();
        world.store->catalog().drop_file(old);
        if (old_first) put();
        CHECK(live_keys(world) == Keys{"d/n1", "d/n1#reverse", "d/n2", "d/n2#reverse"});
        CHECK(world.count("derived.card WHERE deck = " + std::to_string(moved.no)) == 4);
        CHECK(world.memory("d/n1").phase == core::Phase::review);
    }
}

TEST_CASE("a file's row is found again by its path") {
    World world;
    store::DeckFile file;
    file.path = "/decks/x.toml";
    file.stamp = {{1, 2}, 3, 4, 5};
    file.seen_ns = 6;
    file.hash = 0xffffffffffffffffU;
    file.order = 7;
    file.root = 8;
    file.info.id = "x";
    file.info.title = "The x";
    file.info.description = "About x";
    file.info.hash = 9;
    file.errors = 2;
    file.fault = "it is a directory";
    file.shown = false;
    file.no = world.store->catalog().put_file(file);
    world.put("other", {});
    store::DeckFile again = file;
    again.no = 0;
    CHECK(world.store->catalog().put_file(again) == file.no);
    const auto kept = world.store->catalog().files();
    REQUIRE(kept.size() == 2);
    const store::DeckFile& read = kept.back();
    CHECK(read.path == file.path);
    CHECK(read.stamp == file.stamp);
    CHECK(read.seen_ns == 6);
    CHECK(read.hash == file.hash);
    CHECK(read.order == 7);
    CHECK(read.root == 8);
    CHECK(read.info.title == "The x");
    CHECK(read.info.description == "About x");
    CHECK(read.info.hash == 9);
    CHECK(read.errors == 2);
    CHECK(read.fault == file.fault);
    CHECK_FALSE(read.shown);
}

TEST_CASE("what is kept of a file is what was put") {
    World world;
    core::CatalogNote all = note("a", {"", "#reverse"}, {"x", "y"});
    all.kind = core::Kind::question;
    all.slice = {10, 20, 3};
    all.hash = 0x8000000000000001U;
    all.verify_by = first_day;
    world.put("d", {all});
    const auto kept = world.store->catalog().kept(world.store->catalog().files().front()).deck;
    REQUIRE(kept.notes.size() == 1);
    CHECK(kept.notes.front() == all);
    const auto place = world.store->catalog().place_of_note(world.card("d/a").note_no);
    REQUIRE(place);
    CHECK(place->path == "/decks/d.toml");
    CHECK(place->slice == all.slice);
    CHECK(place->hash == all.hash);
}

TEST_CASE("a note that is not there has no place") {
    World world;
    world.put("d", notes("n", 2));
    CHECK_FALSE(world.store->catalog().place_of_note(999));
}

TEST_CASE("first tags rank cards that are there and cards that come, case ignored") {
    World world;
    auto& catalog = world.store->catalog();
    const auto ranks = [&] {
        std::string out;
        auto rows = world.store->database().prepare("SELECT rank FROM derived.card ORDER BY key");
        while (rows.step()) out += std::to_string(rows.get<std::int64_t>(0));
        return out;
    };
    world.put("d", {note("a", {""}, {"core"}), note("b", {""}, {"other"})});
    CHECK_FALSE(catalog.has_first_tags({"Core"}));
    catalog.set_first_tags({"Core"});
    CHECK(catalog.has_first_tags({"Core"}));
    CHECK(ranks() == "01");
    world.put("d",
              {note("a", {""}, {"core"}), note("b", {""}, {"other"}), note("c", {""}, {"core"})});
    CHECK(ranks() == "010");
    world.put("d", {note("a"), note("b", {""}, {"core", "other"}), note("c", {""}, {"core"})});
    CHECK(ranks() == "100");
    catalog.set_first_tags({"other", "none"});
    CHECK(ranks() == "101");
    world.open();
    CHECK(world.store->catalog().has_first_tags({"other", "none"}));
}

TEST_CASE("edits leave no tag and no note behind") {
    World world;
    world.put("d", {note("a", {""}, {"x"}), note("b", {""}, {"x", "y"})});
    world.put("d", {note("b", {""}, {"y", "z"})});
    CHECK(world.count("derived.tag") == 2);
    CHECK(world.count("derived.note") == 1);
    world.put("d", {});
    CHECK(world.count("derived.tag") == 0);
    CHECK(world.count("derived.card") == 0);
}
