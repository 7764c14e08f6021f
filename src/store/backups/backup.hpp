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
// `once_a_day` does nothing where a backup of that day holds what was there before it. Then removes
// those that are too many, see backups_to_drop. Returns the new file, or "" where none was made.
std::string make_backup(Database& history, const std::string& folder, core::Day day, Backup when);

}  // namespace store
