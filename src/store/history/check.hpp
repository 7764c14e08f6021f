// Whether a file is a history that this program may use. Told from the file's header before SQLite
// touches it: SQLite would begin a database in an empty file, and write into another program's.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace store {

// Throws an Error whose sentence begins with the file's name.
[[noreturn]] void refuse(Trouble trouble, const std::string& path, std::string_view why);

// Refuses a path of which the system tells nothing, and says why.
[[noreturn]] void refuse_unseen(const std::string& path, const std::error_code& why);

// Refuses a file that is not a history of ours, lacks its end, or is of a schema newer than ours;
// `hint` ends the sentence where the file may have to be replaced. Changes nothing.
void check_file(const std::string& path, std::string_view hint);

// Refuses what stands in the place of a side file and is none: SQLite would wait for a pipe.
void check_side_files(const std::string& path);

// The same of the schema that SQLite sees, also in a -wal file; and it must have our columns.
void check_schema(Database& db, const std::string& path);

// What is damaged of a history, in all its pages, and that the device of each row is told.
std::optional<std::string> damage_of(Database& history);

// Checks the schema of a history and all that it holds. Throws Error, with the path.
void check_contents(Database& db, const std::string& path);

// Checks that a file is a history of ours, whole in all its pages and not newer than this program;
// changes nothing. Throws Error.
void check_history(const std::string& path);

}  // namespace store
