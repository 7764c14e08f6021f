// A new history takes the place of the old one at once, whatever stands beside it and whenever it
// is cut off.
#include "store/backups/put_in_place.hpp"

#include "store/backups/lived.hpp"
#include "store/gone.hpp"

#include <sys/stat.h>

using namespace world;

namespace {

// The state in which a restore stops: its new file is whole, and says whose place it takes.
std::string begun_restore(Lived& lived) {
    const std::string fresh = store::restored_name(lived.history, 1);
    fs::copy_file(lived.backup, fresh);
    store::Database db(fresh, store::Access::write);
    store::say_whose_place(db, lived.history, lived.history + ".replaced-2024-10-04");
    return fresh;
}

}  // namespace

TEST_CASE("a symbolic link stays one, and the rows in the -wal of its file come along") {
    Answered world(2);
    world.store->daily_backup(first_day);
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    world.answer("d/n2");
    const Folder linked;
    const Folder elsewhere;
    const std::string real = elsewhere.files().history;
    for (const char* ending : {"", "-wal"})
        fs::copy_file(world.folder.files().history + ending, real + ending);
    fs::create_symlink(real, linked.files().history);
    const auto restored = store::restore(
        linked.files(), world.folder.files().backups + "/history-2024-10-04.db", first_day);
    CHECK(restored.from_old == 1);
    CHECK(fs::read_symlink(linked.files().history) == real);
    CHECK(restored.put_aside == real + ".replaced-2024-10-04");
    CHECK(store::Database(real, store::Access::read).integer("SELECT count(*) FROM log") == 2);
}

TEST_CASE("a backup brings the rows in the -wal beside it") {
    Answered world(2);
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    world.answer("d/n2");
    const Folder folder;
    const std::string copy = folder / "copy.db";
    for (const char* ending : {"", "-wal"})
        fs::copy_file(world.folder.files().history + ending, copy + ending);
    const std::string wal = bytes_of(copy + "-wal");
    CHECK(store::restore(folder.files(), copy, first_day).from_backup == 2);
    CHECK(bytes_of(copy + "-wal") == wal);
}

TEST_CASE("what only has the name of a new history is left alone, and hinders nothing") {
    const int which = GENERATE(0, 1, 2, 3, 4);
    INFO(which);
    Lived lived(3);
    const std::string name = store::restored_name(lived.history, 1);
    if (which == 0) write_file(name, std::string(9000, 'x'));
    if (which == 1) fs::create_directory(name);
    if (which == 2) REQUIRE(::mkfifo(name.c_str(), 0600) == 0);
    if (which == 3) fs::copy_file(lived.backup, name);
    if (which == 4) fs::create_symlink(lived.backup, name);
    lived.open();
    CHECK(lived.count("main.log") == 5);
    lived.store.reset();
    CHECK(lived.restore().from_old == 3);
    CHECK(fs::exists(fs::symlink_status(name)));
    lived.open();
    CHECK(lived.count("main.log") == 5);
}

TEST_CASE("a restore that was cut off is taken back by the next command, wherever it stopped") {
    const int steps = GENERATE(0, 1, 2, 3);
    INFO(steps);
    Lived lived(3);
    const std::string fresh = begun_restore(lived);
    const std::string kept = lived.history + ".replaced-2024-10-04";
    if (steps == 1) write_file(kept + "-journal", "");
    if (steps == 2) fs::create_hard_link(lived.history, kept);
    if (steps == 3) fs::rename(lived.history, kept);  // as it is where no file stands there
    CHECK(store::was_cut_off(lived.history));
    lived.open();
    CHECK_FALSE(store::was_cut_off(lived.history));
    CHECK(lived.count("main.log") == 5);
    CHECK_FALSE(fs::exists(fresh));
    CHECK_FALSE(fs::exists(kept));
}

TEST_CASE("a restore that was cut off is taken back also where its folder was moved or copied") {
    const bool is_moved = GENERATE(true, false);
    INFO(is_moved);
    Lived lived(3);
    begun_restore(lived);
    write_file(lived.history + ".replaced-2024-10-04-wal", "rows");
    const Folder other;
    fs::remove(other.path());
    if (is_moved)
        fs::rename(lived.folder.path(), other.path());
    else
        fs::copy(lived.folder.path(), other.path(), fs::copy_options::recursive);
    store::take_back(other.files().history);
    CHECK(bytes_of(other.files().history + "-wal") == "rows");
    CHECK_FALSE(store::was_cut_off(other.files().history));
}

TEST_CASE("what a new history says of its place is forgotten once it stands there") {
    Lived lived(3);
    const std::string fresh = begun_restore(lived);
    fs::rename(fresh, lived.history);
    lived.open();
    CHECK(lived.count("main.sqlite_schema WHERE name = 'replaces'") == 0);
}

TEST_CASE("what a restore left that was cut off before its new file was whole goes at once") {
    Lived lived(3);
    const auto gone = std::to_string(process_that_is_gone());
    const std::string names[] = {
        lived.history + ".incoming-" + gone, lived.history + ".incoming-" + gone + "-wal",
        lived.history + ".reading-" + gone, lived.history + ".backup.reading-" + gone};
    for (const auto& name : names) write_file(name, "x");
    write_file(lived.history + ".incoming-mine", "x");
    lived.open();
    for (const auto& name : names) CHECK_FALSE(fs::exists(name));
    CHECK(fs::exists(lived.history + ".incoming-mine"));
}
