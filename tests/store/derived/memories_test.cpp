// The watermark: when the memories have to catch up, and that whatever it takes is done.
#include "base/numbers/hash.hpp"
#include "store/transaction.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

using namespace world;
using core::Grade;
using core::RowKind;

namespace {

const std::string away = "elsewhe\x01";

// Appends behind the back of the derived file, as a crash between the two files leaves it.
void append_only(World& world, const std::vector<store::NewRow>& rows) {
    store::Transaction transaction(world.store->database());
    world.store->log().append(rows, world.now);
    transaction.commit();
}

}  // namespace

TEST_CASE("rows that the derived file has not heard of are folded at the next start") {
    Answered world(2);
    append_only(world, {World::row(RowKind::good, "d/n1"), World::row(RowKind::easy, "d/n2")});
    CHECK(world.store->memories().is_behind());
    world.open();
    CHECK_FALSE(world.store->memories().is_behind());
    CHECK(world.memory("d/n1").answers == 2);
    CHECK(world.memory("d/n2").phase == core::Phase::review);
}

TEST_CASE("a lost undo row of a crash still voids its target") {
    Answered world(1);
    const auto action = *world.store->log().newest_standing_action();
    append_only(world, store::Log::undo_of(action, world.store->log().device_hex(0)));
    world.open();
    CHECK(world.memory("d/n1").answers == 0);
    CHECK(world.undo().empty());
}

TEST_CASE("a derived file that is ahead of its history folds again") {
    World world;
    world.put("d", notes("n", 1));
    const auto files = world.folder.files();
    world.answer("d/n1");
    world.store.reset();
    const std::string early = bytes_of(files.history);
    world.open();
    world.answer("d/n1", Grade::easy);
    world.store.reset();
    write_file(files.history, early);
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.card("d/n1").state.version == 1);
}

TEST_CASE("a derived file of another history folds again") {
    Answered world(2);
    World other;
    other.put("d", notes("n", 2));
    other.answer("d/n2", Grade::easy);
    other.answer("d/n2", Grade::easy);
    world.store.reset();
    other.store.reset();
    fs::copy_file(other.folder.files().derived, world.folder.files().derived,
                  fs::copy_options::overwrite_existing);
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n2").answers == 0);
    CHECK(world.count("derived.folded") == 1);
}

TEST_CASE("other settings of the scheduler fold everything again, the same ones nothing") {
    Answered world(1);
    CHECK(world.memory("d/n1").phase == core::Phase::learning);
    world.settings.scheduler.learning_steps_s = {};
    world.open();
    CHECK(world.memory("d/n1").phase == core::Phase::review);
    store::Store same(world.folder.files(), world.settings, store::Use::write, first_day);
    CHECK_FALSE(same.memories().is_behind());
}

TEST_CASE("rows of one instant are folded in the order of their devices") {
    for (const std::string& device : {std::string(8, '\x00'), std::string(8, '\xff')}) {
        World world;
        world.put("d", notes("n", 1));
        world.answer("d/n1", Grade::again);
        arrive(*world.store, device, {foreign(5, RowKind::easy, "d/n1", world.now)});
        const auto kept = world.memory("d/n1");
        // Ours has a random id between the two.
        CHECK(kept.phase == (device[0] == 0 ? core::Phase::relearning : core::Phase::review));
        world.store->rebuild_memories();
        CHECK(world.memory("d/n1") == kept);
    }
}

TEST_CASE("the numbers of a rolled back device are not taken for the next one's") {
    World world;
    world.put("d", notes("n", 1));
    world.answer("d/n1", Grade::again);
    {
        store::Transaction transaction(world.store->database());
        world.store->log().append_foreign(std::string(8, '\xff'), world.now.at,
                                          {foreign(1, RowKind::easy, "d/n1", world.now)});
        world.store->memories().catch_up();
    }
    arrive(*world.store, std::string(8, '\x00'), {foreign(1, RowKind::easy, "d/n1", world.now)});
    const auto kept = world.memory("d/n1");
    world.store->rebuild_memories();
    CHECK(world.memory("d/n1") == kept);
}

TEST_CASE("rows and names with numbers that ebb does not give fold nowhere") {
    Answered world(2);
    const core::CardState before = world.card("d/n1").state;
    world.store->database().run(
        "PRAGMA foreign_keys = OFF; INSERT INTO main.name (no, key) VALUES (-7, 'd/n2');");
    for (const char* card : {"-5", "-7", "999999", "1 << 40", "9223372036854775807"})
        world.store->database().run(
            fmt::format("INSERT INTO main.log SELECT max(id) + 1, at, zone, day, {}, kind, took, "
                        "shift FROM main.log",
                        card));
    world.store->rebuild_memories();
    CHECK(world.card("d/n1").state == before);
    CHECK(world.memory("d/n2").answers == 0);
    world.open();
    CHECK(world.card("d/n1").state == before);
}

TEST_CASE("memories that differ from what their rows say are counted, of all or of a sample") {
    World world;
    world.put("d", notes("n", 3));
    for (const char* key : {"d/n1", "d/n2", "d/n3"}) world.graduate(key);
    store::Memories& memories = world.store->memories();
    CHECK(memories.differing({}) == 0);
    world.store->database().run("UPDATE derived.card SET reps = reps + 1 WHERE key <> 'd/n1'");
    CHECK(memories.differing({}) == 2);
    CHECK(memories.differing(1000) == 2);
    CHECK(memories.differing(2) >= 1);
    CHECK(memories.differing(0) == 0);
    world.store->rebuild_memories();
    CHECK(memories.differing({}) == 0);
}

TEST_CASE("cards whose note is gone keep their memory out of sight, and get it back") {
    World world;
    world.put("d", notes("n", 2));
    world.graduate("d/n1");
    const core::CardState before = world.card("d/n1").state;
    world.put("d", {note("n2")});
    CHECK_FALSE(world.card("d/n1").live);
    CHECK(world.card("d/n1").state == before);
    world.store->rebuild_memories();
    CHECK(world.card("d/n1").state == before);
    world.put("d", notes("n", 2));
    CHECK(world.card("d/n1").live);
    CHECK(world.card("d/n1").state == before);
}

TEST_CASE("rows about cards that no file has are folded too") {
    World world;
    arrive(*world.store, away, {foreign(1, RowKind::easy, "gone/x", moment(0))});
    CHECK(world.memory("gone/x").phase == core::Phase::review);
    CHECK_FALSE(world.card("gone/x").live);
    world.put("gone", {note("x")});
    CHECK(world.card("gone/x").live);
    CHECK(world.memory("gone/x").phase == core::Phase::review);
}

TEST_CASE("many rows at once are folded as a few are") {
    World world;
    world.put("d", notes("n", 40));
    std::vector<store::ForeignRow> rows;
    for (int i = 1; i <= 20'500; ++i)
        rows.push_back(foreign(i, static_cast<RowKind>(1 + i % 4), fmt::format("d/n{}", 1 + i % 37),
                               moment(i % 50, i % 1000)));
    arrive(*world.store, away, rows);
    CHECK_FALSE(world.store->memories().is_behind());
    for (const std::string key : {"d/n1", "d/n2"}) {
        const auto card = world.card(key).no;
        CHECK(world.store->memories().kept(card) == world.store->memories().refolded(card));
    }
}
