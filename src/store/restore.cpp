#include "store/restore.hpp"

#include "store/backup.hpp"
#include "store/log.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr const char* side_files[] = {"-wal", "-shm", "-journal"};

// Renames the file and what lies beside it; a -wal follows its database by name. One that outlived
// its database is put aside too: SQLite would take it for the new file's. Empty where nothing was.
std::string put_aside(const std::string& path) {
    const auto is_there = [](const std::string& name) {
        return fs::exists(fs::symlink_status(name));
    };
    const auto any_side = [&](const std::string& name) {
        return std::any_of(std::begin(side_files), std::end(side_files),
                           [&](const char* ending) { return is_there(name + ending); });
    };
    const bool there = is_there(path);
    if (!there && !any_side(path)) return {};
    const std::string date = core::iso_date(today_by_clock());
    std::string name = fmt::format("{}.replaced-{}", path, date);
    for (int turn = 2; is_there(name) || any_side(name); ++turn)
        name = fmt::format("{}.replaced-{}-{}", path, date, turn);
    for (const char* ending : side_files)
        if (is_there(path + ending)) std::rename((path + ending).c_str(), (name + ending).c_str());
    if (there && std::rename(path.c_str(), name.c_str()) != 0)
        throw Error(Trouble::readonly, fmt::format("{}: it cannot be renamed: {}. Nothing was "
                                                   "changed.",
                                                   path, std::strerror(errno)));
    return there ? name : std::string();
}

// Reads what can be read, device by device, into the restored file.
class Salvage {
public:
    Salvage(Database& from, Store& into)
        : from_(from), old_(from, 0), into_db_(into.database()), into_(into.log()) {}

    std::int64_t run() {
        std::int64_t added = 0;
        for (const Device& device : devices()) {
            added += into_.append_foreign(device.id, device.began, rows_of(device.no)).value_or(0);
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
                out.push_back({rows.integer(0), std::string(rows.text(1)),
                               core::Instant{core::Milliseconds{rows.integer(2)}},
                               rows.integer(3) != 0});
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
                next.bind(device << sequence_bits, (device + 1) << sequence_bits);
                while (next.step() && !rows.contains(next.integer(0)))
                    if (auto row = old_row(next.integer(0))) rows.emplace(row->id, std::move(*row));
            } catch (const Error&) {  // the damage
            }
        }
        std::vector<ForeignRow> out;
        for (auto& [id, row] : rows) out.push_back({sequence_of(id), std::move(row)});
        return out;
    }

    std::optional<Row> old_row(RowId id) {
        try {
            return old_.row(id);
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
    Log old_;
    Database& into_db_;
    Log& into_;
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

// A copy of a file and its -wal, as long as the object lives.
class Copy {
public:
    explicit Copy(const std::string& of) : path_(of + ".reading") {
        std::error_code none;
        for (const char* ending : {"", "-wal", "-journal"})
            fs::copy_file(of + ending, path_ + ending, fs::copy_options::overwrite_existing, none);
    }
    ~Copy() {
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            std::remove((path_ + ending).c_str());
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// The old file is read from a copy, so that SQLite's own recovery does not alter it.
std::int64_t salvage(const std::string& old, Store& into) {
    const Copy copy(old);
    auto from = open_old(copy.path());
    if (!from) return 0;
    Transaction transaction(into.database());
    const std::int64_t added = Salvage(*from, into).run();
    into.memories().catch_up();
    transaction.commit();
    return added;
}

}  // namespace

Restored restore(const Files& files, const std::string& backup, const core::Settings& settings) {
    check_history(backup);
    Restored result;
    const std::string incoming = files.history + ".incoming";
    std::remove(incoming.c_str());
    {
        Database source(backup, Access::immutable);
        source.copy_to("main", incoming);
    }
    result.put_aside = put_aside(files.history);
    if (std::rename(incoming.c_str(), files.history.c_str()) != 0)
        throw Error(Trouble::readonly, fmt::format("{}: the backup cannot be put there: {}",
                                                   files.history, std::strerror(errno)));
    // The file may have got the inode of one that is gone: no device may go on in it.
    {
        Database fresh(files.history, Access::write);
        fresh.run("UPDATE device SET place = 0 WHERE place IS NOT NULL");
    }
    Store restored(files, settings, Use::write);
    result.from_backup = restored.database().integer("SELECT count(*) FROM main.log").value_or(0);
    if (!result.put_aside.empty()) result.from_old = salvage(result.put_aside, restored);
    return result;
}

}  // namespace store
