#include "store/backups/backup.hpp"

#include "base/system/folder.hpp"
#include "base/system/io.hpp"
#include "base/system/naming.hpp"
#include "store/backups/known.hpp"
#include "store/database_files.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace store {
namespace {

namespace fs = std::filesystem;

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
    const TemporaryDatabase copy(path);
    history.copy_to("main", copy.path());
    sync(copy.path());
    std::string name = publish(copy.path(), folder, day);
    sync(folder);
    return name;
}

}  // namespace

std::string make_backup(Database& history, const std::string& folder, core::Day day, Backup when) {
    if (folder.empty()) return {};
    std::error_code none;
    if (when == Backup::once_a_day && fs::exists(backup_path(folder, {day, 1}), none)) return {};
    base::make_folder(folder);
    std::string name = put_copy(history, folder, day);
    if (list_backups(folder).size() <= kept_newest) return name;
    for (const auto& old : backups_to_drop(known_backups(folder)))
        if (old != name) std::remove(old.c_str());
    return name;
}

}  // namespace store
