#include "store/backups/stray_wal.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"
#include "store/backups/put_in_place.hpp"
#include "store/backups/reading_copy.hpp"
#include "store/derived/origin.hpp"
#include "store/history/check.hpp"
#include "store/history/lock.hpp"
#include "store/history/row.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace store {
namespace {

bool has_rows_in_wal(const std::string& history) {
    return size_of(history) > 0 && size_of(history + "-wal") > 0 &&
           size_of(history + "-journal") == 0;
}

// Else whoever opens it says why.
bool may_be_opened(const std::string& history) {
    try {
        check_file(history, "");
        return true;
    } catch (const Error&) {
        return false;
    }
}

// Every program that has a database with a -wal open holds a lock on this byte of its -shm
// (sqlite.org/walformat.html, section 2.3).
bool is_open_elsewhere(const std::string& history) {
    struct flock any {};
    any.l_type = F_WRLCK;
    any.l_whence = SEEK_SET;
    any.l_start = 128;
    any.l_len = 1;
    const base::Descriptor shm(::open((history + "-shm").c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
    return shm.is_open() && ::fcntl(shm.get(), F_OFD_GETLK, &any) == 0 && any.l_type != F_UNLCK;
}

// What only keeps it from being read is no damage, and nothing is told from that.
bool is_whole(Database& history) {
    try {
        return !damage_of(history);
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
        return false;
    }
}

bool holds_all_rows_of(Database& history, Database& other) {
    Statement rows =
        other.prepare(fmt::format("SELECT {} {} ORDER BY log.id", row_columns, row_tables));
    while (rows.step()) {
        const Row row = read_row(rows);
        const auto same = find_row(history, row.id);
        if (!same || !same_content(*same, row)) return false;
    }
    return true;
}

bool holds_all_devices_of(Database& history, Database& other) {
    Statement devices = other.prepare("SELECT no, id FROM main.device");
    Statement same =
        history.prepare("SELECT 1 FROM main.device WHERE no = ? AND id = cast(? AS BLOB)");
    while (devices.step())
        if (!same.bind(devices.get<std::int64_t>(0), devices.get<std::string_view>(1)).found())
            return false;
    return true;
}

// Of a file that is not whole nothing can be told: its own -wal may have been on the way into it.
bool has_stray_wal(const std::string& history) {
    Database without(history, Access::immutable);
    if (!is_whole(without)) return false;
    const ReadingCopy copy(history, reading_name(history));
    Database with(copy.path(), Access::write);
    return !is_whole(with) || !holds_all_devices_of(with, without) ||
           !holds_all_rows_of(with, without);
}

void rename_wal(const std::string& history, const std::string& kept) {
    if (std::rename((history + "-wal").c_str(), kept.c_str()) != 0)
        refuse(Trouble::readonly, history + "-wal",
               fmt::format("it belongs to a file that {} has taken the place of, and cannot be "
                           "renamed: {}. Nothing was changed; move it away.",
                           history, std::strerror(errno)));
    std::remove((history + "-shm").c_str());
    base::sync_path(std::filesystem::path(history).parent_path().string());
}

}  // namespace

std::optional<std::string> put_stray_wal_aside(const std::string& history, core::Day today) {
    if (!has_rows_in_wal(history) || is_open_elsewhere(history) || !has_stray_wal(history))
        return std::nullopt;
    const std::string kept = free_kept_name(history, today) + "-wal";
    rename_wal(history, kept);
    return kept;
}

std::optional<std::string> part_from_stray_wal(const Files& files, core::Day today,
                                               std::string_view command) {
    const std::string& history = files.history;
    const bool may_be_worked_in =
        has_rows_in_wal(history) && may_write(history) && may_be_opened(history);
    if (!may_be_worked_in || was_cut_off(history) || is_as_left(files)) return std::nullopt;
    try {
        const Lock alone(history, Lock::Hold::alone_at_once, command);
        if (!alone.is_possible()) return std::nullopt;
        const auto kept = put_stray_wal_aside(history, today);
        if (!kept) return std::nullopt;
        return fmt::format(
            "{}: this is another file than the one whose newest rows stood in the -wal beside it. "
            "Nothing was lost of it; that -wal is now {}. Where the other file still is, give it "
            "that name without the -wal, and `ebb merge` brings what both hold.",
            history, *kept);
    } catch (const InUse&) {  // who is at work on it has looked
        return std::nullopt;
    }
}

}  // namespace store
