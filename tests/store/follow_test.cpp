// Another file comes into the history's place, or none is left there, while a window is open.
#include "store/history/texts.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

using namespace world;
using core::RowKind;

namespace {

// A history that goes on elsewhere, as a file to be put in the place of an open one.
std::string stranger(int answers) {
    World world;
    world.put("d", notes("n", 5));
    for (int i = 0; i < answers; ++i) world.graduate("d/n" + std::to_string(i + 3));
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    return bytes_of(world.folder.files().history);
}

struct Open : World {
    Open() {
        put("d", notes("n", 5));
        first = answer("d/n1").row;
    }
    std::string history() const { return folder.files().history; }
    void replace_with(const std::string& bytes) {
        write_file(history() + ".other", bytes);
        fs::rename(history() + ".other", history());
    }
    store::RowId first = 0;
};

}  // namespace

TEST_CASE("what this window wrote goes along to the file that came into the place") {
    Open world;
    world.replace_with(stranger(2));
    world.now = moment(1);
    CHECK_FALSE(world.answer("d/n2").stale);
    CHECK(world.count("main.log") == 4);
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n3").phase == core::Phase::review);
    const auto told = world.store->news();
    REQUIRE(told);
    CHECK(told->find("removed or replaced") != std::string::npos);
    CHECK_FALSE(world.store->news());
    world.open();
    CHECK(world.count("main.log") == 4);
    CHECK(world.store->memories().differing({}) == 0);
}

TEST_CASE("a history that is removed under a window is put back with all it held") {
    Open world;
    world.graduate("d/n2");
    fs::remove(world.history());
    world.now = moment(1);
    world.answer("d/n3");
    CHECK(fs::exists(world.history()));
    world.open();
    CHECK(world.count("main.log") == 3);
    CHECK(world.memory("d/n1").answers == 1);
}

TEST_CASE("an act from before is still taken back after the file was replaced") {
    Open world;
    world.replace_with(stranger(1));
    world.now = moment(1);
    const auto later = world.answer("d/n2").row;
    const auto earlier = world.store->standing_action_of(world.first);
    REQUIRE(earlier);
    CHECK(earlier->front().key == "d/n1");
    CHECK(world.store->standing_action_of(later)->front().key == "d/n2");
    world.store->take_back(world.first, world.now);
    CHECK(world.memory("d/n1").answers == 0);
    CHECK(world.memory("d/n2").answers == 1);
}

TEST_CASE("a window that follows twice carries each row once") {
    Open world;
    for (const int answers : {1, 2, 3}) {
        world.replace_with(stranger(answers));
        world.now = moment(answers);
        world.answer("d/n2");
    }
    CHECK(world.count("main.log WHERE kind < 5") == 3 + 1 + 3);
    CHECK(world.memory("d/n2").answers == 3);
    CHECK(world.store->memories().differing({}) == 0);
}

TEST_CASE("links and what a note says go along, where they are all that a window wrote") {
    Open world;
    world.open();
    world.store->link({{"d/n1", "d/n3"}}, world.now);
    world.replace_with(stranger(1));
    world.store->end();
    CHECK(world.count(fmt::format("main.log WHERE kind = {}", static_cast<int>(RowKind::link))) ==
          1);
    world.open();
    world.store->record(world.card("d/n2").state, World::row(RowKind::good, "d/n2"), world.now,
                        {"text", "", ""});
    world.replace_with(stranger(1));
    world.store->end();
    CHECK(store::last_text_of_card(world.store->database(), "d/n2", world.now.at));
}

TEST_CASE("what came into the place and is no history is refused, and followed once it is one") {
    Open world;
    world.replace_with("garbage, and more of it, that is no database");
    world.now = moment(1);
    CHECK(trouble_of([&] { world.act(RowKind::suspend, {"d/n2"}); }) == store::Trouble::corrupt);
    CHECK(world.count("main.log") == 0);
    world.replace_with(stranger(1));
    world.act(RowKind::suspend, {"d/n2"});
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.card("d/n2").state.suspended);
}

TEST_CASE("a derived file that is damaged under a window is made again, and the answer is kept") {
    Open world;
    const std::string derived = world.folder.files().derived;
    world.store->database().run("PRAGMA derived.wal_checkpoint(TRUNCATE)");
    std::string bytes = bytes_of(derived);
    for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
    write_file(derived, bytes);
    world.store->database().run("PRAGMA derived.cache_size = 1; PRAGMA shrink_memory");
    const core::CardState drawn;
    CHECK_FALSE(world.store->record(drawn, World::row(RowKind::good, "d/n2"), world.now, {}).stale);
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n2").answers == 1);
}

TEST_CASE("an empty history is never put where one could not be opened") {
    Open world;
    world.store->daily_backup(first_day);
    world.replace_with("garbage, and more of it, that is no database");
    CHECK(trouble_of([&] { world.act(RowKind::suspend, {"d/n2"}); }) == store::Trouble::corrupt);
    fs::remove(world.history());
    CHECK(trouble_of([&] { world.store->end(); }) == store::Trouble::missing);
    CHECK_FALSE(fs::exists(world.history()));
}

TEST_CASE("two windows go along to the file that came into the place, one after the other") {
    Open world;
    store::Store second(world.folder.files(), world.settings, store::Use::write, first_day);
    const auto drawn = second.cards().find("d/n2")->state;
    CHECK_FALSE(second.record(drawn, World::row(RowKind::good, "d/n2"), world.now, {}).stale);
    world.replace_with(stranger(2));
    world.now = moment(1);
    CHECK_FALSE(world.answer("d/n5").stale);
    second.end();
    CHECK(second.cards().find("d/n1")->state.memory.answers == 1);
    world.open();
    for (const char* key : {"d/n1", "d/n2", "d/n3", "d/n4", "d/n5"})
        CHECK(world.memory(key).answers == 1);
    CHECK(world.count("main.log") == 5);
    CHECK(world.store->memories().differing({}) == 0);
}

TEST_CASE("what a window wrote goes along also where it ends without another act") {
    Open world;
    world.replace_with(stranger(1));
    world.store->end();
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n3").answers == 1);
}

TEST_CASE("a window that wrote nothing leaves another's file as it is when it ends") {
    World world;
    world.put("d", notes("n", 5));
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    const std::string other = stranger(1);
    write_file(world.folder.files().history + ".other", other);
    fs::rename(world.folder.files().history + ".other", world.folder.files().history);
    world.store->end();
    world.store.reset();
    CHECK(bytes_of(world.folder.files().history) == other);
}
