#include "store/backups/known.hpp"

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

// Of this file's own devices where it has any, and in the order in which they wrote: a clock may
// have gone wrong, and what was merged last need not be late.
std::optional<core::Moment> last_answer(Database& db) {
    Statement devices = db.prepare("SELECT no FROM device ORDER BY place IS NULL, no DESC");
    Statement last = db.prepare(fmt::format(
        "SELECT at, zone, day FROM log WHERE {} AND kind BETWEEN 1 AND 4 ORDER BY id DESC LIMIT 1",
        sql::is_of_device("id", "?1")));
    while (devices.step())
        if (last.bind(devices.get<std::int64_t>(0)).step())
            return core::Moment{last.get<core::Instant>(0), last.get<core::Minutes>(1),
                                last.get<core::Day>(2)};
    return std::nullopt;
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
    const std::chrono::year_month_day date(day);
    return date.year() / date.month();
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
        const bool is_file = entry.is_regular_file(error);
        const bool is_hidden = error && error != std::errc::no_such_file_or_directory;
        if (is_file || is_hidden) out.push_back(entry.path().string());  // hidden: just now
    }
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return backup_name(a) > backup_name(b); });
    return out;
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
    std::vector<std::string> drop;
    std::set<std::chrono::year_month> months;
    std::size_t place = 0;
    for (const auto& [path, rows, last] : newest_first) {
        if (!rows) continue;
        const bool is_first_of_month =
            last && months.size() < kept_months + 1 && months.insert(month_of(last->day)).second;
        if (place++ >= kept_newest && !is_first_of_month) drop.push_back(path);
    }
    return drop;
}

}  // namespace store
