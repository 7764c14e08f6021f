// What somebody wrote, as messages quote it.
#pragma once

#include <string>
#include <string_view>

namespace base {

// In backticks, cut where it is long. Ill-formed UTF-8 becomes U+FFFD.
std::string quoted(std::string_view text);

}  // namespace base
