// Cards that go on under other keys, as matching found it (core/heir/match): kept until the next
// command that writes puts links into the log, so that all commands count alike meanwhile.
#pragma once

#include "core/heir/match.hpp"
#include "store/database.hpp"

#include <vector>

namespace store {

// In the order of the old keys.
std::vector<core::Heir> read_heirs(Database& db);
// Instead of those kept before. Inside the caller's transaction.
void write_heirs(Database& db, const std::vector<core::Heir>& heirs);

}  // namespace store
