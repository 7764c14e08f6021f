// A -wal that a killed program left is worked into its own file, and into no other that was put in
// the place.
#include "store/backups/stray_wal.hpp"

#include "store/backups/restore.hpp"
#include "store/database_files.hpp"
#include "store/history/check.hpp"
#include "store/told.hpp"

#include <fmt/format.h>

using namespace world;
using Catch::Matchers::ContainsSubstring;

namespace {

// A history that was answered on so many days from the first on, and killed at the last `in_wal`
// answers.
struct Killed : World {
    Killed(int days, int in_wal, int first = 0) {
        put("d", notes("n", 40));
        int card = 0;
        const auto answer_next = [&] { answer(fmt::format("d/n{}", 1 + card++ % 40)); };
        for (int day = 0; day < days; ++day) {
            now = moment(first + day);
            for (int i = 0; i < 7; ++i) answer_next();
        }
        open();
        for (int i = 0; i < in_wal; ++i) answer_next();
        told = told_by(*store);
        history = folder.files().history;
        file = bytes_of(history);
        wal = bytes_of(history + "-wal");
        store.reset();
        whole = bytes_of(history);
        put_killed();
    }
    void put_killed() {
        write_file(history, file);
        write_file(history + "-wal", wal);
    }
    std::optional<std::string> kept_wal() const {
        for (const auto& entry : fs::directory_iterator(fs::path(history).parent_path()))
            if (const std::string path = entry.path().string();
                path.find(".replaced-") != std::string::npos && path.ends_with("-wal"))
                return path;
        return std::nullopt;
    }

    Told told;
    std::string history;
    std::string file, wal;  // as they lay there
    std::string whole;      // with all that was in the -wal
};

void check_is_all_there(Killed& home, const Told& expected) {
    CHECK_FALSE(store::damage_of(home.store->database()));
    const Told told = told_by(*home.store);
    CHECK(std::includes(told.rows.begin(), told.rows.end(), expected.rows.begin(),
                        expected.rows.end()));
}

}  // namespace

TEST_CASE("a -wal of its own is worked into a history, also where that was touched or moved") {
    Killed home(2, 5);
    const bool is_moved = GENERATE(false, true);
    if (is_moved) {
        fs::copy_file(home.history, home.history + ".copy");
        fs::rename(home.history + ".copy", home.history);
    }
    home.open();
    CHECK(told_by(*home.store) == home.told);
    CHECK_FALSE(home.store->news());
    CHECK_FALSE(home.kept_wal());
}

TEST_CASE("a -wal of another history is kept, and the one in the place loses nothing") {
    const int days = GENERATE(0, 1, 20), days_of_other = GENERATE(1, 3, 30);
    INFO(days << " and " << days_of_other);
    Killed home(days, 5), other(days_of_other, 2, 50);
    const bool is_moved = GENERATE(false, true);
    if (is_moved) fs::remove(home.history);
    write_file(home.history, other.whole);
    home.open();
    check_is_all_there(home, other.told);
    CHECK(told_by(*home.store).rows == other.told.rows);
    REQUIRE(home.kept_wal());
    CHECK(bytes_of(*home.kept_wal()) == home.wal);
    const auto news = home.store->news();
    REQUIRE(news);
    CHECK_THAT(*news, ContainsSubstring(*home.kept_wal()));
    home.answer("d/n1");
    home.open();
    CHECK_FALSE(home.store->news());
}

TEST_CASE("a backup that is copied over its history loses no row, whatever stands in the -wal") {
    Killed home(3, 5);
    const std::string backup = home.file;
    home.open();
    const Told of_backup = home.told;
    for (int day = 10; day < 14; ++day) {
        home.now = moment(day);
        for (int i = 1; i <= 40; ++i) home.answer(fmt::format("d/n{}", i));
    }
    home.wal = bytes_of(home.history + "-wal");
    home.store.reset();
    home.file = home.whole;
    home.put_killed();
    home.open();
    check_is_all_there(home, of_backup);
}

TEST_CASE("where the file of a kept -wal still is, both are merged under the kept name") {
    Killed home(2, 5), other(1, 0, 50);
    const std::string away = home.history + "-away";
    fs::rename(home.history, away);
    write_file(home.history, other.whole);
    home.open();
    std::string name = home.kept_wal().value();
    name.resize(name.size() - std::string("-wal").size());
    fs::rename(away, name);
    const auto branches = store::read_branches(name, name + ".copy");
    home.store->merge(branches, store::Store::Merge::really);
    check_is_all_there(home, home.told);
    check_is_all_there(home, other.told);
}

TEST_CASE("a restore works no -wal of another history into the file it takes rows from") {
    Killed home(2, 5), other(20, 0, 50);
    write_file(home.history, other.whole);
    const std::string backup = home.history + "-backup";
    write_file(backup, Killed(1, 0).whole);
    const auto restored = store::restore(home.folder.files(), backup, first_day);
    CHECK(restored.from_old == std::ssize(other.told.rows));
    CHECK(restored.stray_wal == home.kept_wal());
    CHECK(restored.old_is_whole);
    home.open();
    check_is_all_there(home, other.told);
}

TEST_CASE("a history that is open elsewhere has its own -wal") {
    Killed home(2, 5);
    store::Database elsewhere(home.history, store::Access::write);
    elsewhere.integer("SELECT count(*) FROM main.log");
    CHECK_FALSE(store::put_stray_wal_aside(home.history, first_day));
}
