#include "store/history/check.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"
#include "store/files.hpp"
#include "store/fragments.hpp"
#include "store/history/row_id.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

// The parts of SQLite's file header that tell whose file it is (sqlite.org/fileformat2.html,
// section 1.3).
struct Header {
    bool sqlite = false;
    std::uint64_t page_size = 0;
    std::uint64_t pages = 0;    // 0 where the header does not vouch for it
    std::uint32_t version = 0;  // the user's, ours to count the schema
    std::uint32_t application = 0;
};

std::uint32_t big_endian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | bytes[3];
}

[[noreturn]] void refuse_unread(const std::string& path) {
    refuse(Trouble::missing, path,
           fmt::format("it cannot be read: {}. Nothing was changed.", std::strerror(errno)));
}

Header read_header(const std::string& path) {
    const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const auto read = file.is_open() ? base::read_at(file.get(), 0, 100) : std::nullopt;
    if (!read) refuse_unread(path);
    if (read->size() < 100) return {};
    const auto* bytes = reinterpret_cast<const unsigned char*>(read->data());
    Header header;
    header.sqlite = read->starts_with(std::string_view("SQLite format 3\0", 16));
    header.page_size = std::uint64_t{bytes[16]} << 8 | bytes[17];
    if (header.page_size == 1) header.page_size = 65536;
    if (big_endian(&bytes[24]) == big_endian(&bytes[92])) header.pages = big_endian(&bytes[28]);
    header.version = big_endian(&bytes[60]);
    header.application = big_endian(&bytes[68]);
    return header;
}

void check_version(std::int64_t version, const std::string& path) {
    if (version > newest_schema())
        refuse(Trouble::newer, path,
               fmt::format("it was written by a newer ebb (its schema is {}, this program knows "
                           "{}). Nothing was changed; use the newer program, or `ebb restore` "
                           "an older backup.",
                           version, newest_schema()));
}

// What every version has. That they can be prepared says that it is there.
constexpr std::string_view columns[] = {
    "SELECT no, id, began, place FROM main.device", "SELECT no, key FROM main.name",
    "SELECT id, at, zone, day, card, kind, took, shift FROM main.log",
    "SELECT row, json FROM main.detail"};

// A row's device is part of its number, and so no foreign key.
bool has_rows_of_no_device(Database& db) {
    Statement next = db.prepare(
        fmt::format("SELECT {0}, EXISTS (SELECT 1 FROM main.device WHERE no = {0}) FROM main.log "
                    "WHERE id > ? ORDER BY id LIMIT 1",
                    sql::device_of("log.id")));
    auto seen = std::numeric_limits<RowId>::min();
    while (next.bind(seen).step()) {
        if (!next.get<bool>(1)) return true;
        seen = last_row_of(next.get<std::int64_t>(0));
    }
    return false;
}

}  // namespace

void refuse(Trouble trouble, const std::string& path, std::string_view why) {
    throw Error(trouble, fmt::format("{}: {}", path, why));
}

void refuse_unseen(const std::string& path, const std::error_code& why) {
    if (why == std::errc::too_many_symbolic_link_levels)
        refuse(Trouble::missing, path,
               "the symbolic links there go round in a circle, or are too many, and lead to no "
               "file. Nothing was changed; have them lead to the history, or move them away.");
    refuse(Trouble::missing, path,
           fmt::format("it cannot be looked at: {}. Nothing was changed.", why.message()));
}

void check_schema(Database& db, const std::string& path) {
    const auto version = db.integer("PRAGMA main.user_version").value_or(0);
    if (version == 0 && db.integer("SELECT 1 FROM main.sqlite_schema WHERE name = 'log'"))
        refuse(Trouble::corrupt, path,
               "it is damaged: the number of its schema is lost. Nothing was changed; `ebb "
               "restore` puts a backup in its place and takes its rows along.");
    check_version(version, path);
    if (version == 0) return;  // one that is only begun
    for (const auto columns_of_one : columns) db.prepare(columns_of_one);
}

void check_side_files(const std::string& path) {
    if (const auto odd = odd_side_file(path))
        refuse(Trouble::missing, *odd,
               "it is no regular file, but stands where SQLite keeps what it is about to write. "
               "Nothing was changed; move it away.");
}

void check_file(const std::string& path, std::string_view hint) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error) refuse_unseen(path, error);
    if (fs::is_fifo(status))
        refuse(Trouble::missing, path,
               fmt::format("it is no regular file but a pipe, and a database is read here and "
                           "there; save it as a file first. {}",
                           hint));
    if (!fs::is_regular_file(status))
        refuse(Trouble::missing, path, fmt::format("it is no regular file. {}", hint));
    if (::access(path.c_str(), R_OK) != 0) refuse_unread(path);
    check_side_files(path);
    const Header header = read_header(path);
    if (!header.sqlite)
        refuse(Trouble::corrupt, path, fmt::format("it is damaged: this is no database. {}", hint));
    if (header.application != application_id)
        refuse(Trouble::foreign, path,
               fmt::format("it is another program's database, not a history of ebb. {}", hint));
    check_version(header.version, path);
    if (!has_journal(path) && header.pages * header.page_size > size_of(path))
        refuse(Trouble::corrupt, path, fmt::format("it is damaged: its end is missing. {}", hint));
}

std::optional<std::string> damage_of(Database& history) {
    if (auto damage = history.damage("main")) return damage;
    if (has_rows_of_no_device(history))
        return "rows of the log are of a device that it does not tell";
    return std::nullopt;
}

void check_contents(Database& db, const std::string& path) {
    check_schema(db, path);
    if (const auto damage = damage_of(db))
        refuse(Trouble::corrupt, path,
               fmt::format("it is damaged ({}). Nothing was changed.", *damage));
}

void check_history(const std::string& path) {
    check_file(path, "Nothing was changed; `ebb backup --list` names the backups there are.");
    Database db(path, Access::immutable);
    check_contents(db, path);
}

}  // namespace store
