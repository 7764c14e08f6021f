#include "store/history/restore.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"
#include "store/history/backup.hpp"
#include "store/history/check.hpp"
#include "store/history/log.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <sys/file.h>
#include <vector>

namespace store {
namespace {

namespace fs = std::filesystem;

bool is_there(const std::string& name) {
    std::error_code none;
    return fs::exists(fs::symlink_status(name, none));
}

void rename_file(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0)
        throw Error(Trouble::readonly,
                    fmt::format("{}: it cannot be renamed: {}.", from, std::strerror(errno)));
}

// Renames the file and what lies beside it; a -wal follows its database by name. One that outlived
// its database is put aside too: SQLite would take it for the new file's. Empty where nothing was.
std::string put_aside(const std::string& path, core::Day today) {
    const auto any_side = [&](const std::string& name) {
        return std::any_of(std::begin(side_files), std::end(side_files),
                           [&](const char* ending) { return is_there(name + ending); });
    };
    const bool there = is_there(path);
    if (!there && !any_side(path)) return {};
    std::string name = replaced_name(path, today, 1);
    for (int turn = 2; is_there(name) || any_side(name); ++turn)
        name = replaced_name(path, today, turn);
    if (there) rename_file(path, name);
    for (const char* ending : side_files)
        if (is_there(path + ending)) std::rename((path + ending).c_str(), (name + ending).c_str());
    return there ? name : std::string();
}

// Reads what can be read, device by device, into the restored file.
class Salvage {
public:
    Salvage(Database& from, Database& into) : from_(from), into_db_(into), into_(into, 0) {}

    std::int64_t run() {
        std::int64_t added = 0;
        for (const Device& device : devices()) {
            added += into_.append_foreign(device.id, device.began, rows_of(device.no));
            if (device.own) own(device.id);
        }
        return added;
    }

private:
    struct Device {
        std::int64_t no;
        std::string id;
        core::Instant began;
        bool own;
    };

    std::vector<Device> devices() {
        std::vector<Device> out;
        try {
            Statement rows = from_.prepare(
                "SELECT no, id, began, place IS NOT NULL FROM device WHERE length(id) = 8 "
                "ORDER BY no");
            while (rows.step())
                out.push_back({rows.get<std::int64_t>(0), rows.get<std::string>(1),
                               rows.get<core::Instant>(2), rows.get<bool>(3)});
        } catch (const Error&) {  // the rest cannot be read
        }
        return out;
    }

    // From both ends, so that one damaged page takes only its own rows along.
    std::vector<ForeignRow> rows_of(std::int64_t device) {
        std::map<RowId, Row> rows;
        for (const char* direction : {"", " DESC"}) {
            try {
                Statement next = from_.prepare(fmt::format(
                    "SELECT id FROM log WHERE id > ? AND id < ? ORDER BY id{}", direction));
                next.bind(row_id(device, 0), row_id(device + 1, 0));
                while (next.step() && !rows.contains(next.get<std::int64_t>(0)))
                    if (auto row = old_row(next.get<std::int64_t>(0)))
                        rows.emplace(row->id, std::move(*row));
            } catch (const Error&) {  // the damage
            }
        }
        std::vector<ForeignRow> out;
        for (auto& [id, row] : rows) out.push_back({sequence_of(id), std::move(row)});
        return out;
    }

    std::optional<Row> old_row(RowId id) {
        try {
            return find_row(from_, id);
        } catch (const Error&) {  // its name or its detail is lost
            return std::nullopt;
        }
    }

    // A device that this file had before: `undo` still reaches its rows, and nothing goes on in it.
    void own(const std::string& id) {
        into_db_.prepare("UPDATE device SET place = 0 WHERE id = cast(? AS BLOB) AND place IS NULL")
            .bind(id)
            .run();
    }

    Database& from_;
    Database& into_db_;
    Log into_;
};

// Nothing where it is no history of ours, or not one this program knows.
std::optional<Database> open_old(const std::string& path) {
    try {
        Database db(path, Access::write);
        db.run("PRAGMA trusted_schema = OFF; PRAGMA writable_schema = ON");  // reads cut files too
        if (db.integer("PRAGMA application_id") == application_id &&
            db.integer("PRAGMA user_version") == newest_schema())
            return db;
    } catch (const Error&) {  // nothing in it can be read
    }
    return std::nullopt;
}

bool is_no_room(const std::error_code& error) {
    return error == std::errc::no_space_on_device || error == std::errc::file_too_large ||
           error.value() == EDQUOT;
}

// A copy of a file and its -wal, as long as the object lives. What cannot be read is not there.
class Copy {
public:
    explicit Copy(const std::string& of) : path_(reading_name(of)) {
        remove_database(path_);
        for (const char* ending : {"", "-wal", "-journal"}) {
            std::error_code error;
            fs::copy_file(of + ending, path_ + ending, error);
            if (!is_no_room(error)) continue;
            remove_database(path_);
            throw Error(Trouble::full,
                        fmt::format("{}: there is no room for the copy that its rows are read "
                                    "from; free some space, and restore then.",
                                    of));
        }
    }
    ~Copy() { remove_database(path_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Read from a copy, so that SQLite's own recovery does not alter the file.
std::int64_t salvage(const std::string& old, Database& into) {
    if (!fs::is_regular_file(fs::status(old))) return 0;
    const Copy copy(old);
    auto from = open_old(copy.path());
    if (!from) return 0;
    return Salvage(*from, into).run();
}

// The backup, and every row that the old file holds besides, in one new file.
Restored unite(const std::string& backup, const std::string& old, const std::string& into) {
    Restored result;
    Database source(backup, Access::immutable);
    source.copy_to("main", into);
    Database united(into, Access::write);
    result.from_backup = united.integer("SELECT count(*) FROM log").value_or(0);
    Transaction transaction(united);
    result.from_old = salvage(old, united);
    // The file may get the inode of one that is gone: no device may go on in it.
    united.run("UPDATE device SET place = 0 WHERE place IS NOT NULL");
    transaction.commit();
    united.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return result;
}

// Held by whoever puts a finished file in its place; the one who comes second finds it gone.
base::Descriptor locked(const std::string& path) {
    base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.is_open()) ::flock(file.get(), LOCK_EX);
    return file;
}

}  // namespace

std::string finish_restore(const std::string& history, core::Day today) {
    const std::string restored = restored_name(history);
    if (!is_there(restored)) return {};
    const base::Descriptor lock = locked(restored);
    if (!is_there(restored)) return {};
    const std::string aside = put_aside(history, today);
    if (std::rename(restored.c_str(), history.c_str()) != 0)
        throw Error(Trouble::readonly,
                    fmt::format("{}: the restored history, which is whole, cannot be put there: "
                                "{}. It is in {} and is put there when ebb is next started.",
                                history, std::strerror(errno), restored));
    return aside;
}

Restored restore(const Files& files, const std::string& backup, core::Day today) {
    finish_restore(files.history, today);
    check_history(backup);
    const std::string incoming = incoming_name(files.history);
    remove_database(incoming);
    try {
        Restored result = unite(backup, files.history, incoming);
        base::sync_path(incoming);
        rename_file(incoming, restored_name(files.history));
        result.put_aside = finish_restore(files.history, today);
        return result;
    } catch (const Error& error) {
        remove_database(incoming);
        const std::string restored = restored_name(files.history);
        if (is_there(restored) && !is_there(files.history)) throw;  // the next start ends it
        std::remove(restored.c_str());
        throw Error(error.trouble, fmt::format("{} Nothing was changed.", error.what()));
    }
}

}  // namespace store
