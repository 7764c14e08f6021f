// Giving a file that is whole its name, so that nothing is lost by it: neither what has that name
// already, nor the file when the power goes.
#pragma once

#include <string>
#include <string_view>
#include <system_error>

namespace base {

// Afterwards the file has the name `to`, and may still have the other. EEXIST where `to` is taken,
// which is left as it is. By a link, and where the file system has none, by what it has. An empty
// file is what a process leaves that was stopped while it took the name; it is replaced, unless its
// process is still at work.
[[nodiscard]] std::error_code give_name(const std::string& from, const std::string& to);

// A new file of that name with these bytes, on the disk, or none. EEXIST where the name is taken.
[[nodiscard]] std::error_code make_file(const std::string& name, std::string_view bytes);

// Removes such an empty file, unless its process is still at work; nothing else.
void remove_left_name(const std::string& name);

}  // namespace base
