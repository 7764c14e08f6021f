#include "store/backups/restore.hpp"

#include "store/backups/old_history.hpp"
#include "store/backups/put_in_place.hpp"
#include "store/backups/salvage.hpp"
#include "store/backups/stray_wal.hpp"
#include "store/database_files.hpp"
#include "store/history/check.hpp"
#include "store/history/lock.hpp"
#include "store/history/schema.hpp"
#include "store/open.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

namespace store {
namespace {

// The backup, read where it lies, or from a copy where rows stand beside it.
class Source {
public:
    Source(const std::string& backup, const std::string& history) : path_(file_behind(backup)) {
        if (!has_journal(path_)) {
            check_history(path_);
            return;
        }
        check_file(backup, "`ebb backup --list` names the backups there are.");
        copy_.emplace(path_, reading_name_of_backup(history));
        Database db(copy_->path(), Access::write);
        check_contents(db, backup);
        db.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    const std::string& path() const { return copy_ ? copy_->path() : path_; }

private:
    std::string path_;
    std::optional<ReadingCopy> copy_;
};

// The backup, and every row that the old file holds besides, in one new file.
class Union {
public:
    Union(const std::string& history, core::Day today)
        : history_(history), file_(incoming_name(history)), kept_(free_kept_name(history, today)) {}

    Restored make(const std::string& backup) {
        Database(backup, Access::immutable).copy_to("main", file_.path());
        Database united(file_.path(), Access::write);
        migrate(united, "", {});
        Restored result;
        Transaction transaction(united);
        result.from_backup = united.integer("SELECT count(*) FROM log").value_or(0);
        add_old(united, backup, result);
        // The file may get the inode of one that is gone: no device may go on in it.
        united.run("UPDATE device SET place = 0 WHERE place IS NOT NULL");
        say_whose_place(united, history_, kept_);
        transaction.commit();
        check_contents(united, file_.path());
        united.run("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!journal_mode_.empty())
            united.run(fmt::format("PRAGMA main.journal_mode = {}", journal_mode_));
        return result;
    }

    void put(Restored& result) {
        std::error_code error;
        const bool was_there = std::filesystem::exists(history_, error) || error;
        put_in_place(file_.path(), history_, kept_,
                     result.old_is_whole ? Old::is_whole : Old::is_damaged);
        if (was_there) result.put_aside = kept_;
    }

private:
    void add_old(Database& united, const std::string& backup, Restored& result) {
        OldHistory old(history_, backup);
        result.old_is_whole = old.database().has_value();
        if (!old.database()) return;
        const Salvaged salvaged = salvage(*old.database(), old.size(), united);
        result.from_old = salvaged.added;
        result.lost = salvaged.lost;
        result.differing = salvaged.differing;
        result.old_is_whole = salvaged.is_whole && !old.is_mended();
        Statement mode = old.database()->prepare("PRAGMA journal_mode");
        if (mode.step()) journal_mode_ = mode.get<std::string>(0);
    }

    std::string history_;
    TemporaryDatabase file_;
    std::string kept_;
    std::string journal_mode_;  // of the old file, whose owner may have chosen it
};

Restored build_and_put(const Files& files, const std::string& history, const std::string& backup,
                       core::Day today) {
    check_side_files(history);
    take_back(history);
    remove_leftovers_of_restore(history);
    const Source source(backup, history);
    const auto stray_wal = put_stray_wal_aside(history, today);
    Union made(history, today);
    Restored result = made.make(source.path());
    result.stray_wal = stray_wal.value_or("");
    have_all_folded_again(files);  // its rows are told by the last of them, and others may differ
    made.put(result);
    return result;
}

// It is done; if this fails, the next command that writes does it.
void end(const std::string& history) {
    try {
        Database in_place(history, Access::write);
        forget_whose_place(in_place);
    } catch (const Error&) {
        return;
    }
}

}  // namespace

Restored restore(const Files& files, const std::string& backup, core::Day today) {
    const std::string history = file_behind(files.history);
    const Lock alone(history, Lock::Hold::alone, "restore");
    Restored result;
    try {
        result = build_and_put(files, history, backup, today);
    } catch (const Error& error) {
        throw that_changed_nothing(error);
    }
    end(history);
    return result;
}

}  // namespace store
