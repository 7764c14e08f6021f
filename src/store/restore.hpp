// Putting a backup in the place of history.db without losing a row that can still be read.
#pragma once

#include "core/settings.hpp"
#include "store/open.hpp"

#include <string>

namespace store {

struct Restored {
    std::string
        put_aside;  // the new name of the file that was in the place; empty where there was none
    std::int64_t from_backup = 0;  // rows
    std::int64_t from_old = 0;     // rows added from the file put aside
};

// 1. Checks the backup. 2. Renames what is in the place, never altering it. 3. Copies the backup
//    there. 4. Adds every row of ours that can still be read from the old file. The next write
//    begins a new device. Throws Error; what was done up to then is safe, for no file is ever
//    overwritten.
Restored restore(const Files& files, const std::string& backup, const core::Settings& settings);

}  // namespace store
