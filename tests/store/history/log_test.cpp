// The log: devices, actions and undo, rows of other devices, and that nothing in it ever changes.
#include "base/numbers/json.hpp"
#include "base/text/hex.hpp"
#include "store/history/texts.hpp"
#include "store/transaction.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

using namespace world;
using core::Grade;
using core::RowKind;

namespace {

const std::string away = "elsewhe\x01";  // a device's random id, 8 bytes

std::vector<store::LogEntry> all_rows(World& world) {
    std::vector<store::LogEntry> out;
    world.store->log().oldest_first({}, [&](const auto& entry) { out.push_back(entry); });
    return out;
}

store::LogEntry last_row(World& world) {
    return all_rows(world).back();
}

void answer_on(World& world, int day, const std::string& key) {
    world.now = moment(day);
    world.answer(key);
}

std::string detail_naming(World& world, store::RowId row) {
    return base::JsonObject()
        .add("device", world.store->log().device_hex(store::device_of(row)))
        .add("sequence", store::sequence_of(row))
        .text();
}

// As `cp` makes one: another file with the same bytes.
void make_copy(World& world) {
    const std::string path = world.folder.files().history;
    world.store.reset();
    fs::copy_file(path, path + ".copy");
    fs::rename(path + ".copy", path);
}

}  // namespace

TEST_CASE("the last rows are those of the newest instants, whatever order they were written in") {
    World world;
    world.put("d", notes("n", 4));
    for (const int day : {5, 9, 2, 7}) answer_on(world, day, fmt::format("d/n{}", day % 4 + 1));
    const auto all = all_rows(world);
    for (int last = 0; last <= 5; ++last) {
        std::vector<store::RowId> told;
        world.store->log().oldest_first(
            {}, [&](const auto& entry) { told.push_back(entry.row.id); }, last);
        std::vector<store::RowId> expected;
        for (const auto& entry : all) expected.push_back(entry.row.id);
        expected.erase(expected.begin(), expected.end() - std::min(last, 4));
        CHECK(told == expected);
    }
    CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.row.moment.at < b.row.moment.at;
    }));
}

TEST_CASE("a row keeps all that was written") {
    World world;
    world.put("d", notes("n", 1));
    world.now = {world.now.at, core::Minutes{-150}, world.now.day};
    store::NewRow row = World::row(RowKind::hard, "d/n1");
    row.took = core::Milliseconds{4321};
    row.shift = -2;
    row.detail = R"({"given":"86,400"})";
    const auto written = world.store->record(world.card("d/n1").state, row, world.now, {});

    const auto read = store::find_row(world.store->database(), written.row);
    REQUIRE(read);
    CHECK(read->id == written.row);
    CHECK(read->moment == world.now);
    CHECK(read->key == "d/n1");
    CHECK(read->kind == RowKind::hard);
    CHECK(read->took == core::Milliseconds{4321});
    CHECK(read->shift == -2);
    CHECK(read->detail == row.detail);
    CHECK_FALSE(store::find_row(world.store->database(), written.row + 1));
}

TEST_CASE("sequences begin at 1 and leave no gap, also over several runs") {
    World world;
    world.put("d", notes("n", 2));
    CHECK(world.answer("d/n1").row == 1);
    CHECK(world.act(RowKind::bury, {"d/n1", "d/n2"}) == std::vector<store::RowId>{2, 3});
    world.open();
    CHECK(world.answer("d/n2").row == 4);
    CHECK(world.count("main.device") == 1);
}

TEST_CASE("a copied file begins a new device, and the original goes on with its own") {
    Answered world(1);
    make_copy(world);
    world.open();
    CHECK(world.count("main.device") == 1);  // only a write begins one
    const auto row = world.answer("d/n1").row;
    CHECK(store::device_of(row) == 1);
    CHECK(store::sequence_of(row) == 1);
    CHECK(world.store->log().device_hex(0) != world.store->log().device_hex(1));
    world.open();
    CHECK(world.answer("d/n1").row == row + 1);
}

TEST_CASE("a device begun in a transaction that failed is begun again") {
    World world;
    world.put("d", notes("n", 1));
    const auto now = world.now;
    {
        store::Transaction transaction(world.store->database());
        world.store->log().append({World::row(RowKind::good, "d/n1")}, now);
    }
    world.store->log().forget_device();
    CHECK(world.count("main.device") == 0);
    CHECK(world.answer("d/n1").row == 1);
}

TEST_CASE("a history gone back in time begins a new device, whichever run writes next") {
    World world;
    world.put("d", notes("n", 1));
    const std::string path = world.folder.files().history;
    world.answer("d/n1");
    world.store.reset();
    const std::string early = bytes_of(path);
    world.open();
    world.answer("d/n1");
    world.answer("d/n1");
    world.store.reset();
    write_file(path, early);  // in place: the same inode
    world.open();             // notices, and writes nothing
    CHECK(world.card("d/n1").state.version == 1);
    world.open();
    const auto row = world.answer("d/n1").row;
    CHECK(store::device_of(row) == 1);
    CHECK(store::sequence_of(row) == 1);
    CHECK(world.answer("d/n1").row == row + 1);
    world.open();
    CHECK(world.answer("d/n1").row == row + 2);
}

TEST_CASE("the new device of a history gone back survives a failed write") {
    World world;
    world.put("d", notes("n", 1));
    {
        store::Transaction transaction(world.store->database());
        world.store->log().begin_new_device();
        transaction.commit();
    }
    world.answer("d/n1");
    CHECK(world.count("main.device") == 1);
    {
        store::Transaction transaction(world.store->database());
        world.store->log().begin_new_device();
        transaction.commit();
    }
    {
        store::Transaction transaction(world.store->database());
        world.store->log().append({World::row(RowKind::good, "d/n1")}, world.now);
    }
    world.store->log().forget_device();
    CHECK(store::device_of(world.answer("d/n1").row) == 1);
}

TEST_CASE("the last act is this device's, whatever others wrote") {
    World world;
    world.put("d", notes("n", 1));
    CHECK_FALSE(world.store->log().last_act());
    arrive(*world.store, away, {foreign(1, RowKind::good, "d/n1", moment(30))});
    CHECK_FALSE(world.store->log().last_act());
    world.answer("d/n1");
    CHECK(world.store->log().last_act() == world.now.at);
    arrive(*world.store, "\xff\xff\xff\xff\xff\xff\xff\xff",
           {foreign(1, RowKind::good, "d/n1", moment(40))});
    CHECK(world.store->log().last_act() == world.now.at);
}

TEST_CASE("the last act is that of the last row, not of the latest clock") {
    World world;
    world.put("d", notes("n", 1));
    answer_on(world, 5, "d/n1");
    answer_on(world, 3, "d/n1");
    CHECK(world.store->log().last_act() == moment(3).at);
}

TEST_CASE("links and texts, which ebb writes by itself, are no acts") {
    Answered world(1);
    const auto answered = world.now.at;
    world.now = moment(30);
    world.link("d/n1", "d/n2");
    world.act(RowKind::text, {"d/n1"});
    CHECK(world.store->log().last_act() == answered);
    world.act(RowKind::bury, {"d/n1"});
    CHECK(world.store->log().last_act() == world.now.at);
}

TEST_CASE("each device is listed with the rows it wrote, and whether it was another file's") {
    World world;
    world.put("d", notes("n", 2));
    CHECK(world.store->log().devices().empty());
    world.answer("d/n1");
    world.answer("d/n2");
    arrive(*world.store, away, {foreign(4, RowKind::good, "d/n1", moment(2))});
    const auto devices = world.store->log().devices();
    REQUIRE(devices.size() == 2);
    CHECK(devices[0].id == world.store->log().device_hex(0));
    CHECK(devices[0].began == world.now.at);
    CHECK(devices[0].own);
    CHECK(devices[0].rows == 2);
    CHECK(devices[1].id ==
          "656c73657768"
          "6501");
    CHECK(devices[1].began == core::Instant{first_day});
    CHECK_FALSE(devices[1].own);
    CHECK(devices[1].rows == 1);
}

TEST_CASE("acts are counted that are later than an instant, and those that undo reaches first") {
    World world;
    world.put("d", notes("n", 1));
    answer_on(world, 3, "d/n1");
    world.link("d/n1", "d/n2");
    arrive(*world.store, away, {foreign(1, RowKind::good, "d/n1", moment(5))});
    answer_on(world, 1, "d/n1");
    const auto later_than = [&](int day) {
        const auto later = world.store->log().acts_later_than(moment(day).at);
        return std::array{later.own, later.since, later.merged};
    };
    CHECK(later_than(2) == std::array<std::int64_t, 3>{1, 1, 1});
    CHECK(later_than(3) == std::array<std::int64_t, 3>{0, 0, 1});
    CHECK(later_than(5) == std::array<std::int64_t, 3>{0, 0, 0});
}

TEST_CASE("rows of another device are added once") {
    World world;
    world.put("d", notes("n", 2));
    const std::vector rows{foreign(1, RowKind::good, "d/n1", moment(0)),
                           foreign(2, RowKind::good, "d/n2", moment(1))};
    CHECK(arrive(*world.store, away, rows) == 2);
    CHECK(arrive(*world.store, away, rows) == 0);
    CHECK(world.count("main.log") == 2);
    CHECK(last_row(world).device ==
          "656c73657768"
          "6501");
}

TEST_CASE("rows of another device may leave gaps, and fill them later") {
    World world;
    world.put("d", notes("n", 2));
    CHECK(arrive(*world.store, away, {foreign(5, RowKind::good, "d/n1", moment(5))}) == 1);
    CHECK(world.card("d/n1").state.version == 1);
    CHECK(arrive(*world.store, away,
                 {foreign(3, RowKind::easy, "d/n1", moment(3)),
                  foreign(5, RowKind::good, "d/n1", moment(5))}) == 1);
    CHECK(world.card("d/n1").state.version == 2);
    CHECK(world.memory("d/n1").phase == core::Phase::review);
    CHECK(arrive(*world.store, away,
                 {foreign(1, RowKind::good, "d/n2", moment(1)),
                  foreign(2, RowKind::good, "d/n2", moment(2)),
                  foreign(4, RowKind::good, "d/n2", moment(4))}) == 3);
    CHECK(world.card("d/n2").state.version == 3);
    CHECK_FALSE(world.store->memories().is_behind());
}

TEST_CASE("a known number with other content is kept as another branch of its device") {
    World world;
    world.put("d", notes("n", 2));
    arrive(*world.store, away, {foreign(1, RowKind::good, "d/n1", moment(0))});
    std::int64_t rows = 1;
    const auto is_kept = [&](const store::ForeignRow& other) {
        rows += 2;
        return arrive(*world.store, away, {other, foreign(2, other.row.kind, "d/n2", moment(1))}) ==
                   2 &&
               world.count("main.log") == rows;
    };
    CHECK(is_kept(foreign(1, RowKind::again, "d/n1", moment(0))));
    CHECK(is_kept(foreign(1, RowKind::hard, "d/n2", moment(0))));
    CHECK(is_kept(foreign(1, RowKind::good, "d/n1", moment(1))));
    CHECK(is_kept(foreign(1, RowKind::easy, "d/n1", moment(0), "{}")));
    CHECK(world.count("main.device") == 5);
    CHECK(world.count("(SELECT DISTINCT id FROM main.device)") == 1);
    CHECK(world.card("d/n1").state.version == 4);
}

TEST_CASE("a branch that goes on is followed") {
    World world;
    world.put("d", notes("n", 2));
    const auto row = [](std::int64_t sequence, RowKind kind) {
        return foreign(sequence, kind, "d/n1", moment(static_cast<int>(sequence)));
    };
    arrive(*world.store, away, {row(1, RowKind::good), row(2, RowKind::good)});
    arrive(*world.store, away, {row(1, RowKind::good), row(2, RowKind::hard)});
    CHECK(arrive(*world.store, away, {row(2, RowKind::hard), row(3, RowKind::good)}) == 1);
    CHECK(arrive(*world.store, away, {row(2, RowKind::good), row(3, RowKind::easy)}) == 1);
    CHECK(world.count("main.device") == 2);
    CHECK(world.count("main.log") == 5);
}

TEST_CASE("two rows with one number are two branches, two equal ones are one row") {
    World world;
    world.put("d", notes("n", 1));
    const auto good = foreign(1, RowKind::good, "d/n1", moment(0));
    CHECK(arrive(*world.store, away, {good, foreign(1, RowKind::hard, "d/n1", moment(0))}) == 2);
    CHECK(arrive(*world.store, away, {good, good}) == 0);
}

TEST_CASE("a sequence that would reach into another device is refused") {
    World world;
    for (const std::int64_t sequence :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 40, std::int64_t{1} << 62})
        CHECK(arrive(*world.store, away, {foreign(sequence, RowKind::good, "k", moment(0))}) == 0);
    CHECK(world.count("main.log") == 0);
}

TEST_CASE("unknown kinds are kept and change no memory") {
    Answered world(1);
    const auto before = world.memory("d/n1");
    arrive(*world.store, away,
           {foreign(1, static_cast<RowKind>(99), "d/n1", moment(1), R"({"a":[1]})")});
    CHECK(world.memory("d/n1") == before);
    CHECK(last_row(world).row.kind == static_cast<RowKind>(99));
    CHECK(last_row(world).row.detail == R"({"a":[1]})");
}

TEST_CASE("undo takes back the newest action, one after the other, until none is left") {
    Answered world(3);
    world.answer("d/n2");
    world.act(RowKind::suspend, {"d/n3"});
    CHECK(world.undo() == std::vector<std::string>{"d/n3"});
    CHECK_FALSE(world.card("d/n3").state.suspended);
    CHECK(world.undo() == std::vector<std::string>{"d/n2"});
    CHECK(world.memory("d/n2") == core::Memory{});
    world.open();  // a later process goes on
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
    CHECK(world.undo().empty());
    CHECK(world.count("main.log") == 6);
}

TEST_CASE("an undone card can be answered again, and that be undone") {
    World world;
    world.put("d", notes("n", 1));
    world.answer("d/n1", Grade::again);
    world.undo();
    world.answer("d/n1", Grade::easy);
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n1").phase == core::Phase::review);
    CHECK(world.undo().size() == 1);
    CHECK(world.undo().empty());
}

TEST_CASE("undo goes by sequence and never by clock") {
    World world;
    world.put("d", notes("n", 2));
    answer_on(world, 9, "d/n1");
    answer_on(world, 2, "d/n2");
    CHECK(world.undo() == std::vector<std::string>{"d/n2"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
}

TEST_CASE("undo reaches over the devices that this file had before") {
    Answered world(2);
    make_copy(world);
    world.open();
    world.answer("d/n2");
    CHECK(world.undo() == std::vector<std::string>{"d/n2"});
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
    CHECK(world.undo().empty());
}

TEST_CASE("undo takes back an action of several rows as one") {
    World world;
    world.put("d", notes("n", 4));
    world.answer("d/n4");
    const auto rows = world.act(RowKind::suspend, {"d/n1", "d/n2", "d/n3"});
    CHECK(base::json_integer(store::find_row(world.store->database(), rows[0])->detail, "rows") ==
          3);
    CHECK(world.undo() == std::vector<std::string>{"d/n1", "d/n2", "d/n3"});
    CHECK_FALSE(world.card("d/n1").state.suspended);
    CHECK(world.undo() == std::vector<std::string>{"d/n4"});
}

TEST_CASE("two windows that undo take back one act each, and none where one is left for both") {
    World world;
    world.put("d", notes("n", 3));
    for (const char* key : {"d/n1", "d/n2", "d/n3"}) world.answer(key);
    store::Store other(world.folder.files(), world.settings, store::Use::write, world.now.day);
    const auto meant_by_both = world.store->log().newest_standing_action();
    CHECK(other.log().newest_standing_action()->front().id == meant_by_both->front().id);
    CHECK(world.store->take_back(std::nullopt, world.now)->front().key == "d/n3");
    CHECK(other.take_back(std::nullopt, world.now)->front().key == "d/n2");
    CHECK_FALSE(other.take_back(meant_by_both->front().id, world.now));
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
    CHECK_FALSE(other.take_back(std::nullopt, world.now));
}

TEST_CASE("acts that would change nothing write no row") {
    World world;
    world.put("d", notes("n", 3));
    const auto change = [&](RowKind kind, const std::vector<std::string>& keys) {
        return world.store->change(kind, keys, world.now);
    };
    using Keys = std::vector<std::string>;
    const Keys all{"d/n1", "d/n2", "d/n3"};
    CHECK(change(RowKind::forget, all).empty());
    CHECK(change(RowKind::unsuspend, all).empty());
    CHECK(change(RowKind::suspend, {"d/n1", "d/n1"}) == Keys{"d/n1"});
    CHECK(change(RowKind::bury, all) == Keys{"d/n2", "d/n3"});
    CHECK(change(RowKind::bury, all).empty());
    CHECK(change(RowKind::suspend, all) == Keys{"d/n2", "d/n3"});
    CHECK(world.count("main.log") == 5);
    CHECK(world.undo() == Keys{"d/n2", "d/n3"});
    CHECK(change(RowKind::unsuspend, all) == all);
    CHECK_FALSE(world.card("d/n3").state.hidden_on(world.now.day));
    const auto drawn = world.card("d/n3").state;
    CHECK_FALSE(world.store->record(drawn, World::row(RowKind::bury, "d/n3"), world.now, {}).idle);
    const auto again = world.store->record(world.card("d/n3").state,
                                           World::row(RowKind::suspend, "d/n3"), world.now, {});
    CHECK_FALSE(again.idle);
    const auto rows = world.count("main.log");
    const auto idle = world.store->record(world.card("d/n3").state,
                                          World::row(RowKind::bury, "d/n3"), world.now, {});
    CHECK(idle.idle);
    CHECK_FALSE(idle.stale);
    CHECK(world.count("main.log") == rows);
}

TEST_CASE("undo passes over text, quiz and merged rows, and undo rows") {
    World world;
    world.put("d", {note("~0123456789abc"), note("n1")});
    world.answer("d/~0123456789abc");  // with a text row before it
    world.act(RowKind::quiz, {"d/n1"});
    world.act(RowKind::text, {"d/n1"});
    arrive(*world.store, away, {foreign(1, RowKind::good, "d/n1", moment(3))});
    CHECK(world.undo() == std::vector<std::string>{"d/~0123456789abc"});
    CHECK(world.undo().empty());
}

TEST_CASE("undo rows are not undone, not even by rows that name them") {
    World world;
    world.put("d", notes("n", 1));
    const auto answer = world.answer("d/n1").row;
    world.undo();
    arrive(*world.store, away,
           {foreign(1, RowKind::undo, "d/n1", moment(1), detail_naming(world, answer + 1))});
    CHECK(world.memory("d/n1").answers == 0);
    world.store->rebuild_memories();
    CHECK(world.memory("d/n1").answers == 0);
}

TEST_CASE("an undo row may come before what it names, and before the device that wrote that") {
    World world;
    world.put("d", notes("n", 1));
    const std::string detail = R"({"device":"656c736577686501","sequence":2})";
    arrive(*world.store, "another\x02", {foreign(1, RowKind::undo, "d/n1", moment(5), detail)});
    arrive(*world.store, away, {foreign(1, RowKind::good, "d/n1", moment(0))});
    arrive(*world.store, away, {foreign(2, RowKind::good, "d/n1", moment(1))});
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.memory("d/n1").last_day == moment(0).day);
}

TEST_CASE("an undo row that is filed under another card still voids its target") {
    World world;
    world.put("d", notes("n", 2));
    const auto answer = world.answer("d/n1").row;
    arrive(*world.store, away,
           {foreign(1, RowKind::undo, "d/n2", moment(1), detail_naming(world, answer))});
    CHECK(world.memory("d/n1").answers == 0);
}

TEST_CASE("an undo row with a detail of nonsense has no effect") {
    Answered world(1);
    std::int64_t sequence = 0;
    for (const char* detail :
         {"", "[]", "{", R"({"device":5,"sequence":1})", R"({"device":"","sequence":1})",
          R"({"device":"656c736577686501","sequence":0})",
          R"({"device":"656c736577686501","sequence":-3})",
          R"({"device":"656c736577686501","sequence":18446744073709551615})",
          R"({"device":"656c736577686501","sequence":1099511627777})"})
        arrive(*world.store, away, {foreign(++sequence, RowKind::undo, "d/n1", moment(1), detail)});
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.count("derived.void") == 0);
}

TEST_CASE("what a note says is kept beside an answer, where it is not what was kept last") {
    World world;
    const std::string key = "d/n1";
    world.put("d", notes("n", 1));
    const auto act = [&](RowKind kind, const core::NoteText& text) {
        world.store->record(world.card(key).state, World::row(kind, key), world.now, text);
        ++world.now.at;
    };
    const core::NoteText first{"its text", "", "n2"}, second{"its text", "n0", "n2"};
    act(RowKind::bury, first);
    CHECK_FALSE(store::last_text_of_card(world.store->database(), key, world.now.at));
    act(RowKind::good, first);
    CHECK(store::last_text_of_card(world.store->database(), key, world.now.at) ==
          store::LastText{key, first});
    const auto rows = world.count("main.log");
    act(RowKind::good, first);
    CHECK(world.count("main.log") == rows + 1);
    act(RowKind::good, second);
    CHECK(world.count("main.log") == rows + 3);
    CHECK(store::last_text_of_card(world.store->database(), key, world.now.at) ==
          store::LastText{key, second});
}

TEST_CASE("of texts that were kept in one instant each machine knows the same for the last") {
    const auto last_where = [](const std::vector<std::string>& devices) {
        World world;
        world.put("d", notes("n", 1));
        for (const std::string& device : devices) {
            const std::string text = device == away ? "one" : "other";
            arrive(*world.store, device,
                   {foreign(1, RowKind::text, "d/n1", moment(0), core::to_json({text, "", ""}))});
        }
        return store::last_text_of_card(world.store->database(), "d/n1", world.now.at);
    };
    const std::string home = "\xff\xff\xff\xff\xff\xff\xff\xff";
    const auto last = last_where({away, home});
    REQUIRE(last);
    CHECK(last == last_where({home, away}));
}

TEST_CASE("rows are listed oldest first, of one card or of all, and say what was undone") {
    World world;
    world.put("d", notes("n", 2));
    answer_on(world, 2, "d/n1");
    answer_on(world, 1, "d/n2");
    world.undo();
    const auto all = all_rows(world);
    REQUIRE(all.size() == 3);
    CHECK(all[0].row.key == "d/n2");
    CHECK(all[0].undone);
    CHECK(all[1].row.kind == RowKind::undo);
    CHECK(all[2].row.key == "d/n1");
    CHECK_FALSE(all[2].undone);
    int of_one = 0;
    world.store->log().oldest_first(about("d/n1"), [&](const auto&) { ++of_one; });
    CHECK(of_one == 1);
}

TEST_CASE("nothing in the log is ever changed or deleted") {
    World world;
    world.put("d", notes("n", 2));
    world.act(RowKind::suspend, {"d/n1", "d/n2"});  // two rows and a detail
    const auto refused = [&](const std::string& sql) {
        INFO(sql);
        CHECK_THROWS_AS(world.store->database().run(sql), store::Error);
    };
    refused("UPDATE main.log SET kind = 4");
    refused("DELETE FROM main.log");
    refused("INSERT OR REPLACE INTO main.log (id, at, zone, day, kind) VALUES (1, 1, 1, 1, 1)");
    refused("REPLACE INTO main.log (id, at, zone, day, kind) VALUES (1, 1, 1, 1, 1)");
    refused("INSERT INTO main.log (id, at, zone, day, kind) VALUES (1, 1, 1, 1, 1)");
    refused("UPDATE main.detail SET json = ''");
    refused("DELETE FROM main.detail");
    refused("INSERT OR REPLACE INTO main.detail (row, json) VALUES (1, '')");
    CHECK(world.count("main.log") == 2);
    CHECK(last_row(world).row.kind == RowKind::suspend);
}

TEST_CASE("rows that change nothing do not keep a drawn card from being answered") {
    World world;
    world.put("d", notes("n", 2));
    store::Store other(world.folder.files(), world.settings, store::Use::write, first_day);
    const auto row = World::row(RowKind::good, "d/n1");
    const auto drawn = world.card("d/n1");
    other.act({World::row(RowKind::quiz, "d/n1")}, world.now);
    CHECK_FALSE(world.store->record(drawn.state, row, world.now, {}).stale);
    const auto second = world.card("d/n2");
    other.act({World::row(RowKind::suspend, "d/n2")}, world.now);
    CHECK(
        world.store->record(second.state, World::row(RowKind::good, "d/n2"), world.now, {}).stale);
}

TEST_CASE("an answer to a card that another window answered meanwhile writes nothing") {
    World world;
    world.put("d", notes("n", 2));
    store::Store other(world.folder.files(), world.settings, store::Use::write, first_day);
    const auto drawn = world.card("d/n1");
    const auto drawn_there = *other.cards().find("d/n1");
    const auto row = World::row(RowKind::good, "d/n1");
    CHECK_FALSE(other.record(drawn_there.state, row, world.now, {}).stale);
    CHECK(world.store->record(drawn.state, row, world.now, {}).stale);
    CHECK(world.count("main.log") == 1);
    CHECK(world.card("d/n1").state.version == 1);
    CHECK_FALSE(world.answer("d/n1").stale);  // drawn anew
    CHECK_FALSE(other
                    .record(other.cards().find("d/n2")->state, World::row(RowKind::good, "d/n2"),
                            world.now, {})
                    .stale);
    CHECK(world.count("main.log") == 3);
}

TEST_CASE("a window sees that another has written, and not its own writing") {
    World world;
    world.put("d", notes("n", 1));
    store::Store other(world.folder.files(), world.settings, store::Use::write, first_day);
    CHECK_FALSE(world.store->changed_elsewhere());
    world.answer("d/n1");
    CHECK_FALSE(world.store->changed_elsewhere());
    other.record(other.cards().find("d/n1")->state, World::row(RowKind::good, "d/n1"), world.now,
                 {});
    CHECK(world.store->changed_elsewhere());
    CHECK_FALSE(world.store->changed_elsewhere());
}

TEST_CASE("undo passes over what a copy of this very file wrote, and was merged") {
    Answered world(3);
    world.answer("d/n2");
    const std::string own = base::from_hex(world.store->log().device_hex(0)).value();
    const auto began = *store::find_row(world.store->database(), 1);
    arrive(*world.store, own,
           {{1, began},
            foreign(3, RowKind::easy, "d/n3", moment(1)),
            foreign(4, RowKind::suspend, "d/n3", moment(2))});
    world.answer("d/n1");
    for (const char* key : {"d/n1", "d/n2", "d/n1"})
        CHECK(world.undo() == std::vector<std::string>{key});
    CHECK(world.undo().empty());
    CHECK(world.card("d/n3").state.suspended);
}
