// Giving a new history the place of the one that stands there, in steps of which each may be the
// last: at any moment the one or the other stands in the place, whole and with all its rows.
//
// 1. The new file, whole and on the disk, says in a table of its own whose place it takes and by
//    what name that one is kept. By this it is known later, not by its name.
// 2. What SQLite keeps beside the old file goes into it, or beside its kept name: it would be taken
//    for the new file's.
// 3. The old file has its kept name too. 4. One rename. 5. The folder is on the disk.
//
// A restore that was cut off before the rename is taken back: nobody was told that it was done.
// All this is done under the lock alone.
#pragma once

#include "core/schedule/time.hpp"
#include "store/database.hpp"

#include <string>

namespace store {

// A name for what stands in the place, which nothing has yet.
std::string free_kept_name(const std::string& history, core::Day today);

// Has the new history say whose place it takes. Inside the caller's transaction.
void say_whose_place(Database& fresh, const std::string& history, const std::string& kept);
// Has a history that is in its place say so no more.
void forget_whose_place(Database& db);

// What may become of the side files of the old one.
enum class Old { is_whole, is_damaged };

// Puts the file `fresh` there, which has said whose place it takes. Throws Error: the old one
// stands in the place then, with what lies beside it.
void put_in_place(const std::string& fresh, const std::string& history, const std::string& kept,
                  Old old);

// Whether a new file is left beside the history, of a restore that goes on or was cut off.
bool was_cut_off(const std::string& history);
// Gives the old history back what had been taken from it, and removes the new ones.
void take_back(const std::string& history);

}  // namespace store
