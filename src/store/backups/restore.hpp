// Putting a backup in the place of history.db without losing a row that can still be read.
#pragma once

#include "core/schedule/time.hpp"
#include "store/files.hpp"
#include "store/history/row.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace store {

struct Restored {
    // The new name of the file that was in the place, with the day; empty where there was none.
    std::string put_aside;
    std::int64_t from_backup = 0;  // rows
    std::int64_t from_old = 0;     // rows added from the file put aside
    std::int64_t lost = 0;         // rows known to be in that one that could not be read
    bool old_is_whole = true;
    std::string stray_wal;  // the new name of a -wal that was another file's; empty where none was
    std::vector<Row> differing;  // of the file put aside; the backup says otherwise. Both are kept
};

// Waits until nobody else uses the history and lets nobody in; checks the backup; makes a new file
// of it and of every row of ours that can still be read from the old one; puts that in the place
// and keeps the old one. The next write begins a new device. Throws Error, InUse where others did
// not end: nothing was changed then.
Restored restore(const Files& files, const std::string& backup, core::Day today);

}  // namespace store
