#include "store/backups/put_in_place.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/file_stamp.hpp"
#include "base/system/io.hpp"
#include "store/database_files.hpp"
#include "store/files.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <optional>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

bool is_there(const std::string& name) {
    std::error_code none;
    return fs::exists(fs::symlink_status(name, none));
}

bool has_side_file(const std::string& name) {
    return std::any_of(std::begin(side_files), std::end(side_files),
                       [&](const char* ending) { return is_there(name + ending); });
}

[[noreturn]] void fail(const std::string& path, std::string_view what) {
    throw Error(errno == ENOSPC || errno == EDQUOT ? Trouble::full : Trouble::readonly,
                fmt::format("{}: it cannot be {}: {}.", path, what, std::strerror(errno)));
}

void rename_file(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) fail(from, "renamed");
}

void sync(const std::string& path) {
    const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open() || (::fsync(file.get()) != 0 && errno != EINVAL))
        fail(path, "written to the disk");
}

void sync_folder_of(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    sync(folder.empty() ? "." : folder);
}

// Whose place a new history takes: which file's, and by what name that is kept in its folder, which
// may be moved or copied meanwhile.
struct Place {
    std::uint64_t inode = 0;
    std::string beginning;  // of its bytes
    std::string kept;
};

// Enough to tell histories apart: it holds the counter of changes.
std::string beginning_of(const std::string& history) {
    constexpr std::size_t header_size = 100;
    const base::Descriptor file(::open(history.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open()) return {};
    return base::read_at(file.get(), 0, header_size).value_or("");
}

bool is_history(Database& db) {
    return db.integer("PRAGMA application_id") == application_id;
}

// Nothing of what is no new history, whatever its name.
std::optional<Place> place_taken_by(const std::string& path) {
    std::error_code none;
    if (!fs::is_regular_file(fs::symlink_status(path, none)) || ::access(path.c_str(), R_OK) != 0)
        return std::nullopt;
    try {
        Database db(path, Access::immutable);
        if (!is_history(db) || !db.integer("SELECT 1 FROM sqlite_schema WHERE name = 'replaces'"))
            return std::nullopt;
        Statement row = db.prepare("SELECT inode, beginning, kept FROM replaces");
        if (!row.step()) return std::nullopt;
        const fs::path folder = fs::path(path).parent_path();
        return Place{row.get<std::uint64_t>(0), row.get<std::string>(1),
                     (folder / row.get<std::string>(2)).string()};
    } catch (const Error& error) {
        // A restore under way may have put it in its place since it was seen here.
        if (error.trouble != Trouble::corrupt && is_there(path)) throw;
        return std::nullopt;
    }
}

// The first of the names that new histories have, which nothing has yet.
std::string free_restored_name(const std::string& history) {
    int turn = 1;
    while (is_there(restored_name(history, turn))) ++turn;
    return restored_name(history, turn);
}

// As far as it can be: what is left beside the file then goes with it.
void empty_wal(const std::string& history) {
    try {
        Database(history, Access::write).run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const Error&) {
        return;
    }
}

void move_side_files(const std::string& from, const std::string& to) {
    for (const char* ending : side_files)
        if (is_there(from + ending) && !is_there(to + ending))
            rename_file(from + ending, to + ending);
}

// A copy has a passing name until it is whole.
void copy_to(const std::string& kept, const std::string& history) {
    const std::string copy = reading_name(history);
    if (const auto error = base::copy_file(history, copy)) {
        std::remove(copy.c_str());
        errno = error.value();
        fail(history, "copied to its new name");
    }
    sync(copy);
    rename_file(copy, kept);
}

// A folder, or what else is no file, can only be moved.
void keep(const std::string& history, const std::string& kept) {
    std::error_code none;
    if (!is_there(history)) return;
    if (!fs::is_regular_file(fs::symlink_status(history, none))) return rename_file(history, kept);
    if (::link(history.c_str(), kept.c_str()) != 0) copy_to(kept, history);
    sync(kept);
}

void give_back(const std::string& history, const Place& place) {
    if (!is_there(history) && is_there(place.kept)) rename_file(place.kept, history);
    const bool is_old = base::file_number(history).inode == place.inode ||
                        (is_there(history) && beginning_of(history) == place.beginning);
    if (!is_old && is_there(history)) return;
    move_side_files(place.kept, history);
    const bool has_two_names = base::file_number(place.kept) == base::file_number(history);
    if (is_old && has_two_names) std::remove(place.kept.c_str());
}

}  // namespace

std::string free_kept_name(const std::string& history, core::Day today) {
    int turn = 1;
    const auto is_taken = [&](const std::string& name) {
        return is_there(name) || has_side_file(name);
    };
    while (is_taken(replaced_name(history, today, turn))) ++turn;
    return replaced_name(history, today, turn);
}

void say_whose_place(Database& fresh, const std::string& history, const std::string& kept) {
    forget_whose_place(fresh);
    fresh.run(
        "CREATE TABLE replaces (inode INTEGER NOT NULL, beginning BLOB NOT NULL, "
        "kept TEXT NOT NULL) STRICT");
    fresh.prepare("INSERT INTO replaces (inode, beginning, kept) VALUES (?, cast(? AS BLOB), ?)")
        .bind(base::file_number(history).inode, beginning_of(history),
              fs::path(kept).filename().string())
        .run();
}

void forget_whose_place(Database& db) {
    db.run("DROP TABLE IF EXISTS main.replaces");
}

void put_in_place(const std::string& fresh, const std::string& history, const std::string& kept,
                  Old old) {
    const std::string restored = free_restored_name(history);
    sync(fresh);
    rename_file(fresh, restored);
    try {
        sync_folder_of(history);
        if (old == Old::is_whole && has_side_file(history)) empty_wal(history);
        move_side_files(history, kept);
        keep(history, kept);
        sync_folder_of(history);
        rename_file(restored, history);
    } catch (const Error&) {
        take_back(history);
        throw;
    }
    sync_folder_of(history);
}

bool was_cut_off(const std::string& history) {
    for (int turn = 1; is_there(restored_name(history, turn)); ++turn)
        if (place_taken_by(restored_name(history, turn))) return true;
    return false;
}

void take_back(const std::string& history) {
    for (int turn = 1; is_there(restored_name(history, turn)); ++turn) {
        const auto place = place_taken_by(restored_name(history, turn));
        if (!place) continue;
        give_back(history, *place);
        remove_database(restored_name(history, turn));
        sync_folder_of(history);
    }
}

}  // namespace store
