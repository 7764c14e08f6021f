// Opening the two database files: which file may be used how, and what stands in the way.
//
// 1. history.db is never overwritten, and never altered unless it is ours and whole: a file that is
//    empty where there are backups, truncated, garbage, another program's or a newer ebb's is
//    refused by name.
// 2. derived.db is attached as "derived". Missing, damaged or of another format, it is made again;
//    where it cannot be written it is made in memory.
#pragma once

#include "store/database.hpp"
#include "store/files.hpp"
#include "store/history/lock.hpp"

#include <string_view>

namespace store {

enum class Use { read, write };

// The lock under which the files are opened and used. Ends a restore that was cut off; whoever
// writes also removes what one left that had not come so far. Where nothing is there to be read,
// and in a folder that cannot be written, it holds nothing. Throws InUse.
Lock enter(const Files& files, Use use, std::string_view command);

// The history, for one who writes brought up to the newest schema, with the derived file attached.
// What is backed up on the way bears the name of today. Throws Error.
Database open_files(const Files& files, Use use, core::Day today);

// Puts a history there again whose file was removed while it was open. Throws Error.
void put_back(Database& db, const std::string& history);

// The derived file is made again by whoever opens it next.
void outdate_derived(const Files& files);
// Has the next who opens the files fold every row again, whatever is known of them.
void have_all_folded_again(const Files& files);

// Removes the derived file if it is damaged, also in its schema, and tells whether it did: what
// came of reading it may be tried again.
bool remove_damaged_derived(const Files& files);

}  // namespace store
