// A -wal that is another file's: a program was killed, and then a history was copied or moved into
// the place of the one whose newest rows stood there. SQLite would write them over the new file,
// and neither tells whose they are. But a log only grows: with a -wal of its own a whole history
// holds all that it holds without.
#pragma once

#include "store/files.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace store {

// Puts such a -wal aside under a kept name, before SQLite opens the history, and says so. Where the
// history is as the last run left it, or others are at work on it, it is its own. Throws Error.
std::optional<std::string> part_from_stray_wal(const Files& files, core::Day today,
                                               std::string_view command);

// The same for who has the history alone: the name it is kept by.
std::optional<std::string> put_stray_wal_aside(const std::string& history, core::Day today);

}  // namespace store
