#include "store/backups/known.hpp"

#include "store/backups/backup.hpp"
#include "store/history/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace store {
namespace {

constexpr std::size_t kept_newest = 10;
constexpr std::size_t kept_months = 12;

// In the order in which this file wrote them, since a clock may have gone wrong.
std::optional<core::Moment> last_answer(Database& db) {
    Statement row = db.prepare(
        "SELECT at, zone, day FROM log WHERE kind BETWEEN 1 AND 4 ORDER BY id DESC LIMIT 1");
    if (!row.step()) return std::nullopt;
    return core::Moment{row.get<core::Instant>(0), row.get<core::Minutes>(1),
                        row.get<core::Day>(2)};
}

KnownBackup look_at(const std::string& path) {
    KnownBackup backup{path, std::nullopt, std::nullopt};
    try {
        check_file(path, "");
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

std::vector<KnownBackup> known_backups(const std::string& folder) {
    std::vector<KnownBackup> out;
    for (const auto& path : list_backups(folder)) out.push_back(look_at(path));
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
