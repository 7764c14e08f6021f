#include "store/backups/backup.hpp"

#include "base/system/folder.hpp"
#include "base/system/io.hpp"
#include "base/system/naming.hpp"
#include "store/backups/known.hpp"
#include "store/database_files.hpp"
#include "store/files.hpp"
#include "store/fragments.hpp"
#include "store/history/row_id.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>

namespace store {
namespace {

void check(const std::error_code& error, const std::string& path, std::string_view what) {
    if (error)
        throw Error(Trouble::failing, fmt::format("{}: {}: {}.", path, what, error.message()));
}

void sync(const std::string& path) {
    check(base::sync_path(path), path, "it could not be written to the disk");
}

// A name that was removed is not given again: it would sort before the others of its day.
int next_turn(const std::string& folder, core::Day day) {
    int turn = 1;
    for (const auto& path : list_backups(folder))
        if (const auto name = backup_name(path); name && name->day == day)
            turn = std::max(turn, name->turn + 1);
    return turn;
}

// Gives the finished copy a name that is not taken.
std::string publish(const std::string& copy, const std::string& folder, core::Day day) {
    for (int turn = next_turn(folder, day);; ++turn) {
        std::string name = backup_path(folder, {day, turn});
        const auto error = base::give_name(copy, name);
        if (!error) return name;
        if (error != std::errc::file_exists) check(error, name, "the backup cannot be put there");
    }
}

// A whole copy, on the disk before it has its name, and with it after.
std::string put_copy(Database& history, const std::string& folder, core::Day day) {
    const std::string path = copy_name(folder);
    remove_leftovers(path);
    remove_cut_off_backups(folder);
    const TemporaryDatabase copy(path);
    history.copy_to("main", copy.path());
    sync(copy.path());
    std::string name = publish(copy.path(), folder, day);
    sync(folder);
    return name;
}

struct LastRow {
    std::string device;  // its random id
    std::int64_t sequence = 0;
    core::Instant at{};
};

// The row that this file's own devices wrote last, but for those of the day.
std::optional<LastRow> last_of_other_days(Database& history, core::Day day) {
    Statement devices =
        history.prepare("SELECT no, id FROM main.device WHERE place IS NOT NULL ORDER BY no DESC");
    Statement last = history.prepare(
        fmt::format("SELECT id, at FROM main.log WHERE {} AND day <> ?2 ORDER BY id DESC LIMIT 1",
                    sql::is_of_device("id", "?1")));
    while (devices.step())
        if (last.bind(devices.get<std::int64_t>(0), day).step())
            return LastRow{devices.get<std::string>(1), sequence_of(last.get<RowId>(0)),
                           last.get<core::Instant>(1)};
    return std::nullopt;
}

bool holds(const std::string& backup, const LastRow& row) {
    try {
        Database db(backup, Access::immutable);
        Statement found =
            db.prepare(fmt::format("SELECT 1 FROM device JOIN log ON log.id = {} + ? "
                                   "WHERE device.id = cast(? AS BLOB) AND log.at = ?",
                                   sql::before_rows_of("device.no")));
        return found.bind(row.sequence, row.device, row.at).found();
    } catch (const Error&) {
        return false;
    }
}

// Whether a backup of that name holds what was there before the day. It may lack that: a wrong
// clock may have been at this day long ago.
bool is_made(Database& history, const std::string& folder, core::Day day) {
    const auto last = last_of_other_days(history, day);
    const auto backups = list_backups(folder);
    return std::any_of(backups.begin(), backups.end(), [&](const std::string& path) {
        return backup_name(path)->day == day && (!last || holds(path, *last));
    });
}

}  // namespace

std::string make_backup(Database& history, const std::string& folder, core::Day day, Backup when) {
    if (folder.empty()) return {};
    if (when == Backup::once_a_day && is_made(history, folder, day)) return {};
    base::make_folder(folder);
    std::string name = put_copy(history, folder, day);
    if (list_backups(folder).size() <= kept_newest) return name;
    for (const auto& old : backups_to_drop(known_backups(folder)))
        if (old != name) std::remove(old.c_str());
    return name;
}

}  // namespace store
