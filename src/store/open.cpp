#include "store/open.hpp"

#include "base/system/io.hpp"
#include "base/system/naming.hpp"
#include "store/backups/backup.hpp"
#include "store/backups/known.hpp"
#include "store/backups/put_in_place.hpp"
#include "store/database_files.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <thread>
#include <unistd.h>
#include <utility>

namespace store {
namespace {

namespace fs = std::filesystem;

struct Script {
    std::string_view name;
    std::string_view sql;
};

constexpr Script derived_schema[] = {
#include "schema.inc"
};

// To be raised when derived.sql changes, or what is put into it.
constexpr std::int64_t derived_format = 17;

constexpr std::string_view restore_hint =
    "Nothing was changed. `ebb restore` puts a backup in its place and keeps this file.";

// What was committed is on the disk. A commit to a file without WAL is the removal of its journal,
// which FULL leaves to the disk's leisure: the power goes, the journal is back, and so is what
// stood there before.
void set_up_syncing(Database& db) {
    Statement mode = db.prepare("PRAGMA main.journal_mode");
    const bool wal = mode.step() && mode.get<std::string_view>(0) == "wal";
    db.run(fmt::format("PRAGMA main.synchronous = {}", wal ? "FULL" : "EXTRA"));
}

void set_up_connection(Database& db) {
    set_up_syncing(db);
    db.run(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; "
        "PRAGMA recursive_triggers = ON;");  // else INSERT OR REPLACE would pass the triggers
}

// Where another history is there already, that one is taken. An empty file is none: it is replaced,
// here or by the process that made it just now.
std::error_code put_in_place(const std::string& fresh, const std::string& history) {
    auto error = base::give_name(fresh, history);
    const auto is_being_put = [&] {
        return error == std::errc::file_exists && size_of(history) == 0;
    };
    for (auto left = lock_patience; is_being_put() && left.count() > 0; left -= lock_step) {
        std::this_thread::sleep_for(lock_step);
        error = base::give_name(fresh, history);
    }
    if (error && (error != std::errc::file_exists || size_of(history) == 0)) return error;
    return base::sync_path(fs::path(history).parent_path().string());
}

// Makes the file under another name, whole, and only then puts it there: nobody ever finds half a
// history, and of two that begin at the same time one is taken.
template <typename Make>
void make_history(const std::string& history, Make make) {
    const std::string fresh = new_name(history);
    remove_leftovers(fresh);
    const TemporaryDatabase file(fresh);
    make(file.path());
    if (const auto error = put_in_place(file.path(), history))
        refuse(Trouble::failing, history,
               fmt::format("it cannot be put there: {}. Nothing was changed.", error.message()));
}

void create_history(const Files& files, core::Day today) {
    make_history(files.history, [&](const std::string& fresh) {
        Database db(fresh, Access::create);
        set_up_connection(db);
        migrate(db, files.backups, today);
        db.run("PRAGMA main.journal_mode = WAL");
    });
}

Database empty_history() {
    Database db(":memory:", Access::create);
    set_up_connection(db);
    migrate(db, "", {});
    return db;
}

// One who only reads leaves a file of an older schema as it is: every version has what is read.
Database open_writable(const Files& files, Use use, core::Day today) {
    Database db(files.history, Access::write);
    check_schema(db, files.history);
    set_up_connection(db);
    forget_whose_place(db);
    if (use == Use::write || schema_version(db) == 0) migrate(db, files.backups, today);
    return db;
}

Database open_existing(const Files& files, Use use, core::Day today) {
    check_file(files.history, restore_hint);
    if (may_write(files.history)) {
        try {
            return open_writable(files, use, today);
        } catch (const Error& error) {  // a full disk has no room for SQLite's side files either
            const bool readable = use == Use::read && !has_journal(files.history);
            if (error.trouble != Trouble::full || !readable) throw;
        }
    }
    if (use == Use::write)
        refuse(Trouble::readonly, files.history,
               "it cannot be written, so no answer could be kept. Nothing was changed; make the "
               "file and its folder writable, or set EBB_HOME to a folder that is.");
    if (has_journal(files.history))
        refuse(Trouble::readonly, files.history,
               "its newest rows are still in the -wal file beside it, which cannot be read from a "
               "folder that cannot be written. Nothing was changed; run ebb once where the folder "
               "can be written.");
    Database db(files.history, Access::immutable);
    check_schema(db, files.history);
    set_up_connection(db);
    return db;
}

// Nothing where no history is there yet, and none is to be made.
std::optional<Database> open_history(const Files& files, Use use, core::Day today) {
    if (files.history == ":memory:") return std::nullopt;
    std::error_code error;
    const fs::file_status status = fs::status(files.history, error);
    const bool missing = status.type() == fs::file_type::not_found;
    if (error && !missing) refuse_unseen(files.history, error);
    const bool empty =
        fs::is_regular_file(status) && size_of(files.history) == 0 && !has_journal(files.history);
    if (!missing && !empty) return open_existing(files, use, today);
    if (!files.backups.empty() && !list_backups(files.backups).empty())
        refuse(missing ? Trouble::missing : Trouble::corrupt, files.history,
               fmt::format("it is {}, but there are backups of it in {}. Nothing was changed. `ebb "
                           "restore` puts the newest one back; to begin anew, move that folder "
                           "away.",
                           missing ? "missing" : "empty", files.backups));
    if (missing && has_journal(files.history))
        refuse(Trouble::missing, files.history,
               "it is missing, but its -wal file is still there, and may hold rows. Nothing was "
               "changed; put the file back beside it, or move the -wal file away to begin anew.");
    if (use == Use::read) return std::nullopt;
    if (!may_write(files.history))
        refuse(Trouble::readonly, files.history,
               "it cannot be made, because its folder cannot be written, so no answer could be "
               "kept. Make the folder writable, or set EBB_HOME to one that is.");
    check_side_files(files.history);
    create_history(files, today);
    return open_existing(files, use, today);
}

// WAL lets `due` read while a review writes. SQLite does not wait for the lock that this change
// takes: of two first runs, one has to ask again.
void set_derived_wal(Database& db) {
    for (auto left = lock_patience;; left -= lock_step) {
        try {
            return db.run("PRAGMA derived.journal_mode = WAL");
        } catch (const Error& error) {
            if (error.trouble != Trouble::busy || left.count() <= 0) throw;
            std::this_thread::sleep_for(lock_step);
        }
    }
}

// All tables, with what belongs to them.
void drop_tables(Database& db) {
    Statement tables = db.prepare(
        "SELECT group_concat(printf('DROP %s derived.\"%w\";', type, name), '') "
        "FROM derived.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'");
    tables.step();
    const auto drops = tables.get<std::string>(0);
    tables.step();  // it would lock what is to go
    db.run(drops);
}

// Makes the tables of the present format, where those in the attached file are others. Whoever else
// has it open never sees it without: for him they are only empty.
void settle_derived(Database& db) {
    const auto is_settled = [&] {
        return db.integer("PRAGMA derived.user_version") == derived_format;
    };
    if (is_settled()) return;
    set_derived_wal(db);
    Transaction transaction(db);
    if (is_settled()) return;
    drop_tables(db);
    db.run(derived_schema[0].sql);
    db.run(fmt::format("PRAGMA derived.user_version = {}", derived_format));
    transaction.commit();
}

void attach_in_memory(Database& db) {
    db.attach(":memory:", "derived");
    settle_derived(db);
}

std::string statements_of(Database& db, std::string_view schema) {
    std::string all;
    Statement rows = db.prepare(fmt::format(
        "SELECT sql FROM {}.sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name", schema));
    while (rows.step()) all += rows.get<std::string>(0) + "\n";
    return all;
}

// The check of the pages does not look at the names of tables and columns.
bool is_as_made(Database& derived) {
    Database fresh(":memory:", Access::create);
    attach_in_memory(fresh);
    return statements_of(derived, "main") == statements_of(fresh, "derived");
}

enum class Attached { yes, unusable, unwritable };

Attached try_attach(Database& db, const std::string& path) {
    Attached result = Attached::unusable;
    try {
        std::error_code none;
        const auto kind = fs::status(path, none).type();
        if (kind != fs::file_type::not_found && kind != fs::file_type::regular)
            return Attached::unwritable;
        if (odd_side_file(path)) return Attached::unwritable;
        std::ofstream(path, std::ios::app);  // only a file that is there can be attached
        db.attach(path, "derived");
        // A power cut may lose the newest memories, and they are made again.
        db.run("PRAGMA derived.synchronous = NORMAL");
        settle_derived(db);
        return Attached::yes;
    } catch (const Error& error) {
        if (error.trouble == Trouble::busy) throw;
        if (error.trouble == Trouble::full || error.trouble == Trouble::readonly)
            result = Attached::unwritable;
    }
    try {
        db.run("DETACH derived");
    } catch (const Error&) {  // it was never attached
    }
    return result;
}

void attach_derived(Database& db, const Files& files) {
    if (files.derived == ":memory:" || !may_write(files.derived)) return attach_in_memory(db);
    Attached attached = try_attach(db, files.derived);
    if (attached == Attached::unusable) {
        remove_database(files.derived);
        attached = try_attach(db, files.derived);
    }
    if (attached != Attached::yes) attach_in_memory(db);
}

}  // namespace

// Not by removing it: another program may have it open, and between the files beside it the wrong
// ones would come together.
void outdate_derived(const Files& files) {
    if (::access(files.derived.c_str(), F_OK) != 0) return;
    try {
        Database(files.derived, Access::write).run("PRAGMA user_version = 0");
    } catch (const Error& error) {
        if (may_pass(error.trouble)) throw;
        remove_database(files.derived);
    }
}

void have_all_folded_again(const Files& files) {
    if (::access(files.derived.c_str(), F_OK) != 0) return;
    try {
        Database(files.derived, Access::write).run("DELETE FROM state WHERE key = 'settings'");
    } catch (const Error&) {
        outdate_derived(files);
    }
}

bool remove_damaged_derived(const Files& files) {
    if (::access(files.derived.c_str(), F_OK) != 0) return false;
    try {
        Database derived(files.derived, Access::write);
        if (is_as_made(derived) && !derived.damage("main")) return false;
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) return false;
    }
    remove_database(files.derived);
    return ::access(files.derived.c_str(), F_OK) != 0;
}

Lock enter(const Files& files, Use use, std::string_view command) {
    std::error_code none;
    const bool nothing_there = use == Use::read && !fs::exists(files.history, none);
    if (files.history == ":memory:" || nothing_there || !may_write(files.history)) return {};
    if (was_cut_off(files.history)) {
        const Lock alone(files.history, Lock::Hold::alone, command);
        take_back(files.history);
    }
    Lock lock(files.history, Lock::Hold::shared, command);
    if (use == Use::write && lock.is_possible()) remove_leftovers_of_restore(files.history);
    return lock;
}

void put_back(Database& db, const std::string& history) {
    make_history(history, [&](const std::string& fresh) { db.copy_to("main", fresh); });
}

namespace {

// The catalog is kept before there is a history. Memories of one that is gone are not those of
// none.
Database open_without_history(const Files& files) {
    Database db = empty_history();
    attach_derived(db, files);
    if (!db.prepare("SELECT 1 FROM derived.folded").found()) return db;
    db = empty_history();
    attach_in_memory(db);
    return db;
}

}  // namespace

Database open_files(const Files& files, Use use, core::Day today) {
    std::optional<Database> history = open_history(files, use, today);
    if (!history) return open_without_history(files);
    attach_derived(*history, files);
    return std::move(*history);
}

}  // namespace store
