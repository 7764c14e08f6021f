// The files of one learner, and by what names other files lie beside them: what such a file is for,
// and how long it is there, is said here.
#pragma once

#include "core/schedule/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

struct Files {
    std::string history;
    std::string derived;
    std::string backups;  // a folder
};

// By their usual names: what is precious, and what can be made again.
Files files_in(const std::string& data, const std::string& cache);

// What this process makes bears its number, after the last dash, until it is whole: a history that
// is begun or restored, and a backup, in their folder.
std::string new_name(const std::string& history);
std::string copy_name(const std::string& backups);
// Removes those named like `own`, of processes that are gone.
void remove_leftovers(const std::string& own);

// The new file of a restore: while this process makes it, and once it is whole, until it is in its
// place; the `turn`-th, counted from 1, where other things have such names.
std::string incoming_name(const std::string& history);
std::string restored_name(const std::string& history, int turn);
// A copy that this process reads rows from, of the history or of the backup, and, for good, what
// stood in the place before: of that day, and the `turn`-th of it, counted from 1.
std::string reading_name(const std::string& history);
std::string reading_name_of_backup(const std::string& history);
std::string replaced_name(const std::string& history, core::Day day, int turn);
// Removes what restores made beside the history before their new files were whole, where their
// processes are gone.
void remove_leftovers_of_restore(const std::string& history);

// A backup, in their folder: of that day, and the `turn`-th of it, counted from 1.
struct BackupName {
    core::Day day{};
    int turn = 1;
    auto operator<=>(const BackupName&) const = default;
};
std::string backup_path(const std::string& backups, const BackupName& name);
// Nothing where the name is another's.
std::optional<BackupName> backup_name(const std::string& path);

// What those who use the history lock, in its folder.
std::string lock_name(const std::string& history);

// The file itself, where its path is that of a symbolic link, be it one that leads nowhere yet:
// what lies beside a history lies beside that one. In the files of a learner only the history is
// looked at so.
std::string file_behind(const std::string& path);
Files without_links(Files files);

// Whether the file, or one of that name, can be written, and others beside it.
bool may_write(const std::string& path);

// 0 where there is none.
std::uint64_t size_of(const std::string& path);

// What has the name of a side file of that database and is no regular file, if there is such a
// thing.
std::optional<std::string> odd_side_file(const std::string& database);

// Whether rows may stand in a side file that SQLite has yet to work in, or to take back.
bool has_journal(const std::string& path);

}  // namespace store
