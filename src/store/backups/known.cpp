#include "store/backups/known.hpp"

#include "base/system/naming.hpp"
#include "store/database.hpp"
#include "store/files.hpp"
#include "store/fragments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kept_months = 12;

// Of each device its last in the order in which it wrote, since a clock may have gone wrong and
// been mended; of these the latest.
std::optional<core::Moment> last_answer(Database& db) {
    Statement devices = db.prepare("SELECT no FROM device");
    Statement last = db.prepare(fmt::format(
        "SELECT at, zone, day FROM log WHERE {} AND kind BETWEEN 1 AND 4 ORDER BY id DESC LIMIT 1",
        sql::is_of_device("id", "?1")));
    std::optional<core::Moment> latest;
    while (devices.step()) {
        if (!last.bind(devices.get<std::int64_t>(0)).step()) continue;
        const core::Moment one{last.get<core::Instant>(0), last.get<core::Minutes>(1),
                               last.get<core::Day>(2)};
        if (!latest || one.at > latest->at) latest = one;
    }
    return latest;
}

KnownBackup look_at(const std::string& path) {
    KnownBackup backup{path, std::nullopt, std::nullopt};
    try {
        Database db(path, Access::immutable);
        backup.rows = db.integer("SELECT count(*) FROM log");
        backup.last = last_answer(db);
    } catch (const Error&) {
        backup.rows.reset();
    }
    return backup;
}

std::chrono::year_month month_of(core::Day day) {
    const std::chrono::year_month_day date(core::written_day(day));
    return date.year() / date.month();
}

using Places = std::vector<std::size_t>;

// From newest to oldest the months fall. Of the lines of backups of which that is so the longest:
// what does not stand in it was dated by a wrong clock.
Places rightly_dated(const std::vector<KnownBackup>& newest_first) {
    struct Line {
        int length = 1;  // up to this one
        std::optional<std::size_t> before;
    };
    std::vector<Line> lines(newest_first.size());
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!newest_first[i].last) continue;
        const auto month = month_of(newest_first[i].last->day);
        for (std::size_t j = 0; j < i; ++j) {
            const auto& newer = newest_first[j].last;
            if (newer && month_of(newer->day) >= month && lines[j].length + 1 >= lines[i].length)
                lines[i] = {lines[j].length + 1, j};
        }
        if (!longest || lines[i].length >= lines[*longest].length) longest = i;
    }
    Places out;
    for (auto i = longest; i; i = lines[*i].before) out.push_back(*i);
    std::reverse(out.begin(), out.end());
    return out;
}

std::set<std::chrono::year_month> months_of_newest(const std::vector<KnownBackup>& newest_first) {
    std::set<std::chrono::year_month> months;
    for (std::size_t i = 0; i < std::min(kept_newest, newest_first.size()); ++i)
        if (newest_first[i].last) months.insert(month_of(newest_first[i].last->day));
    return months;
}

// Places of those that are kept as the newest of a month. The newest ten are kept besides, and
// their months take no room. While there is room, wrongly dated ones are kept, too.
std::set<std::size_t> newest_of_months(const std::vector<KnownBackup>& newest_first) {
    Places places = rightly_dated(newest_first);
    for (std::size_t i = 0; i < newest_first.size(); ++i) places.push_back(i);
    const auto recent = months_of_newest(newest_first);
    std::size_t room = kept_months;
    std::set<std::size_t> kept;
    std::set<std::chrono::year_month> months;
    for (const std::size_t i : places) {
        const auto& last = newest_first[i].last;
        const bool is_newest = last && months.insert(month_of(last->day)).second;
        if (!is_newest || i < kept_newest) continue;
        const bool is_recent = recent.contains(month_of(last->day));
        if (!is_recent && room == 0) continue;
        if (!is_recent) --room;
        kept.insert(i);
    }
    return kept;
}

}  // namespace

std::vector<std::string> list_backups(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code error;
    const fs::directory_iterator entries(folder, error);
    if (error && error != std::errc::no_such_file_or_directory)
        throw Error(Trouble::readonly,
                    fmt::format("{}: the folder cannot be read: {}.", folder, error.message()));
    for (const auto& entry : entries) {
        if (!backup_name(entry.path().string())) continue;
        const bool is_file = entry.is_regular_file(error) && entry.file_size(error) > 0;
        const bool is_hidden = error && error != std::errc::no_such_file_or_directory;
        if (is_file || is_hidden) out.push_back(entry.path().string());  // hidden: just now
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return backup_name(a) > backup_name(b); });
    return out;
}

void remove_cut_off_backups(const std::string& folder) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (const std::string path = entry.path().string(); backup_name(path))
            base::remove_left_name(path);
}

bool is_gone(const std::string& backup) {
    std::error_code error;
    return fs::status(backup, error).type() == fs::file_type::not_found;
}

std::vector<KnownBackup> known_backups(const std::string& folder) {
    std::vector<KnownBackup> out;
    for (const auto& path : list_backups(folder))
        if (auto backup = look_at(path); backup.rows || !is_gone(path))
            out.push_back(std::move(backup));
    std::stable_sort(out.begin(), out.end(), [](const KnownBackup& a, const KnownBackup& b) {
        return a.rows.value_or(-1) > b.rows.value_or(-1);
    });
    return out;
}

std::vector<std::string> backups_to_drop(const std::vector<KnownBackup>& newest_first) {
    std::vector<KnownBackup> readable;
    for (const KnownBackup& backup : newest_first)
        if (backup.rows) readable.push_back(backup);
    const auto monthly = newest_of_months(readable);
    std::vector<std::string> drop;
    for (std::size_t i = kept_newest; i < readable.size(); ++i)
        if (!monthly.contains(i)) drop.push_back(readable[i].path);
    return drop;
}

}  // namespace store
