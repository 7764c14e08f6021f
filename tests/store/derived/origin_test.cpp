#include "store/derived/origin.hpp"

#include "base/numbers/random.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>

using namespace world;
using store::Access;
using store::Database;

namespace {

using Kept = std::map<std::string, core::CardState>;

// What is kept of each card that has rows.
Kept kept_in(store::Store& store) {
    Kept kept;
    auto rows = store.database().prepare(
        fmt::format("SELECT key, {} FROM derived.card WHERE version > 0", store::memory_columns));
    while (rows.step()) kept[rows.get<std::string>(0)] = store::read_state(rows, 1);
    return kept;
}

// What a derived file that is made anew keeps of this history.
Kept rebuilt_from(const Folder& folder) {
    const Folder other;
    fs::copy_file(folder.files().history, other.files().history);
    store::Store store(other.files(), {}, store::Use::read, first_day);
    return kept_in(store);
}

// Runs a script on a history that ebb's own triggers would refuse.
void run_on(const std::string& history, const std::string& script) {
    Database db(history, Access::write);
    std::vector<std::string> triggers;
    {
        auto made = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        while (made.step()) triggers.push_back(made.get<std::string>(0));
    }
    db.run(
        "DROP TRIGGER log_keeps; DROP TRIGGER log_forgets; "
        "DROP TRIGGER detail_keeps; DROP TRIGGER detail_forgets");
    db.run(script);
    for (const auto& trigger : triggers) db.run(trigger);
}

std::string key_of(std::uint64_t number) {
    return "d/n" + std::to_string(1 + number);
}

constexpr std::uint64_t cards = 6;

// A learner who answers, while somebody puts other files in the history's place.
struct Learner {
    explicit Learner(std::uint64_t seed) : random(seed) {
        world.put("d", notes("n", static_cast<int>(cards)));
        answer(8);
    }

    void answer(std::uint64_t most) {
        for (auto left = 1 + random.below(most); left > 0; --left) {
            world.now.at += core::Minutes{1 + static_cast<int>(random.below(30))};
            const auto grade = static_cast<core::Grade>(1 + random.below(4));
            world.answer(key_of(random.below(cards)), grade);
        }
    }
    std::string history() const { return world.folder.files().history; }

    // With the store closed, as all that follows.
    void copy_away() {
        copies.push_back(spare / ("copy-" + std::to_string(copies.size())));
        fs::copy_file(history(), copies.back());
    }
    void put_back(const std::string& file) {
        if (random.below(2) == 0) fs::remove(history());  // else into the same file
        fs::copy_file(file, history(), fs::copy_options::overwrite_existing);
    }
    void put_back_a_copy() {
        if (!copies.empty()) put_back(copies[random.below(copies.size())]);
    }
    void put_a_strangers() {
        World stranger;
        stranger.now.at += core::Minutes{static_cast<int>(random.below(5))};
        stranger.put("d", notes("n", static_cast<int>(cards)));
        for (std::uint64_t n = cards; n > 0; --n) stranger.graduate(key_of(n - 1));
        stranger.store.reset();
        put_back(stranger.folder.files().history);
    }
    void lose_rows() {
        const auto from = 1 + random.below(6);
        run_on(history(), fmt::format("DELETE FROM detail; DELETE FROM log WHERE id & 0xffffff "
                                      "BETWEEN {} AND {}",
                                      from, from + random.below(2)));
    }
    // The same rows, under other local numbers.
    void number_anew() {
        run_on(history(),
               "UPDATE name SET no = no + 1000; UPDATE log SET card = 1000 + card;"
               "UPDATE name SET no = 3001 - no; UPDATE log SET card = 3001 - card;");
    }
    std::int64_t count_rows() const {
        return Database(history(), Access::read).integer("SELECT count(*) FROM log").value();
    }
    // A clone of this machine, which is told apart by nothing, went on with the same device.
    void go_on_elsewhere() { add_rows(1 + static_cast<std::int64_t>(random.below(3))); }
    void put_a_fork_as_long() {
        const auto rows = count_rows();
        put_back_a_copy();
        add_rows(rows - count_rows());
    }
    void add_rows(std::int64_t rows) {
        for (std::int64_t i = 0; i < rows; ++i)
            run_on(history(),
                   fmt::format("INSERT INTO log (id, at, zone, day, card, kind, took) "
                               "SELECT max(id) + 1, {}, 0, max(day), max(card), 1, 777 FROM log",
                               world.now.at.time_since_epoch().count() + 60'000));
    }

    base::Random random;
    World world;
    TestFolder spare;
    std::vector<std::string> copies;
};

}  // namespace

TEST_CASE("Whatever is put in the history's place, the memories are those of its rows") {
    using Act = void (Learner::*)();
    constexpr Act acts[] = {&Learner::copy_away,         &Learner::put_back_a_copy,
                            &Learner::put_a_strangers,   &Learner::lose_rows,
                            &Learner::number_anew,       &Learner::go_on_elsewhere,
                            &Learner::put_a_fork_as_long};
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Learner learner(seed);
        for (int step = 0; step < 5; ++step) {
            CAPTURE(seed, step);
            learner.world.store.reset();
            if (learner.copies.empty() || learner.random.below(3) == 0) learner.copy_away();
            (learner.*acts[learner.random.below(std::size(acts))])();
            const Kept rebuilt = rebuilt_from(learner.world.folder);
            store::Store& store = learner.world.open();
            REQUIRE(kept_in(store) == rebuilt);
            learner.answer(3);
            learner.world.store.reset();
            REQUIRE(kept_in(learner.world.open()) == rebuilt_from(learner.world.folder));
        }
    }
}

store::Origin::Finding look(store::Store& store) {
    return store::Origin(store.database(), store.files().history).look(store.memories().heads());
}

TEST_CASE("A run that wrote leaves its history as one that is looked at no closer") {
    World world;
    world.put("d", notes("n", 3));
    world.graduate("d/n1");
    world.open();
    CHECK(look(*world.store) == store::Origin::Finding::same);
    world.graduate("d/n2");
    world.open();
    CHECK(look(*world.store) == store::Origin::Finding::same);
}

TEST_CASE("A history that was only moved is the same, and looked at more closely once") {
    World world;
    world.put("d", notes("n", 3));
    world.graduate("d/n1");
    world.open();
    const auto history = world.folder.files().history;
    fs::copy_file(history, history + ".moved");
    fs::rename(history + ".moved", history);
    CHECK(look(*world.store) == store::Origin::Finding::touched);
    world.store.reset();
    store::Store reading(world.folder.files(), world.settings, store::Use::read, first_day);
    CHECK(look(reading) == store::Origin::Finding::same);
}

TEST_CASE("Who reads where no history is leaves the memories of the one that was there") {
    World world;
    world.put("d", notes("n", 3));
    world.graduate("d/n1");
    world.store.reset();
    const auto history = world.folder.files().history;
    fs::rename(history, history + ".aside");
    store::Store reading(world.folder.files(), world.settings, store::Use::read, first_day);
    CHECK(kept_in(reading).empty());
    fs::rename(history + ".aside", history);
    Database derived(world.folder.files().derived, Access::write);
    CHECK(derived.integer("SELECT count(*) FROM card WHERE version > 0") == 1);
    CHECK(derived.integer("SELECT count(*) FROM folded") == 1);
}

// Another window may make a history between the look for one and the fold.
TEST_CASE("Who reads where no history is folds nothing into the derived file") {
    const Folder folder;
    store::Store(folder.files(), {}, store::Use::read, first_day);
    Database derived(folder.files().derived, Access::write);
    CHECK_FALSE(derived.integer("SELECT value FROM state WHERE key = 'settings'"));
}

TEST_CASE("A row's mark is the same whatever its local numbers, and another for another row") {
    World one;
    World other;
    other.put("e", notes("m", 1));
    other.graduate("e/m1");
    const auto row_of = [](World& world) {
        world.put("d", notes("n", 2));
        const auto n1 = world.answer("d/n1").row;
        return std::pair(n1, world.answer("d/n2").row);
    };
    const auto [first, second] = row_of(one);
    const auto [same, also] = row_of(other);
    CHECK(first != same);
    const auto mark = [](World& world, store::RowId row) {
        return mark_of(*store::find_row(world.store->database(), row));
    };
    CHECK(mark(one, first) == mark(other, same));
    CHECK(mark(one, second) == mark(other, also));
    CHECK(mark(one, first) != mark(one, second));
    CHECK_FALSE(store::find_row(one.store->database(), second + 1));
}

TEST_CASE("A replay shows each row with its card before and after it, in fold order") {
    World world;
    world.put("d", notes("n", 2));
    world.graduate("d/n1");
    world.now.at += core::Minutes{5};
    world.answer("d/n2");
    world.undo();
    std::map<std::int64_t, core::CardState> last;
    core::Instant at{};
    int rows = 0, voids = 0;
    world.store->memories().replay([&](const auto& one) {
        CHECK(one.row.at >= at);
        CHECK(one.before == last[one.card]);
        if (one.row.is_void) CHECK(one.after.memory == one.before.memory);
        at = one.row.at;
        last[one.card] = one.after;
        ++rows;
        voids += one.row.is_void ? 1 : 0;
    });
    CHECK(rows == 3);  // the undo row is about its card, too
    CHECK(voids == 1);
    const auto cards_then = world.store->memories().folded();
    for (const auto& [card, kept] : cards_then) CHECK(kept == last[card]);
    CHECK(last.size() == 2);
    CHECK(cards_then.size() == 2);
}

TEST_CASE("Rows behind a gap of another file are not taken for those of the one before") {
    World world;
    world.put("d", notes("n", 3));
    const std::string away(8, 'a');
    const auto row = [](std::int64_t sequence, const std::string& key) {
        return foreign(sequence, core::RowKind::easy, key, moment(static_cast<int>(sequence)));
    };
    const std::string history = world.folder.files().history;
    for (const char* key : {"d/n1", "d/n2", "d/n3"}) world.answer(key);
    arrive(*world.store, away, {row(1, "d/n1")});
    world.store.reset();
    const std::string begun = bytes_of(history);
    const auto go_on_with = [&](const std::vector<store::ForeignRow>& rows) {
        world.open();
        arrive(*world.store, away, rows);
        world.store.reset();
        const std::string bytes = bytes_of(history);
        write_file(history, begun);
        return bytes;
    };
    const std::string one = go_on_with({row(3, "d/n2"), row(5, "d/n3")});
    world.open();
    world.store.reset();
    const std::string other = go_on_with({row(4, "d/n3"), row(5, "d/n3")});
    for (const std::string& bytes : {one, other, one}) {
        write_file(history, bytes);
        world.open();
        CHECK(kept_in(*world.store) == rebuilt_from(world.folder));
        world.store.reset();
    }
}
