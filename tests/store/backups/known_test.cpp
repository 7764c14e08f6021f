// Which backup is the newest, and which may go, is told by what they hold.
#include "store/backups/known.hpp"

#include "base/numbers/random.hpp"
#include "store/backups/backup.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

using namespace world;
using store::Backup;
using store::KnownBackup;

namespace {

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}

std::vector<std::string> names(const std::vector<KnownBackup>& backups) {
    std::vector<std::string> out;
    for (const auto& backup : backups) out.push_back(file_name(backup.path));
    return out;
}

// One for each day back from today, each with a row more than the one before.
std::vector<KnownBackup> daily(core::Day today, int days) {
    std::vector<KnownBackup> newest_first;
    for (int age = 0; age < days; ++age) {
        const core::Day day = today - core::Days{age};
        newest_first.push_back({fmt::format("history-{}.db", core::iso_date(day)), days - age,
                                core::Moment{core::Instant{day}, core::Minutes{0}, day}});
    }
    return newest_first;
}

std::vector<std::string> kept(const std::vector<KnownBackup>& backups) {
    const auto drop = store::backups_to_drop(backups);
    std::vector<std::string> out;
    for (const auto& backup : backups)
        if (std::find(drop.begin(), drop.end(), backup.path) == drop.end())
            out.push_back(backup.path);
    return out;
}

}  // namespace

TEST_CASE("a backup tells how much it holds, and when the last answer was given") {
    Answered world(2);
    const std::string folder = world.folder.files().backups;
    store::make_backup(world.store->database(), folder, first_day, Backup::always);
    const auto known = store::known_backups(folder);
    REQUIRE(known.size() == 1);
    CHECK(known[0].rows == world.count("main.log"));
    REQUIRE(known[0].last);
    CHECK(known[0].last->at == world.now.at);
    CHECK(store::known_backups(world.folder / "none").empty());
}

TEST_CASE("the last answer of a backup is this file's own, whatever was merged since") {
    Answered world(2);
    arrive(*world.store, "elsewhe\x01", {foreign(1, core::RowKind::good, "d/n2", moment(-300))});
    const std::string folder = world.folder.files().backups;
    store::make_backup(world.store->database(), folder, first_day, Backup::always);
    const auto known = store::known_backups(folder);
    REQUIRE(known.size() == 1);
    REQUIRE(known[0].last);
    CHECK(known[0].last->day == world.now.day);
}

TEST_CASE("the backup that holds more is the newer one, whatever its name says") {
    World empty;
    Answered world(2);
    const std::string folder = world.folder.files().backups;
    const core::Day far = std::chrono::year{2100} / 1 / 1;
    store::make_backup(world.store->database(), folder, first_day, Backup::always);
    world.act(core::RowKind::suspend, {"d/n1"});
    store::make_backup(world.store->database(), folder, first_day, Backup::always);
    store::make_backup(empty.store->database(), folder, far, Backup::always);
    write_file(folder + "/history-2101-01-01.db", "no database");
    CHECK(names(store::known_backups(folder)) ==
          std::vector<std::string>{"history-2024-10-04-2.db", "history-2024-10-04.db",
                                   "history-2100-01-01.db", "history-2101-01-01.db"});
    CHECK_FALSE(store::known_backups(folder).back().rows);
}

TEST_CASE("the newest ten backups are kept, and the newest of each month for a year") {
    const auto left = kept(daily(std::chrono::year{2026} / 11 / 22, 800));
    REQUIRE(left.size() == 10 + 12);
    CHECK(left[9] == "history-2026-11-13.db");
    CHECK(left[10] == "history-2026-10-31.db");
    CHECK(left[20] == "history-2025-12-31.db");
    CHECK(left[21] == "history-2025-11-30.db");
}

TEST_CASE("days with a wrong clock push out no backup but one of their own kind") {
    auto backups = daily(std::chrono::year{2026} / 11 / 22, 400);
    const auto before = kept(backups);
    for (const int year : {2100, 1970}) {
        const core::Day day = std::chrono::year{year} / 1 / 1;
        backups.push_back({fmt::format("history-{}-01-01.db", year), 0,
                           core::Moment{core::Instant{day}, core::Minutes{0}, day}});
    }
    const auto after = kept(backups);
    CHECK(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TEST_CASE("few backups are all kept, however old, and so are those that cannot be read") {
    CHECK(store::backups_to_drop(daily(std::chrono::year{2015} / 1 / 1, 10)).empty());
    std::vector<KnownBackup> unreadable;
    for (int i = 0; i < 30; ++i) unreadable.push_back({std::to_string(i), {}, {}});
    CHECK(store::backups_to_drop(unreadable).empty());
}

namespace {

// The backups that are there after so many days, of which some are dated by a wrong clock.
std::vector<std::string> lived(int days, const std::map<int, core::Day>& wrong) {
    std::vector<KnownBackup> backups;
    for (int number = 0; number < days; ++number) {
        const auto dated = wrong.find(number);
        const core::Day day = dated == wrong.end() ? first_day + core::Days{number} : dated->second;
        backups.insert(backups.begin(), {std::to_string(number), number,
                                         core::Moment{core::Instant{day}, core::Minutes{0}, day}});
        const auto left = kept(backups);
        std::erase_if(backups, [&](const KnownBackup& backup) {
            return std::find(left.begin(), left.end(), backup.path) == left.end();
        });
    }
    std::vector<std::string> out;
    for (const auto& backup : backups) out.push_back(backup.path);
    return out;
}

}  // namespace

TEST_CASE("days with a wrong clock push no month's backup out, whenever they come") {
    constexpr int days = 430;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        base::Random random(seed);
        const int begin = static_cast<int>(random.below(days));
        const int end = std::min(days, begin + 1 + static_cast<int>(random.below(9)));
        const core::Day at = std::vector<core::Day>{
            std::chrono::year{2100} / 1 / 1, std::chrono::year{1970} / 1 / 1,
            first_day + core::Days{begin + 425}, first_day + core::Days{begin - 425}}[seed % 4];
        INFO("days " << begin << " to " << end << " at " << core::iso_date(at));
        std::map<int, core::Day> wrong;
        for (int number = begin; number < end; ++number)
            wrong[number] = at + core::Days{number - begin};
        const auto there = lived(days, wrong);
        for (const auto& path : lived(days, {})) {
            const int number = std::stoi(path);
            if (wrong.contains(number) || number >= days - 10) continue;
            INFO("backup " << path);
            CHECK(std::find(there.begin(), there.end(), path) != there.end());
        }
        CHECK(there.size() <= 10 + 12 + 1);  // a month that seems to come twice
    }
}
