// Giving a file that is whole its name, so that nothing is lost by it: neither what has that name
// already, nor the file when the power goes.
#pragma once

#include <string>
#include <system_error>

namespace base {

// Afterwards the file has the name `to`, and may still have the other. EEXIST where `to` is taken,
// which is left as it is. By a link, and where the file system has none, by what it has.
[[nodiscard]] std::error_code give_name(const std::string& from, const std::string& to);

}  // namespace base
