// Putting a backup in the place of history.db without losing a row that can still be read.
#pragma once

#include "store/files.hpp"

#include <cstdint>
#include <string>

namespace store {

struct Restored {
    // The new name of the file that was in the place, with the day; empty where there was none.
    std::string put_aside;
    std::int64_t from_backup = 0;  // rows
    std::int64_t from_old = 0;     // rows added from the file put aside
};

// 1. Checks the backup. 2. Makes a new file of it and of every row of ours that can still be read
//    from the old one. 3. Renames what is in the place, never altering it, and puts the new file
//    there. The next write begins a new device. Stopped at any point, the old state stands, or the
//    new file is whole and the next start puts it there. Throws Error: nothing was changed then.
Restored restore(const Files& files, const std::string& backup, core::Day today);

// Ends a restore that was stopped once its new file was whole. Returns the new name of the file
// that was in the place; empty where there was none, or nothing to end.
std::string finish_restore(const std::string& history, core::Day today);

}  // namespace store
