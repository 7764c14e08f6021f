// Backups: named by day, complete or not there, and only so many.
#include "store/backups/backup.hpp"

#include "store/backups/known.hpp"
#include "store/history/check.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace world;
using store::Backup;

namespace {

std::vector<std::string> names(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& path : store::list_backups(folder))
        out.push_back(fs::path(path).filename().string());
    return out;
}

}  // namespace

TEST_CASE("a day has one daily backup, and any number of others") {
    Answered world(1);
    const std::string folder = world.folder.files().backups;
    auto& db = world.store->database();
    CHECK(store::make_backup(db, folder, first_day, Backup::once_a_day) ==
          folder + "/history-2024-10-04.db");
    CHECK(store::make_backup(db, folder, first_day, Backup::once_a_day).empty());
    for (int turn = 2; turn <= 11; ++turn)
        CHECK(store::make_backup(db, folder, first_day, Backup::always) ==
              fmt::format("{}/history-2024-10-04-{}.db", folder, turn));
    CHECK(names(folder).front() == "history-2024-10-04-11.db");
    CHECK(names(folder).size() == 10);
}

TEST_CASE("a backup is a whole history, as it was then") {
    Answered world(1);
    CHECK_FALSE(world.store->daily_backup(first_day));
    world.answer("d/n1");
    const std::string copy = world.folder.files().backups + "/history-2024-10-04.db";
    CHECK_NOTHROW(store::check_history(copy));
    store::Database backup(copy, store::Access::immutable);
    CHECK(backup.integer("SELECT count(*) FROM log") == 1);
    CHECK(backup.integer("SELECT count(*) FROM name") == 1);
}

TEST_CASE("the backup folder holds nothing but backups, and is the learner's alone") {
    World world;
    const std::string folder = world.folder.files().backups;
    world.store->daily_backup(first_day);
    int entries = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        CHECK(entry.path().filename() == "history-2024-10-04.db");
        ++entries;
    }
    CHECK(entries == 1);
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
}

TEST_CASE("a backup that cannot be made is a sentence, and no reason to stop") {
    World world;
    write_file(world.folder.files().backups, "a file where the folder should be");
    const auto why = world.store->daily_backup(first_day);
    REQUIRE(why);
    CHECK_THAT(*why, Catch::Matchers::ContainsSubstring("no backup was made today"));
}

TEST_CASE("only files named like backups are backups, newest first") {
    const Folder folder;
    for (const char* name :
         {"history-2026-01-02.db", "history-2026-01-02-2.db", "history-2026-01-02-10.db",
          "history-2025-12-31.db", "history-2026-02-30.db", "history-2026-01-02-x.db",
          "history-2026-01-02-.db", "history-2026-01-02-1234567.db", "history-.db", "history.db",
          "notes.txt", ".copy-7.tmp", "history-2026-01-02.db-wal"})
        write_file(folder / name, "some content");
    CHECK(names(folder / "") ==
          std::vector<std::string>{"history-2026-01-02-10.db", "history-2026-01-02-2.db",
                                   "history-2026-01-02.db", "history-2025-12-31.db"});
    CHECK(store::list_backups(folder / "none").empty());
}

TEST_CASE("a backup leaves what others keep in its folder alone") {
    World world;
    const std::string folder = world.folder.files().backups;
    fs::create_directories(folder);
    write_file(folder + "/notes.txt", "mine");
    for (int turn = 0; turn < 15; ++turn)
        store::make_backup(world.store->database(), folder, first_day, Backup::always);
    CHECK(bytes_of(folder + "/notes.txt") == "mine");
    CHECK(names(folder).size() == 10);
}

TEST_CASE("a name that is taken by anything is never used") {
    World world;
    const std::string folder = world.folder.files().backups;
    fs::create_directories(folder);
    fs::create_symlink("nowhere", folder + "/history-2024-10-04.db");
    fs::create_directory(folder + "/history-2024-10-04-2.db");
    CHECK(store::make_backup(world.store->database(), folder, first_day, Backup::always) ==
          folder + "/history-2024-10-04-3.db");
}

TEST_CASE("a day that a wrong clock was at before has its daily backup all the same") {
    Answered world(3);
    const std::string folder = world.folder.files().backups;
    const core::Day far = moment(420).day;
    world.now = moment(420);
    CHECK_FALSE(world.store->daily_backup(far));
    world.answer("d/n2");
    for (int day : {1, 420}) {  // the clock goes back, and months later it comes there again
        world.now = moment(day, 301);
        CHECK_FALSE(world.store->daily_backup(world.now.day));
        world.answer("d/n3");
        CHECK_FALSE(world.store->daily_backup(world.now.day));
    }
    CHECK(names(folder) == std::vector<std::string>{"history-2025-11-28-2.db",
                                                    "history-2025-11-28.db",
                                                    "history-2024-10-05.db"});
}

TEST_CASE("an empty file under a backup's name is no backup, and gives its name away") {
    Answered world(1);
    const std::string folder = world.folder.files().backups;
    fs::create_directories(folder);
    const std::string left = folder + "/history-2024-10-04.db";
    write_file(left, "");
    write_file(folder + "/history-2024-10-03.db", "");
    CHECK(names(folder).empty());
    CHECK_FALSE(world.store->daily_backup(first_day));
    CHECK_NOTHROW(store::check_history(left));
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
}
