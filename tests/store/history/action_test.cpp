// Undo takes an action back as one, and where rows of it were lost, once for those that stand.
#include "store/history/action.hpp"

#include "base/text/hex.hpp"
#include "store/world.hpp"

#include <bit>

using namespace world;
using core::RowKind;

TEST_CASE("an action is found whole by any of its rows") {
    World world;
    world.put("d", notes("n", 4));
    const auto before = world.answer("d/n4").row;
    const auto rows = world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3"});
    store::NewRow judged = World::row(RowKind::good, "d/n4");
    judged.detail = R"({"given":"x"})";
    const auto after = world.store->record(world.card("d/n4").state, judged, world.now, {}).row;
    for (const auto row : rows) {
        const auto action = world.store->standing_action_of(row);
        REQUIRE(action);
        CHECK(action->size() == 3);
        CHECK(action->front().id == rows.front());
    }
    CHECK(world.store->standing_action_of(before)->size() == 1);
    CHECK(world.store->standing_action_of(after)->size() == 1);
    CHECK_FALSE(world.store->standing_action_of(after + 1));
    CHECK(world.store->take_back(rows.front(), world.now)->size() == 3);
    CHECK_FALSE(world.store->take_back(rows.back(), world.now));  // it stands no more
    CHECK_FALSE(world.store->standing_action_of(rows.front()));
    CHECK_FALSE(world.store->standing_action_of(rows.back()));
}

namespace {

std::string own_device(World& world) {
    return base::from_hex(world.store->log().device_hex(0)).value();
}

void lose_rows(World& world, const std::string& which) {
    world.store->database().run(
        "PRAGMA foreign_keys = OFF; DROP TRIGGER log_forgets; DROP TRIGGER detail_forgets; "
        "DELETE FROM main.detail WHERE row IN (SELECT id FROM main.log WHERE " +
        which +
        "); "
        "DELETE FROM main.log WHERE " +
        which);
    world.store->rebuild_memories();
}

}  // namespace

TEST_CASE("an action of which rows are lost is taken back once, for those that stand") {
    const auto rows_lost = GENERATE(range(1, 63));  // a bit for each of its rows
    INFO(rows_lost);
    World world;
    world.put("d", notes("n", 7));
    world.act(RowKind::suspend, {"d/n7"});
    world.now = moment(0, 301);
    world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3", "d/n4", "d/n5", "d/n6"});
    lose_rows(world, "id & ((1 << 40) - 1) BETWEEN 2 AND 7 AND (" + std::to_string(rows_lost) +
                         " >> ((id & ((1 << 40) - 1)) - 2)) & 1");
    const int standing = 6 - std::popcount(static_cast<unsigned>(rows_lost));
    CHECK(static_cast<int>(world.undo().size()) == standing);
    CHECK(world.undo() == std::vector<std::string>{"d/n7"});
    CHECK(world.count("derived.card WHERE hidden = -1") == 0);
}

TEST_CASE("what was done where rows of an action were lost is no part of it") {
    World world;
    world.put("d", notes("n", 4));
    world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3"});
    lose_rows(world, "id & ((1 << 40) - 1) > 1");
    world.open();
    world.now = moment(0, 301);
    world.act(RowKind::bury, {"d/n4"});
    CHECK(world.undo() == std::vector<std::string>{"d/n4"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
}

TEST_CASE("of an action without its first row no act before or behind it is a part") {
    World world;
    world.put("d", notes("n", 6));
    world.act(RowKind::suspend, {"d/n1"});
    world.act(RowKind::suspend, {"d/n2", "d/n3", "d/n4"});
    world.act(RowKind::bury, {"d/n5"});
    world.act(RowKind::bury, {"d/n5", "d/n6"});
    lose_rows(world, "id & ((1 << 40) - 1) = 2");
    CHECK(world.undo().size() == 2);
    CHECK(world.undo() == std::vector<std::string>{"d/n5"});
    CHECK(world.undo() == std::vector<std::string>{"d/n3", "d/n4"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
}

TEST_CASE("acts of one instant of which nothing is lost are taken back one by one") {
    World world;
    world.put("d", notes("n", 5));
    world.act(RowKind::suspend, {"d/n1", "d/n2"});
    for (const char* key : {"d/n3", "d/n4"}) world.act(RowKind::suspend, {key});
    CHECK(world.undo() == std::vector<std::string>{"d/n4"});
    CHECK(world.undo() == std::vector<std::string>{"d/n3"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1", "d/n2"});
}

TEST_CASE("answers behind a lost row are taken back one by one") {
    Answered world(3);
    world.answer("d/n2");
    world.answer("d/n3");
    lose_rows(world, "id & ((1 << 40) - 1) = 1");
    CHECK(world.undo() == std::vector<std::string>{"d/n3"});
    CHECK(world.undo() == std::vector<std::string>{"d/n2"});
    CHECK(world.undo().empty());
}

namespace {

void lose_details(World& world) {
    world.store->database().run("DROP TRIGGER IF EXISTS detail_forgets; DELETE FROM main.detail");
    world.store->rebuild_memories();
}

}  // namespace

TEST_CASE("an action of which the count is lost is taken back once, for the rows that stand") {
    const auto rows_lost = GENERATE(range(0, 31));  // a bit for each of its rows
    INFO(rows_lost);
    World world;
    world.put("d", notes("n", 7));
    world.act(RowKind::suspend, {"d/n7"});
    world.now = moment(0, 301);
    world.act(RowKind::suspend, {"d/n6"});
    world.now = moment(0, 302);
    world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3", "d/n4", "d/n5"});
    world.now = moment(0, 303);
    world.act(RowKind::bury, {"d/n1"});
    lose_rows(world, "id & ((1 << 40) - 1) BETWEEN 3 AND 7 AND (" + std::to_string(rows_lost) +
                         " >> ((id & ((1 << 40) - 1)) - 3)) & 1");
    lose_details(world);
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
    const int standing = 5 - std::popcount(static_cast<unsigned>(rows_lost));
    CHECK(static_cast<int>(world.undo().size()) == standing);
    CHECK(world.undo() == std::vector<std::string>{"d/n6"});
    CHECK(world.undo() == std::vector<std::string>{"d/n7"});
    CHECK(world.undo().empty());
    CHECK(world.count("derived.card WHERE hidden = -1") == 0);
}

TEST_CASE("of an action half of which was taken back the rest is, once") {
    World world;
    world.put("d", notes("n", 4));
    world.act(RowKind::suspend, {"d/n4"});
    world.now = moment(0, 301);
    const auto rows = world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3"});
    world.undo();
    lose_rows(world, "id & ((1 << 40) - 1) = 6");  // by which the second was taken back
    CHECK(world.card("d/n2").state.suspended);
    CHECK(world.store->standing_action_of(rows.front())->size() == 1);
    CHECK(world.undo() == std::vector<std::string>{"d/n2"});
    CHECK(world.undo() == std::vector<std::string>{"d/n4"});
    CHECK(world.undo().empty());
}

TEST_CASE("an action that a merge brought half is taken back once, and whole") {
    const auto rows_lost = GENERATE(range(1, 31));  // a bit for each of its rows
    INFO(rows_lost);
    World world;
    world.put("d", notes("n", 7));
    world.act(RowKind::suspend, {"d/n6"});
    world.now = moment(0, 301);
    const auto rows = world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3", "d/n4", "d/n5"});
    std::vector<store::ForeignRow> kept;
    for (const auto row : rows)
        kept.push_back({store::sequence_of(row), *store::find_row(world.store->database(), row)});
    lose_rows(world, "id & ((1 << 40) - 1) BETWEEN 2 AND 6 AND (" + std::to_string(rows_lost) +
                         " >> ((id & ((1 << 40) - 1)) - 2)) & 1");
    CHECK(arrive(*world.store, own_device(world), kept) ==
          std::popcount(static_cast<unsigned>(rows_lost)));
    world.now = moment(0, 302);
    world.act(RowKind::suspend, {"d/n7"});
    CHECK(world.undo() == std::vector<std::string>{"d/n7"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1", "d/n2", "d/n3", "d/n4", "d/n5"});
    CHECK(world.undo() == std::vector<std::string>{"d/n6"});
    CHECK(world.undo().empty());
}

TEST_CASE("what a copy of this file did in the same instant is no part of an action") {
    World world;
    world.put("d", notes("n", 5));
    world.act(RowKind::suspend, {"d/n1", "d/n2"});
    arrive(*world.store, own_device(world),
           {foreign(1, RowKind::suspend, "d/n3", world.now, R"({"rows":4})"),
            foreign(2, RowKind::suspend, "d/n4", world.now),
            foreign(3, RowKind::suspend, "d/n5", world.now)});
    CHECK(world.undo() == std::vector<std::string>{"d/n1", "d/n2"});
    CHECK(world.undo().empty());
}
