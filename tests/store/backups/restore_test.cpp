// Restore: a backup comes into the place, and no row that can still be read is lost.
#include "store/backups/restore.hpp"

#include "store/backups/backup.hpp"
#include "store/backups/lived.hpp"
#include "store/database_files.hpp"
#include "store/history/check.hpp"
#include "store/older.hpp"

using namespace world;
using core::RowKind;

TEST_CASE("a deleted history comes back as it was backed up") {
    Lived lived(3);
    fs::remove(lived.history);
    const auto restored = lived.restore();
    CHECK(restored.put_aside.empty());
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old == 0);
    lived.open();
    CHECK(lived.count("main.log") == 2);
    CHECK(lived.memory("d/n1").answers == 1);
    CHECK(lived.memory("d/n3").answers == 0);
}

TEST_CASE("what the old file still holds is added") {
    Lived lived(3);
    const auto restored = lived.restore();
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old == 3);
    CHECK(bytes_of(restored.put_aside) == lived.before);
    lived.open();
    CHECK(lived.count("main.log") == 5);
    CHECK(lived.count("derived.card WHERE version > 0") == 5);
    CHECK(lived.memory("d/n3").answers == 1);
}

TEST_CASE(
    "what was in the place is put aside under the day, and each time under a name of its own") {
    Lived lived(1);
    CHECK(lived.restore().put_aside == lived.history + ".replaced-2024-10-04");
    CHECK(lived.restore().put_aside == lived.history + ".replaced-2024-10-04-2");
    CHECK(store::restore(lived.folder.files(), lived.backup, first_day + core::Days{1}).put_aside ==
          lived.history + ".replaced-2024-10-05");
}

TEST_CASE(
    "rows that a killed process left in the -wal file are added, and stay in the file put aside") {
    Answered world(2);
    world.store->daily_backup(first_day);
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    world.answer("d/n2");
    const Folder killed;
    const store::Files files = killed.files();
    for (const char* ending : {"", "-wal"})
        fs::copy_file(world.folder.files().history + ending, files.history + ending);
    const std::string wal = bytes_of(files.history + "-wal");
    REQUIRE_FALSE(wal.empty());
    const auto restored =
        store::restore(files, world.folder.files().backups + "/history-2024-10-04.db", first_day);
    CHECK(restored.from_old == 1);
    CHECK_FALSE(fs::exists(restored.put_aside + "-wal"));
    CHECK(store::Database(restored.put_aside, store::Access::read)
              .integer("SELECT count(*) FROM log") == 2);
}

TEST_CASE("a -wal that outlived its deleted history does not spoil the backup") {
    World world;
    world.put("d", notes("n", 2));
    world.store->daily_backup(first_day);
    for (int i = 0; i < 20; ++i) world.answer("d/n1");
    const Folder killed;
    const store::Files files = killed.files();
    fs::copy_file(world.folder.files().history + "-wal", files.history + "-wal");
    const std::string wal = bytes_of(files.history + "-wal");
    const auto restored =
        store::restore(files, world.folder.files().backups + "/history-2024-10-04.db", first_day);
    CHECK(restored.from_backup == 0);
    CHECK(restored.put_aside.empty());
    CHECK_NOTHROW(store::check_history(files.history));
    int kept = 0;
    for (const auto& entry : fs::directory_iterator(killed / ""))
        if (entry.path().string().ends_with("-wal") && bytes_of(entry.path().string()) == wal)
            ++kept;
    CHECK(kept == 1);
}

TEST_CASE("of a truncated history all rows before the end are added") {
    Lived lived(2000);
    const std::string cut = lived.before.substr(0, lived.before.size() / 2);
    write_file(lived.history, cut);
    const auto restored = lived.restore();
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old > 300);
    CHECK(bytes_of(restored.put_aside) == cut);
    lived.open();
    CHECK(lived.count("main.log") == restored.from_backup + restored.from_old);
    CHECK_FALSE(lived.store->database().damage("main"));
}

TEST_CASE("one damaged page takes only its own rows along") {
    Lived lived(3000);
    std::string bytes = lived.before;
    // A page full of answers in the middle: they are told by their many rows.
    const std::size_t page = bytes.size() / 4096 / 2 * 4096;
    for (std::size_t i = page; i < page + 4096; ++i) bytes[i] = static_cast<char>(0xee);
    write_file(lived.history, bytes);
    const auto restored = lived.restore();
    CHECK(restored.from_old > 2500);
    CHECK(bytes_of(restored.put_aside) == bytes);
    lived.open();
    CHECK_FALSE(lived.store->memories().is_behind());
    CHECK_FALSE(lived.store->database().damage("main"));
}

TEST_CASE("garbage and a foreign file are put aside as they are") {
    const int which = GENERATE(0, 1, 2);
    INFO(which);
    Lived lived(3);
    if (which == 0) write_file(lived.history, std::string(9000, 'x'));
    if (which == 1) write_file(lived.history, "");
    if (which == 2) {
        fs::remove(lived.history);
        store::Database(lived.history, store::Access::create)
            .run("CREATE TABLE log (id); INSERT INTO log VALUES (1)");
    }
    const std::string bytes = bytes_of(lived.history);
    const auto restored = lived.restore();
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old == 0);
    CHECK(bytes_of(restored.put_aside) == bytes);
    lived.open();
    CHECK(lived.count("main.log") == 2);
}

TEST_CASE("a file whose tables are ours gives its rows, whatever its header says") {
    const char* header = GENERATE("user_version = 99", "user_version = 3", "user_version = 0",
                                  "application_id = 0", "application_id = -1");
    INFO(header);
    Lived lived(3);
    store::Database(lived.history, store::Access::write).run(std::string("PRAGMA ") + header);
    const std::string bytes = bytes_of(lived.history);
    const auto restored = lived.restore();
    CHECK(restored.from_old == 3);
    CHECK(bytes_of(restored.put_aside) == bytes);
    lived.open();
    CHECK(lived.count("main.log") == 5);
}

TEST_CASE("memories are those of the new file's rows, also where an old row has changed since") {
    Lived lived(3);
    constexpr const char* flipped = "UPDATE log SET kind = 3 + 32 WHERE id = 3";  // not the last
    store::Database(lived.history, store::Access::write)
        .run(std::string("DROP TRIGGER log_keeps; ") + flipped);
    CHECK(lived.restore().from_old == 3);
    lived.open();
    CHECK(lived.memory("d/n3").answers == 0);
    CHECK(lived.store->memories().differing({}) == 0);
}

TEST_CASE("a new device begins after a restore, and undo reaches over it") {
    Lived lived(1);
    lived.restore();
    lived.open();
    const auto row = lived.answer("d/n9").row;
    CHECK(store::device_of(row) == 1);
    CHECK(store::sequence_of(row) == 1);
    CHECK(lived.undo() == std::vector<std::string>{"d/n9"});
    CHECK(lived.undo() == std::vector<std::string>{"d/n3"});
    CHECK(lived.undo() == std::vector<std::string>{"d/n2"});
}

TEST_CASE("devices begun after the backup are still this file's own") {
    Lived lived(1);
    lived.restore();
    lived.open();
    lived.answer("d/n9");  // on device 1, which the backup does not know
    lived.store.reset();
    const auto again = lived.restore();
    CHECK(again.from_old == 2);
    lived.open();
    CHECK(store::device_of(lived.answer("d/n10").row) == 2);
    CHECK(lived.undo() == std::vector<std::string>{"d/n10"});
    CHECK(lived.undo() == std::vector<std::string>{"d/n9"});
    CHECK(lived.undo() == std::vector<std::string>{"d/n3"});
}

TEST_CASE("merged rows come along and stay another's") {
    World world;
    world.put("d", notes("n", 2));
    world.store->daily_backup(first_day);
    world.answer("d/n1");
    arrive(*world.store, "elsewhe\x01", {foreign(4, RowKind::good, "d/n2", moment(3))});
    world.store.reset();
    const auto restored = store::restore(
        world.folder.files(), world.folder.files().backups + "/history-2024-10-04.db", first_day);
    CHECK(restored.from_old == 2);
    world.open();
    CHECK(world.undo() == std::vector<std::string>{"d/n1"});
    CHECK(world.undo().empty());
}

TEST_CASE("restoring twice a day gives two names, and the second says them all again") {
    Lived lived(3);
    const auto first = lived.restore();
    const auto second = lived.restore();
    CHECK(first.put_aside != second.put_aside);
    CHECK(second.from_old == 3);
    CHECK(bytes_of(first.put_aside) == lived.before);
    CHECK(fs::exists(second.put_aside));
}

TEST_CASE("a backup that is no good is refused before anything is moved") {
    Lived lived(3);
    const std::string good = bytes_of(lived.backup);
    const auto refused = [&](const std::string& bytes, store::Trouble why) {
        write_file(lived.backup, bytes);
        CHECK(trouble_of([&] { lived.restore(); }) == why);
        CHECK(bytes_of(lived.history) == lived.before);
        CHECK(bytes_of(lived.backup) == bytes);
    };
    refused("", store::Trouble::corrupt);
    refused(std::string(5000, 'x'), store::Trouble::corrupt);
    refused(good.substr(0, good.size() - 4096), store::Trouble::corrupt);
    std::string newer = good;
    newer[63] = 99;
    refused(newer, store::Trouble::newer);
    std::string foreign = good;
    foreign[68] = 1;
    refused(foreign, store::Trouble::foreign);
    std::string damaged = good;
    for (std::size_t i = 4096; i < damaged.size(); i += 7) damaged[i] = static_cast<char>(i);
    refused(damaged, store::Trouble::corrupt);
    fs::remove(lived.backup);
    CHECK_THROWS_AS(lived.restore(), store::Error);
    CHECK(bytes_of(lived.history) == lived.before);
}

TEST_CASE("a restore leaves the backup as it is, and nothing of its own behind") {
    Lived lived(3);
    const std::string backup = bytes_of(lived.backup);
    const auto restored = lived.restore();
    CHECK(bytes_of(lived.backup) == backup);
    for (const auto& entry : fs::directory_iterator(lived.folder / "")) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        CHECK((name == "history.db" || name == "derived.db" || name == "backups" ||
               name == "lock" || entry.path().string() == restored.put_aside));
    }
}

TEST_CASE("a history that was not in WAL mode is not after a restore") {
    World world;
    world.store->database().run("PRAGMA main.journal_mode = DELETE");
    world.store->daily_backup(first_day);
    world.store.reset();
    store::restore(world.folder.files(), world.folder.files().backups + "/history-2024-10-04.db",
                   first_day);
    world.open();
    CHECK(world.journal_mode() == "delete");
}

TEST_CASE("the journal is of the kind that the old file had, whatever the backup has") {
    const std::string kind = GENERATE("delete", "wal");
    Lived lived(3);
    const std::string other = kind == "wal" ? "delete" : "wal";
    store::Database(lived.backup, store::Access::write).run("PRAGMA journal_mode = " + other);
    store::Database(lived.history, store::Access::write).run("PRAGMA journal_mode = " + kind);
    CHECK(lived.restore().from_old == 3);
    lived.open();
    CHECK(lived.journal_mode() == kind);
}

TEST_CASE("undo rows in the old file still void what the backup holds") {
    Answered world(1);
    world.store->daily_backup(first_day);
    world.undo();
    world.store.reset();
    store::restore(world.folder.files(), world.folder.files().backups + "/history-2024-10-04.db",
                   first_day);
    world.open();
    CHECK(world.memory("d/n1").answers == 0);
}

TEST_CASE("a row whose numbers are greater than those that ebb writes does not stop a restore") {
    Lived lived(1);
    for (const std::string& path : {lived.history, lived.backup})
        store::Database(path, store::Access::write)
            .run(
                "INSERT INTO log (id, at, zone, day, kind, shift) "
                "VALUES (90, 0, 1 << 50, 1 << 50, 99 + (1 << 40), 1 << 50)");
    CHECK(lived.restore().from_old == 1);
    lived.open();
    CHECK(lived.count("main.log WHERE kind > 1 << 40") == 1);
}

TEST_CASE("what both files brought from another program in different zones is there once") {
    Lived lived(1);
    const std::string brought("imp\0anki", 8);
    for (const auto& [path, zone] : {std::pair(lived.history, 60), std::pair(lived.backup, -60)}) {
        auto row =
            foreign(1, RowKind::state, "d/n1", moment(0), fmt::format("{{\"due\":{}}}", zone));
        row.row.moment.zone = core::Minutes{zone};
        row.row.moment.day += core::Days{zone > 0 ? 1 : 0};
        store::Store store({path, path + "-derived", {}}, lived.settings, store::Use::write,
                           first_day);
        arrive(store, brought, {row});
    }
    const auto restored = lived.restore();
    CHECK(restored.from_old == 1);
    CHECK(restored.differing.empty());
    lived.open();
    CHECK(lived.count("main.log WHERE kind = 28") == 1);
}

TEST_CASE("a backup of an older schema takes nothing from a newer file in its place") {
    Lived lived(3);
    make_older(lived.backup);
    const auto restored = lived.restore();
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old == 3);
    CHECK(restored.lost == 0);
    lived.open();
    CHECK(lived.count("main.log") == 5);
}

TEST_CASE("a file of an older schema gives its rows to a newer backup") {
    Lived lived(3);
    make_older(lived.history);
    const auto restored = lived.restore();
    CHECK(restored.from_old == 3);
    CHECK(restored.lost == 0);
}
