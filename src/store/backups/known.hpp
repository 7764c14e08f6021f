// What the backups of a folder hold, and so which of them is the newest: names tell of clocks,
// which may have been wrong.
#pragma once

#include "core/schedule/time.hpp"
#include "store/history/row.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace store {

// Paths, the newest name first; none where the folder is not there. An empty file is no backup, but
// what is left of one that was cut off. Throws Error where the folder cannot be read.
std::vector<std::string> list_backups(const std::string& folder);

// Removes the empty files that are left of backups which were cut off.
void remove_cut_off_backups(const std::string& folder);

// Whether a backup that was listed has been removed since: another process rotates them too.
bool is_gone(const std::string& backup);

// So many are kept whatever they hold.
inline constexpr std::size_t kept_newest = 10;

struct KnownBackup {
    std::string path;
    std::optional<std::int64_t> rows;  // nothing where it could not be read
    std::optional<core::Moment> last;  // of the answer that was written last
};

// Newest first: the one with more rows, and so whatever holds all rows of another and more; of
// equal ones, by their names. Those that cannot be read come behind. Throws Error where the folder
// cannot be read.
std::vector<KnownBackup> known_backups(const std::string& folder);

// Which of these may go: all but the newest ten, and the newest of each of twelve months before
// theirs, told by the study days of their last answers. A month that comes between others where it
// cannot have been is a wrong clock's, and takes no other's place. One that cannot be read stays:
// it may be readable tomorrow.
std::vector<std::string> backups_to_drop(const std::vector<KnownBackup>& newest_first);

}  // namespace store
