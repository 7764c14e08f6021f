// What is no history, or not a whole one, is told as what it is.
#include "store/history/check.hpp"

#include "store/backups/lived.hpp"
#include "store/backups/trial.hpp"

using namespace world;
using Catch::Matchers::ContainsSubstring;
using store::Use;

namespace {

const core::Settings settings;

template <typename Act>
std::string why_not(Act act) {
    try {
        act();
    } catch (const store::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a side file that is a link to nothing is told before a history is begun") {
    const Folder folder;
    const std::string path = folder.files().history;
    fs::create_symlink("nowhere", path + "-wal");
    CHECK_THAT(why_not([&] { store::Store(folder.files(), settings, Use::write, first_day); }),
               ContainsSubstring("-wal: it is no regular file"));
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a history that is a symbolic link to itself is said to be one, also to a restore") {
    Lived lived(2);
    fs::remove(lived.history);
    fs::create_symlink(lived.history, lived.history);
    const auto refused_for = [&](Use use) {
        return why_not([&] { store::Store(lived.folder.files(), settings, use, first_day); });
    };
    for (const auto& why :
         {refused_for(Use::read), refused_for(Use::write), why_not([&] { lived.restore(); })})
        CHECK_THAT(why, ContainsSubstring(lived.history + ": the symbolic links") &&
                            ContainsSubstring("in a circle") &&
                            ContainsSubstring("Nothing was changed"));
    CHECK(fs::is_symlink(fs::symlink_status(lived.history)));
}

TEST_CASE("a history that lost the device of some rows is damaged, and no backup to be restored") {
    Lived lived(3);
    store::Database(lived.backup, store::Access::write).run("DELETE FROM device");
    CHECK(trouble_of([&] { store::check_history(lived.backup); }) == store::Trouble::corrupt);
    for (const auto& why :
         {why_not([&] { lived.restore(); }),
          store::why_not_restorable(lived.backup, settings, first_day).value_or("")})
        CHECK_THAT(why, ContainsSubstring(lived.backup + ": it is damaged") &&
                            ContainsSubstring("of a device"));
    CHECK(bytes_of(lived.history) == lived.before);
    store::Database whole(lived.history, store::Access::write);
    CHECK_FALSE(store::damage_of(whole));
    whole.run("INSERT INTO log (id, at, zone, day, kind) VALUES ((1 << 62) + 5, 0, 0, 0, 99)");
    CHECK(store::damage_of(whole));
}

TEST_CASE("a history or a backup that lost a column is damaged, and its rows can be restored") {
    Lived lived(3);
    std::string bytes = bytes_of(lived.history);
    bytes.replace(bytes.find("    day   INTEGER"), 7, "    dqy");
    write_file(lived.history, bytes);
    for (const Use use : {Use::read, Use::write})
        CHECK_THAT(why_not([&] { store::Store(lived.folder.files(), settings, use, first_day); }),
                   ContainsSubstring("damaged") && ContainsSubstring("no such column: day"));
    CHECK(bytes_of(lived.history) == bytes);
    CHECK(lived.restore().from_old == 3);
    write_file(lived.backup, bytes);
    CHECK(trouble_of([&] { store::check_history(lived.backup); }) == store::Trouble::corrupt);
}
