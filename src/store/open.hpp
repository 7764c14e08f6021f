// Opening the two database files: which file may be used how, and what stands in the way.
//
// 1. history.db is never overwritten, and never altered unless it is ours and whole: a file that is
//    empty where there are backups, truncated, garbage, another program's or a newer ebb's is
//    refused by name.
// 2. derived.db is attached as "derived". Missing, damaged or of another format, it is made again;
//    where it cannot be written it is made in memory.
#pragma once

#include "store/database.hpp"

#include <string>

namespace store {

struct Files {
    std::string history;
    std::string derived;
    std::string backups;  // a folder
};

enum class Use { read, write };

// The history, migrated, with the derived file attached. Throws Error.
Database open_files(const Files& files, Use use);

// Checks that a file is a history of ours, whole and not newer than this program; changes nothing.
// Throws Error.
void check_history(const std::string& path);

// Removes the derived file, to be made again.
void remove_derived(const Files& files);

// Removes the derived file if it is damaged, and tells whether it was: what came of reading it may
// be tried again.
bool remove_damaged_derived(const Files& files);

// The schema version this program writes.
int newest_schema();

inline constexpr std::int64_t application_id = 0x65626268;  // "ebbh"

}  // namespace store
