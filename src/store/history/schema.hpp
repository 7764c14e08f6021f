// The schema of history.db: its number, and how a file of an older one is brought up to it.
#pragma once

#include "core/schedule/time.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>

namespace store {

inline constexpr std::int64_t application_id = 0x65626268;  // "ebbh"

// The schema version this program writes.
int newest_schema();

// That of a history; 0 of one that is only begun.
std::int64_t schema_version(Database& db);

// Brings a history, an empty file too, up to that version.
void migrate_to(Database& db, int version);

// Brings the history up to the newest; an empty file is begun. A history that is older is first
// copied into the folder of backups, as one of today. Throws Error.
void migrate(Database& db, const std::string& backups, core::Day today);

}  // namespace store
