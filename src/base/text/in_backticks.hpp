// What somebody wrote, as messages quote it. (Named so that `std::quoted` is never meant by its
// name.)
#pragma once

#include <string>
#include <string_view>

namespace base {

// Cut where it is long. Ill-formed UTF-8 becomes U+FFFD.
std::string in_backticks(std::string_view text);

}  // namespace base
