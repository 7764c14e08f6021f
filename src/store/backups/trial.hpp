// Whether a backup can be restored, found out by doing it in a folder of its own, which is removed
// afterwards.
#pragma once

#include "core/settings.hpp"

#include <optional>
#include <string>

namespace store {

// Restores the backup there, opens what came of it, and has all memories compared with the rows.
// Returns what stood in the way, as a sentence; nothing where all was well.
std::optional<std::string> why_not_restorable(const std::string& backup,
                                              const core::Settings& settings, core::Day today);

}  // namespace store
