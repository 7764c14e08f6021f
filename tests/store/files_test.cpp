// By what names files lie beside a history.
#include "store/files.hpp"

#include "store/gone.hpp"
#include "store/world.hpp"

using namespace world;

TEST_CASE("what is put aside bears its day, and a number from the second of that day on") {
    CHECK(store::replaced_name("/x/history.db", first_day, 1) ==
          "/x/history.db.replaced-2024-10-04");
    CHECK(store::replaced_name("/x/history.db", first_day, 12) ==
          "/x/history.db.replaced-2024-10-04-12");
}

TEST_CASE("the path of a backup tells its day and its number") {
    for (const int turn : {1, 2, 10, 999'999}) {
        const store::BackupName name{first_day, turn};
        CHECK(store::backup_name(store::backup_path("/x/backups", name)) == name);
    }
    CHECK_FALSE(store::backup_name("/x/history-2024-02-30.db"));
    CHECK_FALSE(store::backup_name("/x/history-2024-10-04-x.db"));
}

TEST_CASE("leftovers of processes that are gone are removed, and of no others") {
    const Folder folder;
    const pid_t gone = process_that_is_gone();
    const std::string history = folder / "history.db";
    const std::string theirs = history + ".new-" + std::to_string(gone);
    for (const auto& path : {theirs, history, history + ".new-", store::new_name(history)})
        write_file(path, "x");
    store::remove_leftovers(store::new_name(history));
    CHECK_FALSE(fs::exists(theirs));
    for (const auto& path : {history, history + ".new-", store::new_name(history)})
        CHECK(fs::exists(path));
}
