// Backups of history.db: whole copies in a folder beside it, named by day. A backup appears under
// its name only when it is complete and on the disk, and no name is ever used twice.
#pragma once

#include "core/schedule/time.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace store {

enum class Backup { once_a_day, always };

// Copies the history to history-YYYY-MM-DD.db, or -2.db, -3.db, ... where the name is taken;
// `once_a_day` does nothing then. Keeps the newest ten, and one a month for a year. Returns the new
// file, or "" where none was made.
std::string make_backup(Database& history, const std::string& folder, core::Day day, Backup when);

// Paths, newest first; none where the folder is not there. Throws Error where it cannot be read.
std::vector<std::string> list_backups(const std::string& folder);

// Which of these names (newest first) are kept; the others may go.
std::vector<std::string> backups_to_drop(const std::vector<std::string>& newest_first,
                                         core::Day today);

}  // namespace store
